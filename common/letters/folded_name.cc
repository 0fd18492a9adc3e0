#include "common/letters/folded_name.h"

#include <unicode/uchar.h>

#include "common/letters/characters.h"
#include "common/letters/folding.h"
#include "common/letters/normalizer.h"
#include "common/utf8.h"

namespace khabar {
namespace {

char32_t folded_letter(char32_t c) { return fold_digit(fold_heh(fold_yeh(fold_alef(c)))); }

class FoldedName {
 public:
  void add(char32_t c) {
    const Character character = character_table()[c];
    if (character.kind == CharacterKind::kMark || character.kind == CharacterKind::kControl) return;
    if (character.kind != CharacterKind::kSeparator) {
      for (const char32_t mapped : character.mapped) {
        if (mapped != 0) append(folded_letter(mapped));
      }
    } else if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      space_ = true;
    } else if (u_charType(static_cast<UChar32>(c)) != U_CONTROL_CHAR) {
      append(c);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void append(char32_t c) {
    if (space_ && !text_.empty()) text_ += ' ';
    space_ = false;
    append_code_point(text_, c);
  }

  std::string text_;
  bool space_ = false;
};

}  // namespace

std::string folded_name(std::string_view name) {
  const NormalizedText normalized(name);
  const std::string_view text = normalized.text();
  FoldedName folded;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c != kInvalid) folded.add(c);
  }
  return folded.take();
}

}  // namespace khabar
