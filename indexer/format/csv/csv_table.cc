#include "indexer/format/csv/csv_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "indexer/article/article_draft.h"
#include "indexer/article/field_names.h"
#include "indexer/article/missing_value.h"
#include "indexer/article/publication.h"
#include "indexer/format/csv/csv_records.h"
#include "indexer/format/fields/marked_up_fields.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr std::array kDelimiters{',', ';', '\t'};
constexpr std::string_view kSeparatorLine = "sep=";  // how Excel is told the delimiter
constexpr std::size_t kShownColumns = 20;

std::string_view first_line(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::optional<char> told_delimiter(std::string_view line) {
  if (line.size() != kSeparatorLine.size() + 1 || !line.starts_with(kSeparatorLine)) return std::nullopt;
  return line.back();
}

std::size_t count_known(const std::vector<std::string>& columns, const FieldNames& names) {
  return static_cast<std::size_t>(
      std::ranges::count_if(columns, [&](const std::string& column) { return !names.slots(column).empty(); }));
}

struct Guess {
  char delimiter = ',';
  std::size_t known = 0;  // columns that are fields of an article
  std::size_t columns = 0;
};

Guess guess_delimiter(std::string_view header, const FieldNames& names) {
  Guess best;
  for (const char delimiter : kDelimiters) {
    const std::vector<std::string> columns = split_csv(header, delimiter);
    const Guess guess{delimiter, count_known(columns, names), columns.size()};
    if (std::pair(guess.known, guess.columns) > std::pair(best.known, best.columns)) best = guess;
  }
  return best;
}

std::string decoded(std::string_view bytes, const EncodingHints& hints) {
  Utf8Text utf8 = to_utf8(std::string(bytes), hints);
  return utf8.invalid_at == std::string::npos ? std::move(utf8.text) : std::string(bytes);
}

// The columns for a message, not more of them than somebody reads.
std::string list_columns(const std::vector<std::string>& columns) {
  const std::size_t shown = std::min(columns.size(), kShownColumns);
  return fmt::format("{}{}", fmt::join(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                     shown < columns.size() ? ", ..." : "");
}

class CsvTable {
 public:
  explicit CsvTable(SourceFile& file) : file_(file), names_(file.options.fields) {}

  void read() {
    CsvRecord record;
    const char delimiter = find_delimiter();
    CsvRecords records(file_.input, delimiter, file_.options.max_article_bytes);
    bool header = false;
    bool rows = false;
    while (records.next(record)) {
      const bool cut = record.at_end && !file_.input.failure().empty();  // the caller reports the cut itself
      if (cut) return;
      const bool is_blank = record.problem.empty() && trim(record.text).empty();
      rows = rows || !record.problem.empty() || (header && !is_blank);
      if (!record.problem.empty()) {
        file_.skip(record.line, std::move(record.problem));
      } else if (is_blank || (!header && told_delimiter(record.text))) {
        continue;
      } else if (!header) {
        header = true;
        if (!take_header(record, delimiter)) return pass_rest();
      } else if (has_torn_field(record.text, delimiter)) {
        file_.skip(record.line, "a quote that does not end");
        records.read_again_from_second_line(record);
      } else {
        take(record, delimiter);
      }
    }
    if (!rows) file_.skip(0, header ? "no article: the table has no rows" : "no text");
  }

 private:
  char find_delimiter() {
    std::string_view head = file_.input.peek(ByteInput::kCapacity);
    if (const auto told = told_delimiter(first_line(head))) return *told;
    head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
    return guess_delimiter(decoded(first_line(head), file_.hints()), names_).delimiter;
  }

  // Fills columns_; says why and answers false if no article can come of them.
  bool take_header(const CsvRecord& record, char delimiter) {
    const std::string text = decoded(record.text, file_.hints());
    if (count_csv_fields(text, delimiter) > kMaxCsvColumns) {
      file_.skip(record.line, fmt::format("more than {} columns", kMaxCsvColumns));
      return false;
    }
    columns_ = split_csv(text, delimiter);
    std::set<const FieldSlot*> seen;
    for (std::string& column : columns_) {
      column = std::string(trim(column));
      const auto slots = names_.slots(column);
      if (slots.empty()) unread_columns_.push_back(column);
      repeats_.push_back(!slots.empty() && !seen.insert(slots.data()).second);
    }
    for (const std::string& wanted : names_.mapped()) {
      if (has_column(wanted)) continue;
      file_.skip(record.line, fmt::format("no column '{}': the columns are {}", wanted, list_columns(columns_)));
      return false;
    }
    if (has_text_column()) return true;
    file_.skip(record.line,
               fmt::format("no column for a title or a body: --map title=...,body=... says which of them: {}",
                           list_columns(columns_)));
    return false;
  }

  bool has_column(std::string_view wanted) const {
    const auto slots = names_.slots(wanted);
    return std::ranges::any_of(columns_, [&](const std::string& c) { return names_.slots(c).data() == slots.data(); });
  }

  bool has_text_column() const {
    for (const std::string& column : columns_) {
      for (const FieldSlot& slot : names_.slots(column)) {
        const std::string_view field = article_field_names()[slot.field];
        if (field == "title" || field == "body") return true;
      }
    }
    return false;
  }

  void take(const CsvRecord& record, char delimiter) {
    ++count_;
    Utf8Text utf8 = to_utf8(record.text, file_.hints());
    if (utf8.invalid_at != std::string::npos) {
      return file_.skip(record.line + utf8.invalid_line - 1, invalid_reason(utf8, 0));
    }
    const std::size_t count = count_csv_fields(utf8.text, delimiter);
    const bool may_be_row = count == columns_.size() || count == columns_.size() + 1;
    std::vector<std::string> fields = may_be_row ? split_csv(utf8.text, delimiter) : std::vector<std::string>();
    if (fields.size() == columns_.size() + 1 && fields.back().empty()) fields.pop_back();  // a delimiter at the end
    if (fields.size() != columns_.size()) {
      return file_.skip(record.line,
                        fmt::format("wrong number of fields: {}, the columns are {}", count, columns_.size()));
    }
    ArticleDraft draft;
    FieldCollector collector;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (repeats_[i]) {
        collector.again(names_.slots(columns_[i]));
      } else {
        collector.begin(names_.slots(columns_[i]));
      }
      const std::string_view value = trim(fields[i]);
      if (!stands_for_nothing(value)) collector.add(value);
      if (const std::string_view hidden = hidden_kind(columns_[i], value); !hidden.empty()) draft.hidden = hidden;
    }
    collector.fill(draft);
    draft.encoding = utf8.encoding;
    draft.unread_keys = unread_columns_;
    clean_fields(draft, file_.check_point());
    deliver(file_, std::move(draft), record.line, fmt::format("{}#{}", file_.relative, count_));
  }

  // So that progress counts the file as read.
  void pass_rest() {
    for (std::string_view ahead = file_.input.peek(); !ahead.empty(); ahead = file_.input.peek()) {
      file_.input.consume(ahead.size());
    }
  }

  SourceFile& file_;
  const FieldNames& names_;
  std::vector<std::string> columns_;
  std::vector<std::string> unread_columns_;
  std::vector<bool> repeats_;  // for each column, whether one of its name stands before it
  std::uint64_t count_ = 0;
};

}  // namespace

bool is_csv(std::string_view head, std::string_view path) {
  for (const std::string_view extension : {".csv", ".tsv", ".tab"}) {
    if (ascii::ends_with_ignoring_case(path, extension)) return true;
  }
  const std::string_view line = first_line(head);
  if (told_delimiter(line)) return true;
  if (line.size() == head.size()) return false;  // a headline
  return guess_delimiter(decoded(line, {}), FieldNames()).known >= 2;
}

void read_csv(SourceFile& file) { CsvTable(file).read(); }

}  // namespace khabar
