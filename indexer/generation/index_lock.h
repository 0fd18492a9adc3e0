// The right to write to an index.
#pragma once

#include "common/index/file_descriptor.h"
#include "common/index/index_directory.h"

namespace khabar {

// Held from construction to destruction, one process at a time. Creates the directories. Throws Error with
// ExitStatus::kBusy where another process has it, and refuses a directory that holds something else than an index.
class IndexLock {
 public:
  explicit IndexLock(const IndexDirectory& directory);

 private:
  FileDescriptor file_;  // closing it gives the lock back
};

}  // namespace khabar
