#include "indexer/run/run_sink.h"

#include <utility>

namespace khabar {

void RunSink::found_as(std::string_view format, std::string_view encoding) {
  count_article(run_.report, format, encoding);
}

void RunSink::skip(SkippedInput&& skipped) {
  run_.check_point();
  run_.report.skipped.add(std::move(skipped));
  ++run_.counters.skipped;
}

void RunSink::remark(Remark remark, const std::vector<std::string>& details) {
  count_remark(run_.report.remarks, remark, details);
}

void RunSink::pass_over(std::string_view kind) {
  run_.check_point();
  count_passed_over(run_.report, kind);
}

void RunSink::consumed(std::uint64_t bytes) {
  run_.check_point();
  run_.counters.bytes += bytes;
}

}  // namespace khabar
