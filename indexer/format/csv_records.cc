#include "indexer/format/csv_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/limits.h"

namespace khabar {

namespace {

constexpr char kQuote = '"';

// Where in a field the next character stands.
class Quoting {
 public:
  explicit Quoting(char delimiter) : delimiter_(delimiter) {}

  bool quoted() const { return place_ == Place::kQuoted; }

  // True where `c` is the delimiter after a field.
  bool pass(char c) {
    if (place_ == Place::kQuoted) {
      if (c == kQuote) place_ = Place::kAfterQuote;
      return false;
    }
    if (c == delimiter_) {
      place_ = Place::kStart;
      return true;
    }
    const bool opens = c == kQuote && (place_ == Place::kStart || place_ == Place::kAfterQuote);
    place_ = opens ? Place::kQuoted : Place::kBare;
    return false;
  }

 private:
  enum class Place { kStart, kBare, kQuoted, kAfterQuote };

  char delimiter_;
  Place place_ = Place::kStart;
};

// What stands between the quotes of a field; nothing where they do not enclose it.
std::optional<std::string> enclosed(std::string_view field) {
  if (field.size() < 2 || !field.starts_with(kQuote) || !field.ends_with(kQuote)) return std::nullopt;
  std::string value;
  const std::string_view inner = field.substr(1, field.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == kQuote) {
      const bool doubled = i + 1 < inner.size() && inner[i + 1] == kQuote;
      if (!doubled) return std::nullopt;
      ++i;
    }
    value += inner[i];
  }
  return value;
}

std::vector<std::string_view> raw_fields(std::string_view record, char delimiter) {
  std::vector<std::string_view> fields;
  Quoting quoting(delimiter);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (!quoting.pass(record[i])) continue;
    fields.push_back(record.substr(begin, i - begin));
    begin = i + 1;
  }
  fields.push_back(record.substr(begin));
  return fields;
}

}  // namespace

bool CsvRecords::next(CsvRecord& record) {
  record = CsvRecord{};
  if (cursor_.at_end()) return false;
  record.line = cursor_.line();
  Quoting quoting(delimiter_);
  bool too_long = false;
  bool ended = false;
  for (; !ended && !cursor_.at_end(); cursor_.advance()) {
    const char c = cursor_.character();
    ended = c == '\n' && !quoting.quoted();
    if (ended) continue;
    quoting.pass(c);
    too_long = too_long || record.text.size() == max_bytes_;
    if (!too_long) record.text += c;
    // The quote may never end: the rest of the line goes, and the next line begins a record.
    if (too_long && quoting.quoted() && (c == '\n' || record.text.find('\n') != std::string::npos)) break;
  }
  record.at_end = !ended && !too_long;
  if (too_long) record.problem = fmt::format("longer than {} bytes", max_bytes_);
  if (quoting.quoted()) {
    if (!too_long) record.problem = "a quote that does not end";
    read_again_from_second_line(record);
  }
  if (record.text.ends_with('\r')) record.text.pop_back();
  return true;
}

void CsvRecords::read_again_from_second_line(const CsvRecord& record) {
  const std::size_t line_end = record.text.find('\n');
  if (line_end == std::string::npos || rescanned_ > kMaxRescan) return;
  rescanned_ += record.text.size();
  std::string text = record.text.substr(line_end + 1);
  if (!record.at_end && record.problem.empty()) text += '\n';
  cursor_.put_back(std::move(text), record.line + 1);
}

std::vector<std::string> split_csv(std::string_view record, char delimiter) {
  std::vector<std::string> fields;
  for (const std::string_view field : raw_fields(record, delimiter)) {
    fields.push_back(enclosed(field).value_or(std::string(field)));
  }
  return fields;
}

bool has_torn_field(std::string_view record, char delimiter) {
  if (record.find('\n') == std::string_view::npos) return false;
  return std::ranges::any_of(raw_fields(record, delimiter), [](std::string_view field) {
    return field.find('\n') != std::string_view::npos && !enclosed(field);
  });
}

}  // namespace khabar
