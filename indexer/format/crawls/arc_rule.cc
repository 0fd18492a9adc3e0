#include "indexer/format/crawls/arc_rule.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "common/ascii.h"

namespace khabar {

namespace {

constexpr std::size_t kLongestLine = 16'384;
constexpr std::size_t kDateDigits = 14;

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
bool parse_arc_line(std::string_view line, CrawledRecord& record, std::uint64_t& length) {
  const std::vector<std::string_view> words = words_of(line);
  const auto is_date = [](std::string_view word) { return word.size() == kDateDigits && is_number_text(word); };
  const auto date = std::find_if(words.rbegin(), words.rend(), is_date);
  if (date == words.rend() || words.front().find(':') == std::string_view::npos) return false;
  const auto place = static_cast<std::size_t>(words.rend() - date) - 1;
  const bool is_whole = place >= 2 && place + 2 < words.size() && is_number_text(words.back());
  if (!is_whole) return false;
  const std::string_view last = words.back();
  if (std::from_chars(last.data(), last.data() + last.size(), length).ec != std::errc()) return false;
  const std::string_view address = words[place - 1];
  record.uri = line.substr(0, static_cast<std::size_t>(address.data() - line.data()) - 1);
  record.date = *date;
  record.content_type = words[place + 1];
  return true;
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
  CrawledRecord record;
  std::uint64_t length = 0;
  return line && parse_arc_line(*line, record, length);
}

// At the beginnings of lines only.
std::size_t find_arc_record(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (begins_record_of_arc(text.substr(at + 1))) return at + 1;
  }
  return std::string_view::npos;
}

std::size_t read_arc_header(std::string_view text, CrawledRecord& record, std::uint64_t& length) {
  const auto line = line_at_front(text);
  return line && parse_arc_line(*line, record, length) ? text.find('\n') + 1 : 0;
}

}  // namespace

const RecordRule& arc_rule() {
  static constexpr RecordRule kRule{"ARC", kLongestLine, begins_record_of_arc, find_arc_record, read_arc_header};
  return kRule;
}

}  // namespace khabar
