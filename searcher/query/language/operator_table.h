// The one table of what the query language has: --help, the man page and docs/query-language.md are made of it or held
// to it. Also the operators that are words with a number, as the parser knows them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "common/options/option_table.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// From what binds tightest to what binds least.
inline constexpr std::array kOperatorTable{
    ArgumentOperator{"a", "", "a word in all its forms: its lemma", "الهجرة"},
    ArgumentOperator{"=a", "", "exactly this form", "=للهجرة"},
    ArgumentOperator{"~a", "", "the word and its kin: nisba and place, synonyms", "~فرنسا"},
    ArgumentOperator{"a*  a?b", "", "forms with any letters, or none, for * and one letter for ?", "مهاجر* م?اجر"},
    ArgumentOperator{"a{-b -c}", "", "a word without some of its forms", "هجرة{-للهجرة -بالهجرة}"},
    ArgumentOperator{"\"a b\"", "", "a phrase, its words side by side; also « » and “ ”", "\"الهجرة غير الشرعية\""},
    ArgumentOperator{"\"a * b\"", "", "a phrase with a gap of one word", "\"وزير * السعودي\""},
    ArgumentOperator{"a NEAR/n b", "قرب/n", "at most n words from one to the other, in any order",
                     "الهجرة NEAR/5 أوروبا"},
    ArgumentOperator{"a ADJ/n b", "ثم/n", "the same in this order", "وزير ثم/3 الخارجية"},
    ArgumentOperator{"a SENT b", "جملة/n", "in the same sentence; SENT/n: in n sentences that follow each other",
                     "الهجرة جملة/1 القوارب"},
    ArgumentOperator{"a PARA b", "فقرة/n", "in the same paragraph; PARA/n: in n that follow each other",
                     "الهجرة PARA أوروبا"},
    ArgumentOperator{"a NOT NEAR/n b", "NOT قرب/n", "a where no b is near; also NOT ADJ, NOT SENT, NOT PARA",
                     "مصر NOT NEAR/3 القديمة"},
    ArgumentOperator{"ATLEAST/n a", "تكرار/n", "a occurs n times or more", "ATLEAST/3 الهجرة"},
    ArgumentOperator{"FIRST/n a", "أول/n", "a among the first n words of the article", "أول/50 الهجرة"},
    ArgumentOperator{"a^n", "", "a weighs n times as much (0.1 to 100)", "الهجرة^2 أوروبا"},
    ArgumentOperator{"field:a", "", "a in a field; also field:\"a b\" and field:(a OR b)", "عنوان:الهجرة"},
    ArgumentOperator{"field:none", "field:بلا", "articles that have no value of the field", "source:none"},
    ArgumentOperator{"a b", "", "words side by side: all of them, or any (see --match)", "الهجرة أوروبا"},
    ArgumentOperator{"-a  NOT a  !a", "", "articles without a", "إيران -تركيا"},
    ArgumentOperator{"+a", "", "a is required, also with --match any", "+الهجرة أوروبا"},
    ArgumentOperator{"( )", "", "a group", "(الهجرة OR اللجوء) أوروبا"},
    ArgumentOperator{"a AND b", "", "both; also &&", "الهجرة AND أوروبا"},
    ArgumentOperator{"a OR b", "", "either or both; also | and ||", "الهجرة | اللجوء"},
};

inline constexpr std::size_t kMostNumber = 1000;  // of words, sentences or occurrences. Chosen, not tuned

struct WordOperator {
  NodeKind kind;
  std::string_view name;
  std::string_view arabic;  // with a slash and a number behind it; by itself it is a word
  std::size_t fallback;     // the number if none is given; 0 if one must be
};

// NEAR/5, SENT, قرب/٥: an operator with a number of 1 to kMostNumber.
struct FoundOperator {
  const WordOperator* spec = nullptr;
  std::size_t number = 0;  // 0: none was given, or not one of these; it is not said in any other way

  bool is_unary() const { return khabar::is_unary(spec->kind); }
};

// Nothing if the chunk is no such operator. A name with a wrong number is found, with number 0.
std::optional<FoundOperator> find_word_operator(std::string_view chunk);

// Needs a kind that such an operator has.
const WordOperator& word_operator(NodeKind kind);

// The number that `digits`, of any kind, write; nothing for anything else, or if it is greater than `most`.
std::optional<std::size_t> read_digits(std::string_view digits, std::size_t most);

}  // namespace khabar
