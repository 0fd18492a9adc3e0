#include "searcher/query/language/foreign_operators.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/letters/folding.h"
#include "common/utf8.h"

namespace khabar {
namespace {

constexpr std::string_view kNexisDtSearch = "an operator of Nexis and dtSearch";
constexpr std::string_view kNexis = "an operator of Nexis";
constexpr std::string_view kFactiva = "an operator of Factiva";
constexpr std::string_view kFactivaField = "a field of Factiva";
constexpr std::string_view kNexisCase = "an operator of Nexis on capitals and plurals, of which Arabic has none";
constexpr std::string_view kCql = "of the corpus query language";
constexpr std::string_view kNoNumber = "an operator without its name in capitals";

// The first that fits is the one, so what is special stands before what is general.
constexpr std::array kForeign{
    // Words from each other
    ForeignOperator{"w/#", kNexisDtSearch, "a NEAR/# b (or, for 'not w/#', a NOT NEAR/# b)"},
    ForeignOperator{"pre/#", kNexisDtSearch, "a ADJ/# b"},
    ForeignOperator{"n/#", "an operator of ProQuest", "a NEAR/# b"},
    ForeignOperator{"p/#", "an operator of ProQuest", "a ADJ/# b"},
    ForeignOperator{"adj#", kFactiva, "a ADJ/# b"},
    ForeignOperator{"near#", kFactiva, "a NEAR/# b"},
    ForeignOperator{"/n#/", kFactiva, "a NEAR/# b"},
    ForeignOperator{"/f#/", kFactiva, "FIRST/# a"},
    ForeignOperator{"w/s", kNexis, "a SENT b, the same sentence"},
    ForeignOperator{"w/sent*", kNexis, "a SENT b, the same sentence"},
    ForeignOperator{"/s", kNexis, "a SENT b, the same sentence"},
    ForeignOperator{"w/p", kNexis, "a PARA b, the same paragraph"},
    ForeignOperator{"w/para*", kNexis, "a PARA b, the same paragraph"},
    ForeignOperator{"/p", kNexis, "a PARA b, the same paragraph"},
    ForeignOperator{"w/seg", kNexis, "title:(a b), or PARA for the same paragraph"},
    ForeignOperator{"near/#", kNoNumber, "a NEAR/# b"},
    ForeignOperator{"adj/#", kNoNumber, "a ADJ/# b"},
    ForeignOperator{"sent/#", kNoNumber, "a SENT/# b"},
    ForeignOperator{"para/#", kNoNumber, "a PARA/# b"},
    ForeignOperator{"atleast/#", kNoNumber, "ATLEAST/# a"},
    ForeignOperator{"first/#", kNoNumber, "FIRST/# a"},
    // How often, and where
    ForeignOperator{"atleast#", "an operator of Nexis and Factiva", "ATLEAST/# a"},
    ForeignOperator{"atleast#(", "an operator of Nexis and Factiva", "ATLEAST/# a"},
    ForeignOperator{"hlead(", kNexis, "title:a OR FIRST/50 a"},
    ForeignOperator{"lead(", kNexis, "FIRST/50 a"},
    ForeignOperator{"headline(", kNexis, "title:a"},
    ForeignOperator{"body(", kNexis, "a, which is looked for in title and body"},
    ForeignOperator{"allcaps(", kNexisCase, "=a for exactly this form"},
    ForeignOperator{"nocaps(", kNexisCase, "=a for exactly this form"},
    ForeignOperator{"caps(", kNexisCase, "=a for exactly this form"},
    ForeignOperator{"singular(", kNexisCase, "=a for exactly this form"},
    ForeignOperator{"plural(", kNexisCase, "=a for exactly this form"},
    ForeignOperator{"xfirstword", "a word of dtSearch", "FIRST/5 a"},
    ForeignOperator{"xlastword", "a word of dtSearch", "FIRST/5 a for the beginning; the end has no operator"},
    // Fields
    ForeignOperator{"hd=*", kFactivaField, "title:a"},
    ForeignOperator{"hlp=*", kFactivaField, "title:a OR FIRST/50 a"},
    ForeignOperator{"rst=*", kFactivaField, "source:a"},
    ForeignOperator{"sn=*", kFactivaField, "source:a"},
    ForeignOperator{"la=*", kFactivaField, "language:ar"},
    ForeignOperator{"by=*", kFactivaField, "author:a"},
    ForeignOperator{"pd=*", kFactivaField, "date:2025-01-20"},
    ForeignOperator{"date>*", "a field without its colon", "date:>2025-01"},
    ForeignOperator{"date<*", "a field without its colon", "date:<2025-01"},
    ForeignOperator{"wc>#", kFactivaField, "words:>#"},
    ForeignOperator{"wc<#", kFactivaField, "words:<#"},
    ForeignOperator{"wc=#", kFactivaField, "words:#"},
    ForeignOperator{"_exists_:*", "an operator of Lucene", "-source:none, articles that have a source"},
    ForeignOperator{"_missing_:*", "an operator of Lucene", "source:none, articles that have no source"},
    ForeignOperator{"intitle:*", "a field of web search engines", "title:a"},
    ForeignOperator{"allintitle:*", "a field of web search engines", "title:(a b)"},
    ForeignOperator{"headline:*", "no field here", "title:a"},
    ForeignOperator{"site:*", "a field of web search engines", "source:a"},
    ForeignOperator{"before:*", "a field of web search engines", "date:<2025-01-20"},
    ForeignOperator{"after:*", "a field of web search engines", "date:>2025-01-20"},
    ForeignOperator{"set:*", "a set of articles, and there are no sets yet", "the query itself in its place"},
    ForeignOperator{"code:*", "a set of coded lines, and there are no sets yet", "the query itself in its place"},
    // Letters of a word
    ForeignOperator{"@!", "a word cut short, as Nexis writes it", "a* for all endings, or leave the mark out"},
    ForeignOperator{"@~~@", "a range of dtSearch", "date:2025-01..2025-03 or words:100..500"},
    ForeignOperator{"#~~#", "a range of dtSearch", "date:2025-01..2025-03 or words:100..500"},
    ForeignOperator{"@~#", "a fuzzy word of Lucene", "~a for the word and its kin, or a* and a?b for other letters"},
    ForeignOperator{"@~", "a fuzzy word of Lucene or a stem of dtSearch",
                    "a, which is found in all its forms, or ~a for its kin as well"},
    ForeignOperator{"~#", "how far apart words of a phrase may be, as Lucene writes it", "a NEAR/# b"},
    ForeignOperator{"@%@", "a fuzzy word of dtSearch", "a* and a?b for other letters"},
    ForeignOperator{"%@*", "a fuzzy word of dtSearch", "a* and a?b for other letters"},
    ForeignOperator{"%%*", "a fuzzy word of dtSearch", "a* and a?b for other letters"},
    ForeignOperator{"@&", "a word with synonyms, as dtSearch writes it", "~a for the word and its kin"},
    ForeignOperator{"&@", "a word behind an operator without a space", "a & b or a AND b"},
    ForeignOperator{"/*/", "a regular expression of Lucene", "a* and a?b, which stand for letters"},
    ForeignOperator{"*\\*", "a character that Lucene escapes", "\"...\": in quotation marks every character is text"},
    // Brackets of others
    ForeignOperator{"[]{*", "a gap of the corpus query language", "a ADJ/6 b, or \"a * b\" for a gap of one word"},
    ForeignOperator{"[]", "a gap of the corpus query language", "\"a * b\""},
    ForeignOperator{"[@=*", kCql, "a for all forms of a word, =a for exactly this form"},
    ForeignOperator{"[@!=*", kCql, "-a for articles without the word"},
    ForeignOperator{"[#*", "a range of Lucene", "date:2025-01..2025-03 or words:100..500"},
    ForeignOperator{"[*", "a range of Lucene, or of the corpus query language", "date:2025-01..2025-03, or \"a * b\""},
    ForeignOperator{"{*", "a range of Lucene", "date:2025-01..2025-03, words:>500 or words:<500"},
    ForeignOperator{"<*", "a structure of the corpus query language", "a SENT b or a PARA b"},
    ForeignOperator{"(meet", kCql, "a NEAR/3 b"},
    ForeignOperator{"(union", kCql, "a OR b"},
    // Whatever is left of these characters
    ForeignOperator{"..#*", "a range without its field", "date:..2025 or words:..500"},
    ForeignOperator{"*..*", "a range without its field, as Xapian writes it",
                    "date:2025-01..2025-03 or words:100..500; between two words, a space"},
    ForeignOperator{"'*", "in single quotation marks, which make no phrase here", "\"a b\""},
    ForeignOperator{"‘*", "in single quotation marks, which make no phrase here", "\"a b\""},
    ForeignOperator{"/*", "no word, for it begins with a slash", "the word alone, or quotation marks around it"},
    ForeignOperator{"@/#", "no operator of this language", "NEAR/#, ADJ/#, SENT/#, PARA/#, ATLEAST/# or FIRST/#"},
    ForeignOperator{"@/", "no operator of this language", "the word without the slash"},
    ForeignOperator{"@(", "written as a function, and this language has none", "a space before the bracket"},
    ForeignOperator{"*~*", "no word, for ~ stands before a word", "~a"},
    ForeignOperator{"*=*", "no word, for = stands before a word, and behind a field stands a colon", "=a or title:a"},
    ForeignOperator{"*[*", "no word, for this language has no square brackets", "(a OR b) or \"a b\""},
    ForeignOperator{"*]*", "no word, for this language has no square brackets", "(a OR b) or \"a b\""},
    ForeignOperator{"*{*", "no word, for braces hold forms of a word to leave out",
                    "a{-b -c}, or (=b OR =c) for these only"},
    ForeignOperator{"*}*", "no word, for braces hold forms of a word to leave out", "a{-b -c}"},
    ForeignOperator{"*<*", "no word, for < stands in a field of numbers", "words:<500 or date:<2025-01"},
    ForeignOperator{"*>*", "no word, for > stands in a field of numbers", "words:>500 or date:>2025-01"},
};

constexpr std::string_view kCapitals = "an operator if it is in capitals";
constexpr std::array kWordLike{
    WordLikeOperator{"or", kCapitals, "OR"},
    WordLikeOperator{"and", kCapitals, "AND"},
    WordLikeOperator{"not", kCapitals, "NOT"},
    WordLikeOperator{"near", kCapitals, "NEAR/5"},
    WordLikeOperator{"أو", "a word here", "OR"},
    WordLikeOperator{"او", "a word here", "OR"},
    WordLikeOperator{"xor", "an operator of Xapian", "(a OR b) -(a AND b)"},
    WordLikeOperator{"syn", "an operator of Xapian", "a OR b"},
    WordLikeOperator{"andnot", "an operator of other systems", "a AND NOT b"},
    WordLikeOperator{"same", kFactiva, "a PARA b"},
    WordLikeOperator{"within", kCql, "a SENT b or a PARA b"},
    WordLikeOperator{"containing", kCql, "a SENT b or a PARA b"},
    WordLikeOperator{"contains", "an operator of dtSearch", "title:a or another field with a colon"},
};

bool is_digit(char32_t c) { return ascii::is_digit(fold_digit(c)); }

bool is_letter(char32_t c) {
  return ascii::is_letter(c) || (c >= 0xC0 && c != kInvalid && !is_digit(c) && (c < 0x2000 || c > 0x206F));
}

// How much of `text` the wildcard at the front of a pattern takes.
std::size_t run_length(char wildcard, std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); length = at) {
    const char32_t c = next_code_point(text, at);
    const bool fits = wildcard == '#' ? is_digit(c) : is_letter(c) || (length > 0 && is_digit(c));
    if (!fits) break;
  }
  return length;
}

