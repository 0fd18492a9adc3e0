// A word with gaps in it, as it is asked for: `*` stands for any letters or none, `?` for exactly one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khabar {

class WildcardPattern {
 public:
  // `text` is a word as it is typed, in UTF-8. Its letters become those of exact forms: without marks and tatweel, أ as
  // ا, A as a. A character that no word has stays, and nothing matches then.
  explicit WildcardPattern(std::string_view text);

  // Whether an exact form has the letters of the pattern, in at most as many steps as both have bytes, multiplied. As
  // the last letter of a form ة counts as ه and ى as ي: so the form of an unknown word is written.
  bool matches(std::string_view form) const;

  // The same for a form as compact_word().
  bool matches_compact(std::string_view form) const;

  // What every form that matches begins with.
  std::string prefix() const;

  // The same as compact_word().
  std::string_view compact_prefix() const;

 private:
  bool may_end(std::string_view form) const;

  std::string pattern_;  // compact_word() of the letters, with * and ? among them
  std::size_t end_;      // what stands behind the last of these begins there
};

}  // namespace khabar
