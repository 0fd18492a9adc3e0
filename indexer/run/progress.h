// What a user sees while a run goes on.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <thread>

#include "indexer/run/run_counters.h"

namespace khabar {

struct ProgressState {
  RunStage stage = RunStage::kReading;
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
  std::uint64_t total_bytes = 0;
  std::uint64_t skipped = 0;
  std::chrono::duration<double> elapsed{};
};

// One line without its end: "12,345 articles, 33.1 of 48.2 MB, 2,345 articles/s, 0:12 left". Without the time left
// if it cannot be told yet.
std::string progress_line(const ProgressState& state);

// 1234567 as "1,234,567".
std::string with_thousands(std::uint64_t number);

// "1 article", "1,234 articles".
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

enum class ProgressStyle {
  kNone,
  kLine,  // for a terminal: one line, redrawn four times a second and erased at the end
  kLog,   // a line a minute
};

// Shows `counters` on `out` from construction to destruction; nobody else may write there meanwhile.
class Progress {
 public:
  Progress(std::ostream& out, ProgressStyle style, std::uint64_t total_bytes, const RunCounters& counters);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void show(const std::stop_token& stop);
  void draw();

  std::ostream& out_;
  const ProgressStyle style_;
  const std::uint64_t total_bytes_;
  const RunCounters& counters_;
  const std::chrono::steady_clock::time_point start_;
  std::jthread thread_;
};

}  // namespace khabar
