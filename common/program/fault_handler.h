// The last words of a process that reads memory which is not its own.
#pragma once

namespace khabar {

// From now on SIGSEGV and SIGBUS end the process with an error, a hint and ExitStatus::kError. Xapian trusts what it
// reads, so a damaged table may lead it out of its memory. Does nothing if a sanitizer reports such faults.
void end_with_error_on_faults();

}  // namespace khabar