// A pattern has at most two `*`, so that time stays in step with the length of the chunk.
bool is_fit(std::string_view pattern, std::string_view chunk, std::string_view& number) {
  while (!pattern.empty()) {
    const char c = pattern.front();
    pattern.remove_prefix(1);
    if (c == '*') {
      if (pattern.empty()) return true;
      const std::size_t end = pattern.find('*');
      const std::string_view literal = pattern.substr(0, end);
      const std::size_t found = end == std::string_view::npos ? chunk.rfind(literal) : chunk.find(literal);
      if (found == std::string_view::npos) return false;
      chunk.remove_prefix(found);
    } else if (c == '#' || c == '@') {
      const std::size_t length = run_length(c, chunk);
      if (length == 0) return false;
      if (c == '#') number = chunk.substr(0, length);
      chunk.remove_prefix(length);
    } else {
      if (chunk.empty() || ascii::to_lower(chunk.front()) != c) return false;
      chunk.remove_prefix(1);
    }
  }
  return chunk.empty();
}

std::string with_number(std::string_view text, std::string_view number) {
  std::string result;
  for (const char c : text) c == '#' ? result += number : result += c;
  return result;
}

}  // namespace

std::span<const ForeignOperator> foreign_operators() { return kForeign; }

std::optional<ForeignFound> find_foreign_operator(std::string_view chunk) {
  for (const ForeignOperator& row : kForeign) {
    std::string_view number;
    if (is_fit(row.pattern, chunk, number))
      return ForeignFound{std::string{row.what}, with_number(row.instead, number)};
  }
  return std::nullopt;
}

const WordLikeOperator* find_word_like_operator(std::string_view chunk) {
  const auto found = std::ranges::find_if(
      kWordLike, [&](const WordLikeOperator& row) { return ascii::equal_ignoring_case(row.word, chunk); });
  return found == kWordLike.end() ? nullptr : &*found;
}

}  // namespace khabar
