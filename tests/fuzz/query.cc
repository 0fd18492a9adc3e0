// What users type: the query language, options, variants; what they are shown; and dates.
#include <algorithm>
#include <array>
#include <string>

#include "common/analysis/analyzer.h"
#include "common/analysis/variants.h"
#include "common/options/option_config.h"
#include "common/program/error.h"
#include "common/stored/token_sequence.h"
#include "common/utf8.h"
#include "indexer/article/article_date.h"
#include "indexer/article/dateline.h"
#include "searcher/commands/options.h"
#include "searcher/match/highlighter.h"
#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"
#include "tests/fuzz/harness.h"
#include "tests/fuzz/memory_file.h"
#include "tests/support/encoded_words.h"

namespace khabar::fuzz {
namespace {

void check_refusal(const QueryError& error, std::string_view query) {
  require(error.place().begin <= error.place().end && error.place().end <= query.size(), "the place is in the query");
  require(error.excerpt().find('^') != std::string::npos && !error.hint().empty(), "a refusal helps");
}

void query_language(std::string_view input) {
  query_text(parse_query(input, Reading::kLenient).tree);
  ParsedQuery parsed;
  try {
    parsed = parse_query(input);
  } catch (const QueryError& error) {
    check_refusal(error, input);
    return;
  }
  const std::string text = query_text(parsed.tree);
  const ParsedQuery again = parse_query(text);
  require(again.tree == parsed.tree, "a query is printed as what is read as the same");
  require(query_text(again.tree) == text, "equal trees have one text");
}

void option_file(std::string_view input) {
  const MemoryFile file(input);
  const Program& program = searcher_program();
  try {
    for (const auto& [name, values] : read_option_file(program, program.commands.front(), file.path())) {
      bool known = false;
      for (const Option& option : program.commands.front().options) {
        if (option.name != name) continue;
        known = true;
        require(option.value.empty() == values.empty(), "a switch has no value, all else has one");
      }
      require(known, "every value belongs to an option");
    }
  } catch (const Error& error) {
    require(std::string_view(error.what()).find(file.path()) != std::string_view::npos, "an error names the file");
  }
}

void variants(std::string_view input) {
  try {
    const VariantTable table(std::string(input), "variants.tsv");
    for (const auto& group : table.groups()) require(group.size() >= 2, "a group has two spellings at least");
    require(table.text() == input, "a table keeps its text");
    const Analyzer analyzer(table);
    require(table.empty() == (analyzer.fingerprint() == Analyzer().fingerprint()), "variants change the fingerprint");
  } catch (const Error& error) {
    require(std::string_view(error.what()).starts_with("variants.tsv:"), "an error names the file and the line");
  }
}

bool is_between_letters(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

void check_marks(const MarkedText& marked, std::string_view text) {
  constexpr std::string_view kEllipsis = "…";
  require(marked.text.size() <= text.size() + 2 * (kEllipsis.size() + 1), "a passage is a part of its text");
  require(is_utf8(marked.text), "a passage is UTF-8");
  std::size_t end = 0;
  for (const Mark& mark : marked.marks) {
    require(mark.begin >= end && mark.begin < mark.end && mark.end <= marked.text.size(), "marks stand in their order");
    require(is_between_letters(marked.text, mark.begin) && is_between_letters(marked.text, mark.end),
            "marks are whole letters");
    end = mark.end;
  }
}

// The words to look for, a phrase that is looked for by itself and near the words, then the text, a line each.
void highlights(std::string_view input) {
  if (!is_utf8(input)) return;
  const std::size_t first = std::min(input.find('\n'), input.size());
  const std::size_t second = std::min(input.find('\n', first + 1), input.size());
  const std::string_view text = input.substr(std::min(second + 1, input.size()));
  Analyzer analyzer;
  MatchTerms terms;
  SpanQuery words;
  for (const Token& token : analyzer.analyze(input.substr(0, first))) {
    (token.word->stop ? terms.stops : terms.lemmas).insert(token.word->lemma);
    words.words.push_back({token.word->lemma});
  }
  SpanQuery phrase{SpanKind::kSequence};
  for (const Token& token : analyzer.analyze(input.substr(first, second - first))) {
    const AskedForm form{token.word->lemma, first % 2 == 0 ? std::string{} : token.word->exact};
    phrase.children.push_back({SpanKind::kWord, {form}});
  }
  if (!phrase.children.empty()) {
    terms.spans = {phrase, {SpanKind::kNear, {}, false, 3, first % 3 == 0, {words, phrase}}};
  }
  Highlighter highlighter(terms, analyzer);
  const std::string as_body = testing::encoded_words(analyzer, text);
  check_marks(highlighter.passage(text, TokenSequence(as_body)), text);
  const std::string as_title = testing::encoded_words(analyzer, text, analyzer.analyze(text).size());
  check_marks(highlighter.title(text, TokenSequence(as_title)), text);
}

void check_date(const std::optional<Date>& date) {
  if (!date) return;
  const std::string day = format_day(*date);
  require(day >= "1800-01-01" && day <= "2100-12-31", "years lie in 1800 to 2100");
  const auto again = parse_date(day);
  require(again && std::chrono::floor<std::chrono::days>(*date) == *again, "a day is read as it is written");
}

void dates(std::string_view input) { check_date(parse_date(input)); }

void datelines(std::string_view input) { check_date(find_dateline(input)); }

}  // namespace

std::span<const Harness> query() {
  static constexpr std::array kHarnesses{Harness{'q', "query language", query_language},
                                         Harness{'o', "files of options", option_file},
                                         Harness{'v', "variants", variants},
                                         Harness{'h', "highlights", highlights},
                                         Harness{'d', "dates", dates},
                                         Harness{'l', "datelines", datelines}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
