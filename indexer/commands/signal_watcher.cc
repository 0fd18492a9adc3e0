#include "indexer/commands/signal_watcher.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <string>

#include "common/program/error.h"
#include "common/program/system_calls.h"
#include "indexer/run/worker_threads.h"

namespace khabar {
namespace {

constexpr int kWatched[] = {SIGINT, SIGTERM, SIGHUP};

bool is_ignored(int number) {
  struct sigaction action {};
  return ::sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// A reader of standard error who reads no more must not keep the process.
void say(const std::string& text) {
  constexpr int kWait = 100;  // milliseconds
  pollfd out{STDERR_FILENO, POLLOUT, 0};
  if (::poll(&out, 1, kWait) != 1) return;
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

// Past all destructors, which would wait for the work that goes on.
[[noreturn]] void end_unfinished(int number) {
  say(fmt::format("{0}: error: {1} in the middle of its work\n{0}: hint: {2}\n", program_invocation_short_name,
                  ended_by(number), "what was published is whole, and the next run removes what this one left behind"));
  std::_Exit(128 + number);
}

[[noreturn]] void end_published(int number, std::string_view generation) {
  say(fmt::format("{0}: warning: {1}\n{0}: warning: {2}\n", program_invocation_short_name,
                  late_signal_text(number, generation),
                  "the report may be lost and old generations still be there; the next run removes those"));
  std::_Exit(static_cast<int>(ExitStatus::kPartial));
}

}  // namespace

SignalWatcher::SignalWatcher(PublicationGate& gate) : gate_(gate), pipe_before_(std::signal(SIGPIPE, SIG_IGN)) {
  sigemptyset(&watched_);
  for (const int number : kWatched) {
    // A blocked signal is delivered to sigtimedwait even if it is ignored, as under nohup.
    if (!is_ignored(number)) sigaddset(&watched_, number);
  }
  ::pthread_sigmask(SIG_BLOCK, &watched_, &before_);
  thread_ = start_thread([this](const std::stop_token& stop) { watch(stop); });
}

SignalWatcher::~SignalWatcher() {
  stop();
  if (gate_.is_published()) return;
  std::signal(SIGPIPE, pipe_before_);
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void SignalWatcher::stop() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
  constexpr timespec kNow{};
  for (int number = 0; (number = ::sigtimedwait(&watched_, nullptr, &kNow)) > 0;) gate_.note_signal(number);
}

void SignalWatcher::watch(const std::stop_token& stop) {
  constexpr timespec kLook{0, 50'000'000};
  auto deadline = std::chrono::steady_clock::time_point::max();
  while (!stop.stop_requested()) {
    const int number = ::sigtimedwait(&watched_, nullptr, &kLook);
    const bool is_second = number > 0 && !gate_.note_signal(number);
    if (number > 0 && !is_second) deadline = std::chrono::steady_clock::now() + kPatience;
    if (!is_second && std::chrono::steady_clock::now() < deadline) continue;
    gate_.hold([&](std::string_view generation) {
      if (!generation.empty()) end_published(gate_.signal(), generation);
      if (!is_second) end_unfinished(gate_.signal());
      end_by_signal(number);
    });
  }
}

}  // namespace khabar
