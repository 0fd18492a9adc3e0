// What a run has done so far: written by its threads, read by the progress display.
#pragma once

#include <atomic>
#include <cstdint>

namespace khabar {

enum class RunStage { kReading, kMerging, kChecking, kPublishing };

struct RunCounters {
  std::atomic<std::uint64_t> articles{0};  // written to a database
  std::atomic<std::uint64_t> bytes{0};     // consumed of the input files
  std::atomic<std::uint64_t> skipped{0};
  std::atomic<RunStage> stage{RunStage::kReading};
};

}  // namespace khabar
