#include "searcher/saved/code_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "common/ascii.h"
#include "common/index/article_document.h"
#include "common/index/document_place.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"
#include "common/utf8.h"
#include "searcher/desk/whole_article.h"
#include "searcher/saved/coded_lines.h"
#include "searcher/saved/delimited_table.h"
#include "searcher/saved/file/saved_name.h"

namespace khabar {
namespace {

constexpr std::size_t kLongestNote = 10'000;  // bytes. Chosen, not tuned
constexpr std::string_view kTableHint = "write 'kwic --codes --output FILE.tsv', and fill in the column code";

// Why a row does not go in.
struct RefusedRow {
  std::string reason;
};

// The words of the article that was asked for last, each as it stands in the text.
class ArticleText {
 public:
  ArticleText(const Collection& collection, Analyzer& analyzer) : collection_(collection), analyzer_(analyzer) {}

  void read(Xapian::docid document) {
    if (document == document_) return;
    document_ = document;
    const Xapian::Document stored = collection_.database().get_document(document, Xapian::DOC_ASSUME_VALID);
    article_ = stored_article(stored);
    hash_ = stored.get_value(slot(Slot::kContentHash));
    const std::string words = stored.get_value(slot(Slot::kTokens));
    const WordRange body = TokenSequence{words}.body();
    words_.clear();
    if (body.begin > 0) add_words(article_.title);
    words_.resize(std::min<std::size_t>(words_.size(), body.begin));
    add_words(article_.body);
  }

  const std::string& hash() const { return hash_; }
  std::string text_hash() const { return text_hash_of(article_); }

  // Needs `place` from 1 on. What stands there, of as many words as `match` has; empty if there is no such word.
  std::string at(std::uint64_t place, std::string_view match) {
    if (place > words_.size()) return {};
    std::string text;
    const std::size_t count = std::max<std::size_t>(analyzer_.analyze_some(match, {}).size(), 1);
    for (std::size_t i = place - 1; i < std::min<std::size_t>(place - 1 + count, words_.size()); ++i) {
      text += (text.empty() ? "" : " ") + words_[i];
    }
    return text;
  }

  // Words alone, as at() tells them.
  std::string words_of(const std::string& text) {
    std::string words;
    for (const Token& token : analyzer_.analyze_some(text, {})) {
      words += (words.empty() ? "" : " ") + text.substr(token.begin, token.end - token.begin);
    }
    return words;
  }

 private:
  void add_words(const std::string& text) {
    for (const Token& token : analyzer_.analyze_some(text, {})) {
      words_.push_back(text.substr(token.begin, token.end - token.begin));
    }
  }

  const Collection& collection_;
  Analyzer& analyzer_;
  Xapian::docid document_ = 0;
  Article article_;
  std::string hash_;
  std::vector<std::string> words_;
};

// The columns of a table, by their names in its first row.
class Columns {
 public:
  Columns(const DelimitedRow& head, const std::string& path) {
    for (std::size_t i = 0; i < head.cells.size(); ++i) places_.emplace(ascii::trim(head.cells[i]), i);
    for (const char* name : {"line", "code"}) {
      if (places_.contains(name)) continue;
      throw error_at(path, head.line, fmt::format("the table has no column '{}'", name), std::string{kTableHint});
    }
  }

  std::string cell(const DelimitedRow& row, std::string_view name) const {
    const auto at = places_.find(name);
    return at == places_.end() || at->second >= row.cells.size() ? std::string{}
                                                                 : std::string{ascii::trim(row.cells[at->second])};
  }

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
};

std::pair<std::string, std::uint64_t> split_line_id(const std::string& line) {
  const std::size_t colon = line.rfind(':');
  std::uint64_t place = 0;
  if (colon != std::string::npos) {
    const auto [end, error] = std::from_chars(line.data() + colon + 1, line.data() + line.size(), place);
    if (error != std::errc{} || end != line.data() + line.size()) place = 0;
  }
  if (place == 0 || colon == 0) throw RefusedRow{fmt::format("'{}' is no id of a line, such as ID:12", excerpt(line))};
  return {line.substr(0, colon), place};
}

std::vector<std::string> split_codes(std::string_view text) {
  std::vector<std::string> codes;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view code = ascii::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (code.empty()) continue;
    try {
      check_saved_name(code, "a code");
    } catch (const Error& error) {
      throw RefusedRow{error.what()};
    }
    codes.emplace_back(code);
  }
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  return codes;
}

// An export for a spreadsheet has a ' before what looks like a formula.
std::string_view without_guard(std::string_view text) {
  const bool guarded =
      text.size() > 1 && text[0] == '\'' && std::string_view{"=+-@"}.find(text[1]) != std::string::npos;
  return guarded ? text.substr(1) : text;
}

class TableReader {
 public:
  TableReader(Columns columns, const Collection& collection, const std::vector<IndexName>& indexes, Analyzer& analyzer)
      : columns_(std::move(columns)), collection_(collection), indexes_(indexes), text_(collection, analyzer) {}

