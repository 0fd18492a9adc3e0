#include "indexer/format/crawls/arc_records.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "common/ascii.h"
#include "indexer/limits.h"

namespace khabar {

namespace {

constexpr std::size_t kLongestLine = 16'384;
constexpr std::size_t kDateDigits = 14;

struct ArcHeader {
  ArcRecord record;
  std::uint64_t length = 0;
};

bool is_number_text(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return ascii::is_digit(c); });
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

// URL IP DATE TYPE [RESULT CHECKSUM LOCATION OFFSET FILE] LENGTH. A url may hold spaces, which moves all that follows.
std::optional<ArcHeader> parse_arc_line(std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  const auto is_date = [](std::string_view word) { return word.size() == kDateDigits && is_number_text(word); };
  const auto date = std::find_if(words.rbegin(), words.rend(), is_date);
  if (date == words.rend() || words.front().find(':') == std::string_view::npos) return std::nullopt;
  const auto place = static_cast<std::size_t>(words.rend() - date) - 1;
  const bool is_whole = place >= 2 && place + 2 < words.size() && is_number_text(words.back());
  if (!is_whole) return std::nullopt;
  ArcHeader header;
  const std::string_view last = words.back();
  if (std::from_chars(last.data(), last.data() + last.size(), header.length).ec != std::errc()) return std::nullopt;
  const std::string_view address = words[place - 1];
  header.record.uri = line.substr(0, static_cast<std::size_t>(address.data() - line.data()) - 1);
  header.record.date = *date;
  header.record.content_type = words[place + 1];
  return header;
}

// The line that `text` begins with, without its end; nothing if that is too far.
std::optional<std::string_view> line_at_front(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestLine).find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool begins_record_of_arc(std::string_view text) {
  const bool has_scheme = text.starts_with("http") || text.starts_with("dns:") || text.starts_with("ftp:") ||
                          text.starts_with("filedesc:") || text.starts_with("warcinfo:");
  const auto line = has_scheme ? line_at_front(text) : std::nullopt;
  return line && parse_arc_line(*line).has_value();
}

// Where the first record begins after a line end in `text`; npos for nowhere.
std::size_t find_arc_record(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (begins_record_of_arc(text.substr(at + 1))) return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace

bool ArcRecords::read_block(ArcRecord& record, std::uint64_t length) {
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

void ArcRecords::check_end(ArcRecord& record, bool is_whole) {
  const std::string_view ahead = input_->peek(kLongestLine);
  const bool ends_well = ahead.empty() || ahead.front() == '\n' || ahead.front() == '\r' || begins_record_of_arc(ahead);
  if (is_whole && ends_well) return;
  record.problem = is_whole ? "ARC record with a wrong length" : "ARC record cut short";
  if (record.too_long || rescanned_ > kMaxRescan) return skip_to_next_record();
  std::string again = record.block;
  again += input_->peek();
  const std::size_t next = find_arc_record(again);
  if (next == std::string::npos) return skip_to_next_record();
  again.erase(0, next);
  rescanned_ += again.size();
  input_->consume(input_->peek().size());
  base_ = offset() - again.size();
  stream_.put_back(again);
  input_ = std::make_unique<ByteInput>(stream_);  // the present one may have met the end
}

void ArcRecords::skip_to_next_record() {
  for (std::string_view ahead = input_->peek(ByteInput::kCapacity); !ahead.empty();
       ahead = input_->peek(ByteInput::kCapacity)) {
    const std::size_t next = find_arc_record(ahead);
    if (next != std::string_view::npos) return input_->consume(next);
    // The line of a record may stand at the end of what is seen.
    const std::size_t kept = ahead.size() < ByteInput::kCapacity ? 0 : kLongestLine;
    input_->consume(ahead.size() - kept);
  }
}

bool ArcRecords::next(ArcRecord& record) {
  record = ArcRecord{};
  std::string_view ahead = input_->peek(kLongestLine);
  while (!ahead.empty() && (ahead.front() == '\r' || ahead.front() == '\n')) {
    input_->consume(1);
    ahead = input_->peek(kLongestLine);
  }
  if (ahead.empty()) return false;
  const std::uint64_t begin = offset();
  const auto line = line_at_front(ahead);
  auto header = line ? parse_arc_line(*line) : std::nullopt;
  if (!header) {
    record.offset = begin;
    record.problem = "broken ARC header";
    skip_to_next_record();
    return true;
  }
  record = std::move(header->record);
  record.offset = begin;
  input_->consume(ahead.find('\n') + 1);
  check_end(record, read_block(record, header->length));
  return true;
}

}  // namespace khabar
