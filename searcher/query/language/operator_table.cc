#include "searcher/query/language/operator_table.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/letters/folding.h"
#include "common/utf8.h"

namespace khabar {
namespace {

// Kinds in the order of NodeKind, so that each is found by its number.
constexpr std::array kWordOperators{
    WordOperator{NodeKind::kNear, "NEAR", "قرب", 0},         WordOperator{NodeKind::kThen, "ADJ", "ثم", 0},
    WordOperator{NodeKind::kSentence, "SENT", "جملة", 1},    WordOperator{NodeKind::kParagraph, "PARA", "فقرة", 1},
    WordOperator{NodeKind::kAtLeast, "ATLEAST", "تكرار", 0}, WordOperator{NodeKind::kFirst, "FIRST", "أول", 0},
};

constexpr std::string_view kFirstWithoutHamza = "اول";

}  // namespace

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
  const std::size_t number = numbered ? read_digits(chunk.substr(slash + 1), kMostNumber).value_or(0) : spec->fallback;
  return FoundOperator{&*spec, number};
}

std::optional<std::size_t> read_digits(std::string_view digits, std::size_t most) {
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
