#include "indexer/format/csv/csv_records.h"

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

  // True if `c` is the delimiter after a field.
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

// What stands between the quotes of a field; nothing if they do not enclose it.
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

// Calls `take` with each field as it stands there, until it answers false.
template <typename Take>
void for_each_field(std::string_view record, char delimiter, const Take& take) {
  Quoting quoting(delimiter);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (!quoting.pass(record[i])) continue;
    if (!take(record.substr(begin, i - begin))) return;
    begin = i + 1;
  }
  take(record.substr(begin));
}

}  // namespace

bool CsvRecords::next(CsvRecord& record) {
  record = CsvRecord{};
  if (cursor_.at_end()) return false;
  record.line = cursor_.line();
  Quoting quoting(delimiter_);
  bool too_long = false;
  bool ended = false;
  bool has_line_end = false;
  for (; !ended && !cursor_.at_end(); cursor_.advance()) {
    const char c = cursor_.character();
    ended = c == '\n' && !quoting.quoted();
    if (ended) continue;
    quoting.pass(c);
    has_line_end = has_line_end || c == '\n';
    too_long = too_long || record.text.size() == max_bytes_;
    if (!too_long) record.text += c;
    // The quote may never end: the rest of the line goes, and the next line begins a record.
    if (too_long && quoting.quoted() && has_line_end) break;
  }
  record.at_end = !ended && !too_long;
  if (too_long) record.problem = longer_than(max_bytes_);
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
  for_each_field(record, delimiter, [&](std::string_view field) {
    fields.push_back(enclosed(field).value_or(std::string(field)));
    return true;
  });
  return fields;
}

std::size_t count_csv_fields(std::string_view record, char delimiter) {
  std::size_t count = 0;
  for_each_field(record, delimiter, [&](std::string_view) { return ++count > 0; });
  return count;
}

bool has_torn_field(std::string_view record, char delimiter) {
  if (record.find('\n') == std::string_view::npos) return false;
  bool torn = false;
  for_each_field(record, delimiter, [&](std::string_view field) {
    torn = field.find('\n') != std::string_view::npos && !enclosed(field);
    return !torn;
  });
  return torn;
}

}  // namespace khabar
