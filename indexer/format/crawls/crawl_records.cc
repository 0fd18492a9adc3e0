#include "indexer/format/crawls/crawl_records.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/limits.h"

namespace khabar {

bool CrawlRecords::read_block(CrawledRecord& record, std::uint64_t length) {
  record.too_long = length > kMaxWarcBlock;
  while (length > 0) {
    std::string_view ahead = input_->peek();
    if (ahead.empty()) return false;
    ahead = ahead.substr(0, std::min<std::uint64_t>(length, ahead.size()));
    record.block += ahead.substr(0, kMaxWarcBlock - record.block.size());
    length -= ahead.size();
    input_->consume(ahead.size());
  }
  return true;
}

void CrawlRecords::check_end(CrawledRecord& record, bool is_whole) {
  const std::string_view ahead = input_->peek(rule_.head);
  const bool ends_well = ahead.empty() || ahead.front() == '\r' || ahead.front() == '\n' || rule_.begins(ahead);
  if (is_whole && ends_well) return;
  record.problem = fmt::format("{} record {}", rule_.format, is_whole ? "with a wrong length" : "cut short");
  if (record.too_long || rescanned_ > kMaxRescan) return skip_to_next_record();
  std::string again = record.block;
  again += input_->peek();
  const std::size_t next = rule_.find(again);
  if (next == std::string::npos) return skip_to_next_record();
  again.erase(0, next);
  rescanned_ += again.size();
  input_->consume(input_->peek().size());
  base_ = offset() - again.size();
  stream_.put_back(again);
  input_ = std::make_unique<ByteInput>(stream_);  // the present one may have met the end
}

void CrawlRecords::skip_to_next_record() {
  for (std::string_view ahead = input_->peek(ByteInput::kCapacity); !ahead.empty();
       ahead = input_->peek(ByteInput::kCapacity)) {
    const std::size_t next = rule_.find(ahead);
    if (next != std::string_view::npos) return input_->consume(next);
    // The beginning of a record may stand at the end of what is seen.
    const std::size_t kept = ahead.size() < ByteInput::kCapacity ? 0 : rule_.head;
    input_->consume(ahead.size() - kept);
  }
}

bool CrawlRecords::next(CrawledRecord& record) {
  record = CrawledRecord{};
  std::string_view ahead = input_->peek();
  while (!ahead.empty() && (ahead.front() == '\r' || ahead.front() == '\n')) {
    input_->consume(1);
    ahead = input_->peek();
  }
  if (ahead.empty()) return false;
  record.offset = offset();
  std::uint64_t length = 0;
  const std::size_t header = rule_.read_header(input_->peek(ByteInput::kCapacity), record, length);
  if (header == 0) {
    record.problem = fmt::format("broken {} header", rule_.format);
    skip_to_next_record();
    return true;
  }
  input_->consume(header);
  check_end(record, read_block(record, length));
  return true;
}

}  // namespace khabar
