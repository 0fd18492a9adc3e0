// Whether a query is expanded by words of its best articles (expansion.h), and why.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace khabar {

enum class Expand : std::uint8_t { kNever, kAlways, kAuto };

// In the order of Expand, as --expand takes them.
inline constexpr std::array<std::string_view, 3> kExpandNames{"never", "always", "auto"};

// What kAuto decides by: a query is expanded if it is a short list of words, and so many articles have all of them that
// it names a topic, not an article.
inline constexpr std::size_t kLeastExpandedArticles = 10;

enum class ExpansionChoice : std::uint8_t {
  kNotAsked,
  kAsked,
  kTopic,        // kAuto, and it is one
  kOperators,    // kAuto, and the query is no list of plain words
  kManyWords,    // kAuto, and it has more than kMostListWords
  kFewArticles,  // kAuto, and fewer than kLeastExpandedArticles have all of its words
};

constexpr bool is_expanded(ExpansionChoice choice) {
  return choice == ExpansionChoice::kAsked || choice == ExpansionChoice::kTopic;
}

// The reason in words; empty if nothing was asked.
constexpr std::string_view reason_of(ExpansionChoice choice) {
  switch (choice) {
    case ExpansionChoice::kNotAsked:
      return "";
    case ExpansionChoice::kAsked:
      return "asked for";
    case ExpansionChoice::kTopic:
      return "a few words that ten articles or more have all of";
    case ExpansionChoice::kOperators:
      return "the query is no list of plain words";
    case ExpansionChoice::kManyWords:
      return "the query has more than five words";
    case ExpansionChoice::kFewArticles:
      return "fewer than ten articles have all of the words";
  }
  return "";
}

}  // namespace khabar
