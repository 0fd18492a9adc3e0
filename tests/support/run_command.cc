#include "tests/support/run_command.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void redirect(const std::string& path, int flags, int descriptor) {
  const int opened = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(127);
}

[[noreturn]] void become(std::vector<char*>& argv, const std::vector<std::string>& environment) {
  for (const std::string& pair : environment) {
    const auto equals = pair.find('=');
    ::setenv(pair.substr(0, equals).c_str(), pair.substr(equals + 1).c_str(), 1);
  }
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& arguments, const std::string& input,
                          const std::vector<std::string>& environment) {
  const TempDir dir;
  const std::string in = dir.write("in", input);
  const std::string out = dir.write("out", "");
  const std::string err = dir.write("err", "");
  std::vector<std::string> copies = arguments;
  std::vector<char*> argv;
  argv.reserve(copies.size() + 1);
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    redirect(in, O_RDONLY, STDIN_FILENO);
    redirect(out, O_WRONLY | O_TRUNC, STDOUT_FILENO);
    redirect(err, O_WRONLY | O_TRUNC, STDERR_FILENO);
    become(argv, environment);
  }
  int wait_status = 0;
  if (::waitpid(child, &wait_status, 0) != child) throw std::runtime_error("waitpid failed");
  const int status = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
  return {status, read_file(out), read_file(err)};
}

}  // namespace khabar::testing
