#include "indexer/generation/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <new>

#include "common/program/error.h"
#include "common/program/system_calls.h"

namespace khabar {
namespace {

constexpr int kPause = 50;  // milliseconds between two looks at the check point
constexpr std::size_t kMostText = std::size_t{1} << 20;

// What a child says first: all is well, or what failed.
constexpr char kDone = '+';
constexpr char kFailed = '-';

[[noreturn]] void fail(int error_number) {
  throw Error(fmt::format("cannot start a process to look into an index: {}", std::strerror(error_number)),
              "check the limits of processes and memory (ulimit -a)");
}

void set_limit(__rlimit_resource resource, std::uint64_t limit) {
  const rlimit both{limit, limit};
  ::setrlimit(resource, &both);
}

void limit_memory(std::uint64_t more) {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const long page = ::sysconf(_SC_PAGESIZE);
  if (pages > 0 && page > 0) set_limit(RLIMIT_AS, pages * static_cast<std::uint64_t>(page) + more);
}

std::string outcome(const std::function<std::string()>& work) {
  try {
    return kDone + work();
  } catch (const std::bad_alloc&) {
    return fmt::format("{}it asked for more memory than any sound index needs", kFailed);
  } catch (const Xapian::Error& error) {
    return kFailed + error.get_description();
  } catch (const std::exception& error) {
    return fmt::format("{}{}", kFailed, error.what());
  } catch (...) {
    return fmt::format("{}it failed for an unknown reason", kFailed);
  }
}

// Nothing of this process may be ended twice: neither destructors nor handlers run at its end.
[[noreturn]] void be_child(int out, pid_t parent, const std::function<std::string()>& work, const ChildLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) std::_Exit(1);
  for (const int number : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGXCPU}) std::signal(number, SIG_DFL);
  std::set_terminate([] { std::abort(); });
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);  // a crash is told by the parent
  if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_CPU, limits.seconds);
  limit_memory(limits.memory);
  std::_Exit(write_all(out, outcome(work)) == 0 ? 0 : 1);
}

struct Pipe {
  std::array<int, 2> ends{-1, -1};

  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(errno);
  }
  ~Pipe() {
    ::close(ends[0]);
    close_writer();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_writer() {
    if (ends[1] >= 0) ::close(std::exchange(ends[1], -1));
  }
};

// Ends with its owner.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  ~Child() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    wait();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  int wait() {
    int status = 0;
    uninterrupted([&] { return ::waitpid(id_, &status, 0); });
    id_ = 0;
    return status;
  }

 private:
  pid_t id_;
};

std::string read_all(int descriptor, const CheckPoint& check_point) {
  std::string text;
  std::array<char, 4096> piece{};
  for (;;) {
    check_point();
    pollfd wanted{descriptor, POLLIN, 0};
    if (::poll(&wanted, 1, kPause) <= 0) continue;
    const ssize_t count = uninterrupted([&] { return ::read(descriptor, piece.data(), piece.size()); });
    if (count <= 0) return text;
    if (text.size() < kMostText) text.append(piece.data(), static_cast<std::size_t>(count));
  }
}

std::string how_it_ended(int status, const ChildLimits& limits) {
  if (!WIFSIGNALED(status)) return fmt::format("it ended with status {}", WEXITSTATUS(status));
  const int number = WTERMSIG(status);
  // The kernel sends SIGKILL if both limits of processor time are the same.
  if (number == SIGXCPU || number == SIGKILL) {
    return fmt::format("it was ended after {} seconds of processor time, or for want of memory", limits.seconds);
  }
  return fmt::format("it was ended by SIG{}", ::sigabbrev_np(number));
}

}  // namespace

ChildResult run_in_child(const std::function<std::string()>& work, const ChildLimits& limits,
                         const CheckPoint& check_point) {
  Pipe pipe;
  const pid_t parent = ::getpid();
  const pid_t id = ::fork();
  if (id < 0) fail(errno);
  if (id == 0) be_child(pipe.ends[1], parent, work, limits);
  Child child(id);
  pipe.close_writer();
  const std::string text = read_all(pipe.ends[0], check_point);
  const int status = child.wait();
  if (status != 0 || text.empty()) return {{}, how_it_ended(status, limits)};
  if (text.front() == kFailed) return {{}, text.substr(1)};
  return {text.substr(1), {}};
}

}  // namespace khabar
