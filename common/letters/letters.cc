#include "common/letters/letters.h"

#include <algorithm>

#include "common/utf8.h"

namespace khabar {

std::optional<Letters> to_letters(std::string_view utf8) {
  Letters letters;
  letters.reserve(utf8.size() / 2);
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (!is_letter(c)) return std::nullopt;
    letters += letter_code(c);
  }
  return letters;
}

std::string to_utf8(LettersView letters) {
  std::string utf8;
  utf8.reserve(letters.size() * 2);
  for (const char code : letters) append_code_point(utf8, 0x620U + static_cast<unsigned char>(code));
  return utf8;
}

Letters fold_alefs(LettersView letters) {
  Letters folded{letters};
  std::transform(folded.begin(), folded.end(), folded.begin(), fold_alef);
  return folded;
}

}  // namespace khabar
