#include "indexer/format/crawls/warc_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "common/ascii.h"
#include "indexer/format/fields/http_header.h"
#include "indexer/limits.h"

namespace khabar {

namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kLineAhead = 16;
constexpr std::size_t kFirstLine = 9;  // at least: WARC/1.0 and a line feed
constexpr std::size_t kLongestHeader = ByteInput::kCapacity;

struct FieldName {
  std::string_view name;
  std::string WarcRecord::*field;
};
constexpr std::array kRecordFields{
    FieldName{"warc-type", &WarcRecord::type},           FieldName{"warc-target-uri", &WarcRecord::uri},
    FieldName{"warc-date", &WarcRecord::date},           FieldName{"content-type", &WarcRecord::content_type},
    FieldName{"warc-truncated", &WarcRecord::truncated}, FieldName{"warc-segment-number", &WarcRecord::segment},
};

std::optional<std::uint64_t> parse_length(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "WARC/1.0" and the end of the line.
bool begins_record(std::string_view text) {
  return text.size() >= kFirstLine && text.starts_with(kMagic) && ascii::is_digit(text[5]) && text[6] == '.' &&
         ascii::is_digit(text[7]) && text.substr(0, kLineAhead).find('\n') != std::string_view::npos;
}

// Not at the beginnings of lines only: if a cut record was packed, the next one follows in the middle of a line.
std::size_t find_record(std::string_view block) {
  std::size_t at = block.find(kMagic);
  while (at != std::string_view::npos && (at == 0 || !begins_record(block.substr(at)))) at = block.find(kMagic, at + 1);
  return at;
}

// The bytes of the header at the front of `text`, with the empty line that ends it; 0 if none comes or if the next
// record begins before. So a header that was cut costs no look at what follows it, and takes nothing of it.
std::size_t whole_header(std::string_view text) {
  std::size_t line = text.find('\n') + 1;
  for (std::size_t end = text.find('\n', line); end != std::string_view::npos; end = text.find('\n', line)) {
    const std::string_view content = text.substr(line, end - line);
    if (content.empty() || content == "\r") return end + 1;
    if (find_record(text.substr(line - 1, end - line + 2)) != std::string_view::npos) return 0;
    line = end + 1;
  }
  return 0;
}

}  // namespace

bool WarcRecords::read_header(WarcRecord& record, std::uint64_t& length) {
  const std::string_view ahead = input_->peek(kLongestHeader);
  if (!begins_record(ahead)) return false;
  const std::size_t size = whole_header(ahead);
  if (size == 0) return false;
  const HeaderFields fields = parse_header_fields(ahead.substr(0, size));
  for (const FieldName& name : kRecordFields) record.*name.field = field_value(fields, name.name);
  if (record.uri.starts_with('<') && record.uri.ends_with('>'))
    record.uri = record.uri.substr(1, record.uri.size() - 2);
  const auto given = parse_length(field_value(fields, "content-length"));
  input_->consume(size);
  length = given.value_or(0);
  return given.has_value();
}

bool WarcRecords::read_block(WarcRecord& record, std::uint64_t length) {
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

void WarcRecords::check_end(WarcRecord& record, bool is_whole) {
  const std::string_view ahead = input_->peek(kLineAhead);
  const bool ends_well = ahead.empty() || ahead.front() == '\r' || ahead.front() == '\n' || begins_record(ahead);
  if (is_whole && ends_well) return;
  record.problem = is_whole ? "WARC record with a wrong length" : "WARC record cut short";
  if (record.too_long || rescanned_ > kMaxRescan) return skip_to_next_record();
  std::string again = record.block;
  again += input_->peek();
  const std::size_t next = find_record(again);
  if (next == std::string::npos) return skip_to_next_record();
  again.erase(0, next);
  rescanned_ += again.size();
  input_->consume(input_->peek().size());
  base_ = offset() - again.size();
  stream_.put_back(again);
  input_ = std::make_unique<ByteInput>(stream_);  // the present one may have met the end
}

void WarcRecords::skip_to_next_record() {
  for (std::string_view ahead = input_->peek(kLongestHeader); !ahead.empty(); ahead = input_->peek(kLongestHeader)) {
    const std::size_t next = find_record(ahead);
    if (next != std::string_view::npos) return input_->consume(next);
    // The beginning of a record may stand at the end of what is seen.
    const std::size_t kept = ahead.size() < kLongestHeader ? 0 : kLineAhead;
    input_->consume(ahead.size() - kept);
  }
}

bool WarcRecords::next(WarcRecord& record) {
  record = WarcRecord{};
  std::string_view ahead = input_->peek();
  while (!ahead.empty() && (ahead.front() == '\r' || ahead.front() == '\n')) {
    input_->consume(1);
    ahead = input_->peek();
  }
  if (ahead.empty()) return false;
  record.offset = offset();
  std::uint64_t length = 0;
  if (read_header(record, length)) {
    check_end(record, read_block(record, length));
  } else {
    record.problem = "broken WARC header";
    skip_to_next_record();
  }
  return true;
}

}  // namespace khabar