  void read(const DelimitedRow& row, CodeTable& table) {
    try {
      if (row.unclosed) throw RefusedRow{"a quotation mark is not closed"};
      const std::vector<std::string> codes = split_codes(without_guard(columns_.cell(row, "code")));
      if (codes.empty()) {
        ++table.uncoded;
      } else {
        table.lines.push_back(coded_line(row, codes));
      }
    } catch (const RefusedRow& refused) {
      ++table.refused;
      if (table.reasons.size() < kMostRefusedRows) table.reasons.push_back({row.line, refused.reason});
    }
  }

 private:
  CodedLine coded_line(const DelimitedRow& row, const std::vector<std::string>& codes) {
    const std::string line_id{without_guard(columns_.cell(row, "line"))};
    const auto [id, place] = split_line_id(line_id);
    text_.read(document_of(id, columns_.cell(row, "index")));
    const std::string match{without_guard(columns_.cell(row, "match"))};
    const std::string stands = text_.at(place, match);
    if (stands.empty()) throw RefusedRow{fmt::format("the article has no word {}: '{}'", place, excerpt(line_id))};
    if (!match.empty() && stands != text_.words_of(match)) {
      throw RefusedRow{fmt::format("'{}' no longer stands at {}, but '{}'", excerpt(match), line_id, excerpt(stands))};
    }
    const std::string note = columns_.cell(row, "note");
    if (note.size() > kLongestNote) throw RefusedRow{fmt::format("the note has more than {} bytes", kLongestNote)};
    const auto [first, is_new] = first_rows_.emplace(std::pair{text_.hash(), line_id}, row.line);
    if (!is_new) throw RefusedRow{fmt::format("{} stands in line {} already", line_id, first->second)};
    return {{id, text_.hash()}, place, text_.text_hash(), match.empty() ? stands : match, note, codes};
  }

  Xapian::docid document_of(const std::string& id, const std::string& index) const {
    std::vector<Xapian::docid> documents = documents_of_id(collection_, id);
    if (documents.empty()) throw RefusedRow{fmt::format("no article has the id '{}'", excerpt(id))};
    if (documents.size() == 1) return documents.front();
    std::erase_if(documents, [&](Xapian::docid document) {
      return indexes_.at(place_of(document, indexes_.size()).database).place != index;
    });
    if (documents.size() == 1) return documents.front();
    throw RefusedRow{
        fmt::format("several indexes have an article '{}', and the column index names none of them", excerpt(id))};
  }

  const Columns columns_;
  const Collection& collection_;
  const std::vector<IndexName>& indexes_;
  ArticleText text_;
  std::map<std::pair<std::string, std::string>, std::size_t> first_rows_;  // of each line
};

}  // namespace

CodeTable read_code_table(std::string_view text, const std::string& path, const Collection& collection,
                          const std::vector<IndexName>& indexes, Analyzer& analyzer) {
  if (find_invalid_utf8(text) != std::string_view::npos) {
    throw Error(fmt::format("{} is not UTF-8", path), "save it as 'CSV UTF-8', or convert it first");
  }
  const std::vector<DelimitedRow> rows = read_delimited(text);
  if (rows.empty()) throw Error(fmt::format("{} is empty", path), std::string{kTableHint});
  TableReader reader{Columns{rows.front(), path}, collection, indexes, analyzer};
  CodeTable table;
  for (std::size_t i = 1; i < rows.size(); ++i) reader.read(rows[i], table);
  return table;
}

}  // namespace khabar
