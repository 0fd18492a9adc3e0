#include "searcher/query/operator_table.h"

#include <algorithm>
#include <array>

#include "common/analysis/folding.h"
#include "common/ascii.h"
#include "common/utf8.h"

namespace khabar {
namespace {

constexpr std::array kOperators{
    OperatorSyntax{"a", "", "a word in all its forms: its lemma", "الهجرة"},
    OperatorSyntax{"=a", "", "exactly this form", "=للهجرة"},
    OperatorSyntax{"~a", "", "the word and its kin: nisba and place, variants", "~فرنسا"},
    OperatorSyntax{"a*  a?b", "", "forms with any letters, or none, for * and one letter for ?", "مهاجر* م?اجر"},
    OperatorSyntax{"\"a b\"", "", "a phrase, its words side by side; also « » and “ ”", "\"الهجرة غير الشرعية\""},
    OperatorSyntax{"\"a * b\"", "", "a phrase with a gap of one word", "\"وزير * السعودي\""},
    OperatorSyntax{"a NEAR/n b", "قرب/n", "at most n words from one to the other, in any order",
                   "الهجرة NEAR/5 أوروبا"},
    OperatorSyntax{"a ADJ/n b", "ثم/n", "the same in this order", "وزير ثم/3 الخارجية"},
    OperatorSyntax{"a SENT b", "جملة/n", "in the same sentence; SENT/n: in n sentences that follow each other",
                   "الهجرة جملة/1 القوارب"},
    OperatorSyntax{"a PARA b", "فقرة/n", "in the same paragraph; PARA/n: in n that follow each other",
                   "الهجرة PARA أوروبا"},
    OperatorSyntax{"a NOT NEAR/n b", "NOT قرب/n", "a where no b is near; also NOT ADJ, NOT SENT, NOT PARA",
                   "كان NOT ADJ/1 السينمائي"},
    OperatorSyntax{"ATLEAST/n a", "تكرار/n", "a occurs n times or more", "ATLEAST/3 الهجرة"},
    OperatorSyntax{"FIRST/n a", "أول/n", "a among the first n words of the article", "أول/50 الهجرة"},
    OperatorSyntax{"a^n", "", "a weighs n times as much (0.1 to 100)", "الهجرة^2 أوروبا"},
    OperatorSyntax{"field:a", "", "a in a field; also field:\"a b\" and field:(a OR b)", "عنوان:الهجرة"},
    OperatorSyntax{"field:none", "field:بلا", "articles that have no value of the field", "source:none"},
    OperatorSyntax{"a b", "", "words side by side: all of them, or any (see --match)", "الهجرة أوروبا"},
    OperatorSyntax{"-a  NOT a  !a", "", "articles without a", "إيران -تركيا"},
    OperatorSyntax{"+a", "", "a is required, also with --match any", "+الهجرة أوروبا"},
    OperatorSyntax{"( )", "", "a group", "(الهجرة OR اللجوء) أوروبا"},
    OperatorSyntax{"a AND b", "", "both; also &&", "الهجرة غير AND أوروبا"},
    OperatorSyntax{"a OR b", "", "either or both; also | and ||", "الهجرة | اللجوء"},
};

// Kinds in the order of NodeKind, so that each is found by its number.
constexpr std::array kWordOperators{
    WordOperator{NodeKind::kNear, "NEAR", "قرب", 0},         WordOperator{NodeKind::kThen, "ADJ", "ثم", 0},
    WordOperator{NodeKind::kSentence, "SENT", "جملة", 1},    WordOperator{NodeKind::kParagraph, "PARA", "فقرة", 1},
    WordOperator{NodeKind::kAtLeast, "ATLEAST", "تكرار", 0}, WordOperator{NodeKind::kFirst, "FIRST", "أول", 0},
};

constexpr std::string_view kFirstWithoutHamza = "اول";

}  // namespace

std::span<const OperatorSyntax> operator_table() { return kOperators; }

const WordOperator& word_operator(NodeKind kind) {
  return kWordOperators.at(static_cast<std::size_t>(kind) - static_cast<std::size_t>(NodeKind::kNear));
}

std::optional<FoundOperator> find_word_operator(std::string_view chunk) {
  const std::size_t slash = chunk.find('/');
  std::string_view name = chunk.substr(0, slash);
  if (name == kFirstWithoutHamza) name = word_operator(NodeKind::kFirst).arabic;
  const bool numbered = slash != std::string_view::npos;
  const auto spec = std::ranges::find_if(
      kWordOperators, [&](const WordOperator& row) { return row.name == name || (numbered && row.arabic == name); });
  if (spec == kWordOperators.end()) return std::nullopt;
  const std::size_t number = numbered ? read_number(chunk.substr(slash + 1), kMostNumber).value_or(0) : spec->fallback;
  return FoundOperator{&*spec, number};
}

std::optional<std::size_t> read_number(std::string_view digits, std::size_t most) {
  if (digits.empty()) return std::nullopt;
  std::size_t number = 0;
  for (std::size_t at = 0; at < digits.size();) {
    const char32_t c = fold_digit(next_code_point(digits, at));
    if (!ascii::is_digit(c)) return std::nullopt;
    number = number * 10 + (c - U'0');
    if (number > most) return std::nullopt;
  }
  return number;
}

}  // namespace khabar
