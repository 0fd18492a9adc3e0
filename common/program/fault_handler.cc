#include "common/program/fault_handler.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

#include "common/program/error.h"

namespace khabar {
namespace {

// Only what may be called in a handler of signals is called; nothing can be cleaned up any more.
void print(std::string_view text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

extern "C" void end_by_fault(int) {
  for (const std::string_view text :
       {std::string_view{": error: ended by a memory fault, which a damaged index may cause\n"},
        std::string_view{
            ": hint: see what khabar-index verify says about the index; if it is sound, please report this; "
            "a published index is as before\n"}}) {
    print(program_invocation_short_name);
    print(text);
  }
  ::_exit(static_cast<int>(ExitStatus::kError));
}

// Faults at the end of the stack need another one.
using HandlerStack = std::array<char, 65536>;
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
[[maybe_unused]] alignas(16) HandlerStack handler_stack;

}  // namespace

void end_with_error_on_faults() {
#ifndef KHABAR_SANITIZE
  stack_t stack{};
  stack.ss_sp = handler_stack.data();
  stack.ss_size = handler_stack.size();
  ::sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_handler = end_by_fault;
  action.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND);
  for (const int number : {SIGSEGV, SIGBUS}) ::sigaction(number, &action, nullptr);
#endif
}

}  // namespace khabar
