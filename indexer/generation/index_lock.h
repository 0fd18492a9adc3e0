// The right to write to an index.
#pragma once

#include "common/index/index_directory.h"
#include "common/program/file_descriptor.h"
#include "indexer/generation/warnings.h"

namespace khabar {

// Held from construction to destruction, one process at a time. Creates the directories. Throws Error with
// ExitStatus::kBusy if another process has it, and refuses a directory that holds something else than an index.
class IndexLock {
 public:
  explicit IndexLock(const IndexDirectory& directory);

  // Says so if a new index may vanish as a whole with a loss of power.
  const Warnings& warnings() const { return warnings_; }

 private:
  Warnings warnings_;
  FileDescriptor file_;  // closing it gives the lock back
};

}  // namespace khabar
