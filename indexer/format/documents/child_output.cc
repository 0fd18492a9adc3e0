#include "indexer/format/documents/child_output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "common/program/error.h"

namespace khabar {

namespace {

constexpr std::size_t kMostErrorBytes = 1000;
constexpr int kPollMilliseconds = 100;
constexpr int kNotStarted = 127;

class PipeEnds {
 public:
  PipeEnds() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) {
      throw std::system_error(errno, std::generic_category(), "no pipe to a child process");
    }
  }
  ~PipeEnds() {
    close_end(0);
    close_end(1);
  }
  PipeEnds(const PipeEnds&) = delete;
  PipeEnds& operator=(const PipeEnds&) = delete;

  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

// Kills the child unless it has been waited for.
class PipedChild {
 public:
  explicit PipedChild(pid_t pid) : pid_(pid) {}
  ~PipedChild() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    wait();
  }
  PipedChild(const PipedChild&) = delete;
  PipedChild& operator=(const PipedChild&) = delete;

  void kill() const { ::kill(pid_, SIGKILL); }

  // Its exit status; -1 if a signal ended it.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t pid_;
};

void limit(int resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// In the child, between fork and exec: nothing that takes memory.
[[noreturn]] void become(char* const* arguments, int input, int output, int errors, const ChildOutputLimits& limits,
                         pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kNotStarted);  // it ended before the line above
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CPU, limits.processor_seconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  if (::dup2(input, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(errors, 2) < 0) ::_exit(kNotStarted);
  ::execv(arguments[0], arguments);
  ::_exit(kNotStarted);
}

// False at the end of the pipe.
bool take_from_pipe(int pipe, std::string& text, std::size_t most) {
  std::array<char, 65'536> buffer;
  const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (text.size() < most) {
    text.append(buffer.data(), std::min(static_cast<std::size_t>(count), most - text.size()));
  }
  return count > 0;
}

}  // namespace

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/usr/bin:/bin" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string full = std::string(rest.substr(0, end)) + "/" + name;
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (full.starts_with('/') && ::access(full.c_str(), X_OK) == 0) return full;
  }
  return {};
}

ChildOutput read_from_child(const std::vector<std::string>& command, int input, const ChildOutputLimits& limits,
                            const CheckPoint& check) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  PipeEnds output;
  PipeEnds errors;
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) throw std::system_error(errno, std::generic_category(), "no child process");
  if (pid == 0) become(arguments.data(), input, output.writing(), errors.writing(), limits, parent);
  PipedChild child(pid);
  output.close_end(1);
  errors.close_end(1);
  ChildOutput result;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limits.seconds);
  std::array<pollfd, 2> pipes{pollfd{output.reading(), POLLIN, 0}, pollfd{errors.reading(), POLLIN, 0}};
  while (pipes[0].fd >= 0 || pipes[1].fd >= 0) {
    check();
    ::poll(pipes.data(), pipes.size(), kPollMilliseconds);
    if (pipes[0].revents != 0 && !take_from_pipe(pipes[0].fd, result.text, limits.output_bytes + 1)) pipes[0].fd = -1;
    if (pipes[1].revents != 0 && !take_from_pipe(pipes[1].fd, result.errors, kMostErrorBytes)) pipes[1].fd = -1;
    if (result.text.size() > limits.output_bytes) result.problem = "too much text";
    if (std::chrono::steady_clock::now() > end) result.problem = "too much time";
    if (!result.problem.empty()) break;
  }
  if (!result.problem.empty()) child.kill();
  result.status = child.wait();
  if (result.status < 0 && result.problem.empty()) result.problem = "too much time or memory";
  return result;
}

}  // namespace khabar
