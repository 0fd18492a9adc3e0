// What other systems write and this language does not: each with what to write here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace khabar {

// In a pattern, `#` is a number, `@` a letter and letters or digits behind it, `*` anything or nothing; all other
// characters are themselves, in capitals or not. It is held against a whole chunk: what stands between spaces.
struct ForeignOperator {
  std::string_view pattern;
  std::string_view what;     // "an operator of Nexis": behind "is" and the chunk
  std::string_view instead;  // what to write; `#` is the number that the chunk has
};

std::span<const ForeignOperator> foreign_operators();

// A word of English that is an operator elsewhere, or of this language in capitals. In small letters it is searched for
// as a word, which the user is told; in capitals it is refused, if it is no operator here.
struct WordLikeOperator {
  std::string_view word;
  std::string_view what;
  std::string_view instead;
};

struct ForeignFound {
  std::string what;
  std::string instead;
};

std::optional<ForeignFound> find_foreign_operator(std::string_view chunk);

// `or`, `near`, `أو`, `same`.
const WordLikeOperator* find_word_like_operator(std::string_view chunk);

}  // namespace khabar
