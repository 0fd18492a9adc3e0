// Work on bytes that may be damaged, in a process of its own: Xapian may crash, hang or ask for all memory if a
// table is damaged, and that must not end this process.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <string>

#include "common/program/check_point.h"

namespace khabar {

struct ChildLimits {
  std::uint64_t seconds;  // of processor time
  std::uint64_t memory;   // bytes beyond those of this process
};

struct ChildResult {
  std::string text;     // what the work returned, of at most 1 MB
  std::string failure;  // empty, or how it ended instead: "it was ended by SIGSEGV"
};

// Runs `work` in a copy of this process with one thread. An exception that leaves it is a failure. Throws Error if
// no process can be made, and what `check_point`, which is called 20 times a second, throws; the work is ended then.
ChildResult run_in_child(const std::function<std::string()>& work, const ChildLimits& limits,
                         const CheckPoint& check_point);

}  // namespace khabar
