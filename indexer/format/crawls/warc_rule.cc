#include "indexer/format/crawls/warc_rule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "common/ascii.h"
#include "indexer/format/fields/http_header.h"

namespace khabar {

namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kLineAhead = 16;
constexpr std::size_t kFirstLine = 9;  // at least: WARC/1.0 and a line feed

struct FieldName {
  std::string_view name;
  std::string CrawledRecord::*field;
};
constexpr std::array kRecordFields{
    FieldName{"warc-type", &CrawledRecord::type},
    FieldName{"warc-target-uri", &CrawledRecord::uri},
    FieldName{"warc-date", &CrawledRecord::date},
    FieldName{"content-type", &CrawledRecord::content_type},
};

// Why a whole record holds less than a whole page; empty if it does not.
std::string why_cut(const HeaderFields& fields) {
  if (!field_value(fields, "warc-segment-number").empty()) return "in several segments, which are not put together";
  const std::string reason = field_value(fields, "warc-truncated");
  return reason.empty() ? std::string() : "cut short by the crawler: " + reason;
}

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

std::size_t read_warc_header(std::string_view text, CrawledRecord& record, std::uint64_t& length) {
  const std::size_t size = begins_record(text) ? whole_header(text) : 0;
  if (size == 0) return 0;
  const HeaderFields fields = parse_header_fields(text.substr(0, size));
  for (const FieldName& name : kRecordFields) record.*name.field = field_value(fields, name.name);
  record.cut = why_cut(fields);
  // Some writers put the address between angle brackets.
  if (record.uri.starts_with('<') && record.uri.ends_with('>'))
    record.uri = record.uri.substr(1, record.uri.size() - 2);
  const auto given = parse_length(field_value(fields, "content-length"));
  length = given.value_or(0);
  return given ? size : 0;
}

}  // namespace

const RecordRule& warc_rule() {
  static constexpr RecordRule kRule{"WARC", kLineAhead, begins_record, find_record, read_warc_header};
  return kRule;
}

}  // namespace khabar
