// A program that runs beside the test.
#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

namespace khabar::testing {

class ChildProcess {
 public:
  // What it prints goes to the file `err`, or nowhere.
  explicit ChildProcess(std::vector<std::string> arguments, const std::string& err = "/dev/null") {
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    child_ = ::fork();
    if (child_ < 0) throw std::runtime_error("fork failed");
    if (child_ > 0) return;
    const int file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || ::dup2(file, STDERR_FILENO) < 0) ::_exit(127);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ~ChildProcess() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t id() const { return child_; }
  void send(int number) const { ::kill(child_, number); }

  // Whether it has ended; then wait() does not wait.
  bool ended() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0;
  }

  // The status of waitpid(2).
  int wait() {
    int status = 0;
    ::wait4(child_, &status, 0, &usage_);
    child_ = 0;
    return status;
  }

  // After wait(): the most memory that it held at once.
  long peak_kilobytes() const { return usage_.ru_maxrss; }

 private:
  pid_t child_ = 0;
  rusage usage_{};
};

}  // namespace khabar::testing
