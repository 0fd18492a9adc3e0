#include "indexer/run/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <new>
#include <ostream>

#include "common/program/standard_streams.h"
#include "indexer/run/worker_threads.h"

namespace khabar {
namespace {

constexpr std::chrono::milliseconds kRedraw{250};
constexpr std::chrono::minutes kLogEvery{1};
constexpr std::string_view kEraseLine = "\r\033[K";

double in_megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::string time_left(const ProgressState& state) {
  // Before a second has gone, the rate says more about starting than about reading.
  if (state.elapsed.count() < 1 || state.bytes == 0 || state.total_bytes == 0) return {};
  const double share = std::min(1.0, static_cast<double>(state.bytes) / static_cast<double>(state.total_bytes));
  const auto seconds = static_cast<std::uint64_t>(std::llround(state.elapsed.count() * (1 - share) / share));
  if (seconds >= 3600) return fmt::format(", {}:{:02}:{:02} left", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return fmt::format(", {}:{:02} left", seconds / 60, seconds % 60);
}

std::string reading_line(const ProgressState& state) {
  const double seconds = std::max(state.elapsed.count(), 0.001);
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(state.articles) / seconds);
  std::string line = fmt::format("{} articles, {:.1f} of {:.1f} MB, {} articles/s{}", with_thousands(state.articles),
                                 in_megabytes(state.bytes), in_megabytes(std::max(state.bytes, state.total_bytes)),
                                 with_thousands(rate), time_left(state));
  if (state.skipped > 0) line += fmt::format(", {} skipped", with_thousands(state.skipped));
  return line;
}

}  // namespace

std::string with_thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", with_thousands(number), number == 1 ? one : many);
}

std::string progress_line(const ProgressState& state) {
  const std::string articles = with_thousands(state.articles);
  switch (state.stage) {
    case RunStage::kReading:
      return reading_line(state);
    case RunStage::kMerging:
      return fmt::format("merging {} articles into one database", articles);
    case RunStage::kChecking:
      return fmt::format("checking the new generation of {} articles", articles);
    case RunStage::kPublishing:
      return fmt::format("publishing {} articles", articles);
  }
  return {};
}

Progress::Progress(std::ostream& out, ProgressStyle style, std::uint64_t total_bytes, const RunCounters& counters)
    : out_(out),
      style_(style),
      total_bytes_(total_bytes),
      counters_(counters),
      start_(std::chrono::steady_clock::now()) {
  if (style_ == ProgressStyle::kNone) return;
  thread_ = start_thread([this](const std::stop_token& stop) { show(stop); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
  if (style_ != ProgressStyle::kLine) return;
  print_own(out_, kEraseLine);
  out_.flush();
}

void Progress::show(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  const auto interval = style_ == ProgressStyle::kLine ? kRedraw : std::chrono::milliseconds(kLogEvery);
  for (;;) {
    stopped.wait_for(lock, stop, interval, [] { return false; });
    if (stop.stop_requested()) return;
    try {
      draw();
    } catch (const std::bad_alloc&) {
      continue;  // a line that is not shown must not end the run
    }
  }
}

void Progress::draw() {
  const std::string line = progress_line({counters_.stage, counters_.articles, counters_.bytes, total_bytes_,
                                          counters_.skipped, std::chrono::steady_clock::now() - start_});
  print_own(out_, style_ == ProgressStyle::kLine ? std::string{kEraseLine} + line : line + '\n');
  out_.flush();
}

}  // namespace khabar
