#include "common/analysis/different_words.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_set>

#include "common/analysis/tokenizer.h"

namespace khabar {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;

// A piece ends behind a blank. A word of which the end lies in the next piece counts as two, which is no harm.
std::size_t end_of_piece(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= kPiece) return text.size();
  const std::size_t blank = text.find_first_of(" \n", begin + kPiece);
  return std::min({blank, begin + 2 * kPiece, text.size() - 1}) + 1;
}

}  // namespace

bool has_more_different_words(const Article& article, std::size_t most) {
  if ((article.title.size() + article.body.size()) / 2 <= most) return false;
  std::unordered_set<std::uint64_t> words;
  TokenizedText piece;
  for (const std::string_view text : {std::string_view{article.title}, std::string_view{article.body}}) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = end_of_piece(text, begin);
      tokenize(text.substr(begin, end - begin), piece);
      for (const RawToken& token : piece.tokens) words.insert(std::hash<std::string_view>{}(piece.word(token)));
      if (words.size() > most) return true;
      begin = end;
    }
  }
  return false;
}

}  // namespace khabar
