#include "searcher/serve/metrics.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "common/version.h"

namespace khabar {
namespace {

std::string family(std::string_view name, std::string_view type, std::string_view help) {
  return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

std::string gauge(std::string_view name, std::string_view help, double value) {
  return family(name, "gauge", help) + fmt::format("{} {}\n", name, value);
}

double resident_bytes() {
  std::ifstream numbers{"/proc/self/statm"};
  double all = 0;
  double resident = 0;
  numbers >> all >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double open_descriptors() {
  std::error_code unknown;
  const std::filesystem::directory_iterator files{"/proc/self/fd", unknown};
  return static_cast<double>(std::distance(begin(files), end(files)));
}

}  // namespace

void Metrics::answered(std::string_view handler, int status, std::chrono::steady_clock::duration time) {
  const double seconds = std::chrono::duration<double>(time).count();
  const std::lock_guard lock{mutex_};
  ++requests_[{std::string{handler}, status}];
  Durations& durations = durations_[std::string{handler}];
  for (std::size_t i = 0; i < kDurationBuckets.size(); ++i) {
    if (seconds <= kDurationBuckets.at(i)) ++durations.buckets.at(i);
  }
  ++durations.count;
  durations.sum += seconds;
}

void Metrics::refused() {
  const std::lock_guard lock{mutex_};
  ++refused_;
}

void Metrics::serves(const IndexNumbers& numbers) {
  const std::lock_guard lock{mutex_};
  index_ = numbers;
}

std::string Metrics::text(std::size_t waiting) const {
  const std::lock_guard lock{mutex_};
  std::string text = family("khabar_http_requests_total", "counter", "Requests that were answered.");
  for (const auto& [key, count] : requests_) {
    text += fmt::format("khabar_http_requests_total{{handler=\"{}\",code=\"{}\"}} {}\n", key.first, key.second, count);
  }
  constexpr std::string_view kDuration = "khabar_http_request_duration_seconds";
  text += family(kDuration, "histogram", "From the headers of a request to the end of its answer.");
  for (const auto& [handler, durations] : durations_) {
    for (std::size_t i = 0; i < kDurationBuckets.size(); ++i) {
      text += fmt::format("{}_bucket{{handler=\"{}\",le=\"{}\"}} {}\n", kDuration, handler, kDurationBuckets.at(i),
                          durations.buckets.at(i));
    }
    text += fmt::format(
        "{0}_bucket{{handler=\"{1}\",le=\"+Inf\"}} {2}\n{0}_sum{{handler=\"{1}\"}} {3}\n"
        "{0}_count{{handler=\"{1}\"}} {2}\n",
        kDuration, handler, durations.count, durations.sum);
  }
  text += family("khabar_queries_refused_total", "counter", "Requests for which there was no room in the queue.");
  text += fmt::format("khabar_queries_refused_total {}\n", refused_);
  text += gauge("khabar_queries_waiting", "Requests that wait for a worker.", static_cast<double>(waiting));
  text += gauge("khabar_index_generation_timestamp_seconds", "When the index was built.", index_.published);
  text += gauge("khabar_index_articles", "Articles of the index.", static_cast<double>(index_.articles));
  text += gauge("khabar_index_bytes", "Bytes of its files.", static_cast<double>(index_.bytes));
  text += gauge("process_resident_memory_bytes", "Resident memory.", resident_bytes());
  text += gauge("process_open_fds", "Open file descriptors.", open_descriptors());
  text += family("khabar_build_info", "gauge", "Versions.");
  text += fmt::format("khabar_build_info{{version=\"{}\",xapian=\"{}\"}} 1\n", kVersion, Xapian::version_string());
  return text;
}

}  // namespace khabar
