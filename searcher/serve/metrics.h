// Numbers of the server for Prometheus (text format 0.0.4).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace khabar {

// The upper ends of the buckets of a histogram, in seconds. Chosen, not tuned.
inline constexpr std::array kDurationBuckets{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0};

// What is told of the index that is served.
struct IndexNumbers {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
  double published = 0;  // seconds since 1970
};

// For several threads.
class Metrics {
 public:
  // `handler` is one of a table, never a part of an address.
  void answered(std::string_view handler, int status, std::chrono::steady_clock::duration time);
  void refused();
  void serves(const IndexNumbers& numbers);

  std::string text(std::size_t waiting) const;

 private:
  struct Durations {
    std::array<std::uint64_t, kDurationBuckets.size()> buckets{};
    std::uint64_t count = 0;
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Durations, std::less<>> durations_;
  std::uint64_t refused_ = 0;
  IndexNumbers index_;
};

}  // namespace khabar
