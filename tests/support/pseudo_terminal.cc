#include "tests/support/pseudo_terminal.h"

#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace khabar::testing {
namespace {

[[noreturn]] void become(std::vector<std::string> arguments, const std::vector<std::string>& environment) {
  for (const std::string& pair : environment) {
    const auto equals = pair.find('=');
    ::setenv(pair.substr(0, equals).c_str(), pair.substr(equals + 1).c_str(), 1);
  }
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

// Until the program has closed its end, which Linux tells as EIO.
std::string read_all(int terminal) {
  std::string bytes;
  char piece[4096];
  for (;;) {
    const ssize_t count = ::read(terminal, piece, sizeof piece);
    if (count <= 0) return bytes;
    bytes.append(piece, static_cast<std::size_t>(count));
  }
}

}  // namespace

TerminalResult run_on_terminal(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                               unsigned short columns) {
  termios raw{};  // nothing is echoed, and ends of lines are not changed
  ::cfmakeraw(&raw);
  const winsize size{24, columns, 0, 0};
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, &raw, &size);
  if (child < 0) throw std::runtime_error("forkpty failed");
  if (child == 0) become(arguments, environment);
  const std::string shown = read_all(terminal);
  ::close(terminal);
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid failed");
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), shown};
}

}  // namespace khabar::testing
