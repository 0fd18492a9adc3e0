#include "common/analysis/text_breaks.h"

#include "common/ascii.h"
#include "common/utf8.h"

namespace khabar {
namespace {

bool is_arabic(char32_t c) { return c >= 0x600 && c <= 0x6FF; }

char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_continuation(text[--at])) {
  }
  return next_code_point(text, at);
}

char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

// What stands between two words.
struct Gap {
  std::string_view before;  // the word before it
  std::string_view text;
  std::string_view after;
};

bool has_sure_end(std::string_view gap) {
  return gap.find_first_of("!?") != std::string_view::npos || gap.find("؟") != std::string_view::npos ||
         gap.find("۔") != std::string_view::npos;
}

bool full_stop_ends(const Gap& gap) {
  const std::size_t stop = gap.text.find('.');
  if (stop == std::string_view::npos) return false;
  if (gap.text.find('.', stop + 1) != std::string_view::npos) return false;
  if (count_code_points(gap.before) == 1 && stop == 0) return false;
  if (gap.text.size() > 1) return true;
  return is_arabic(last_code_point(gap.before)) && is_arabic(first_code_point(gap.after));
}

bool ends_sentence_at(const Gap& gap) { return has_sure_end(gap.text) || full_stop_ends(gap); }

}  // namespace

std::vector<Sentence> sentences_of(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<Sentence> sentences;
  std::size_t words = 0;
  const auto word = [&](const Token& token) { return text.substr(token.begin, token.end - token.begin); };
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    ++words;
    const Token& next = tokens[i + 1];
    const Gap gap{word(tokens[i]), text.substr(tokens[i].end, next.begin - tokens[i].end), word(next)};
    const bool ends_paragraph = gap.text.find('\n') != std::string_view::npos;
    if (!ends_paragraph && !ends_sentence_at(gap)) continue;
    sentences.push_back({words, ends_paragraph});
    words = 0;
  }
  if (!tokens.empty()) sentences.push_back({words + 1, true});
  return sentences;
}

}  // namespace khabar
