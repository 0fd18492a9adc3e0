// Broken plurals by rule: what singular a word of the dictionary has if its shape is that of a classical plural
// (Wright, A Grammar of the Arabic Language, volume 1, §304) and the dictionary itself speaks for it.
#pragma once

#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "common/lexicon_compiler/hunspell.h"

namespace khabar::lexicon_compiler {

struct DerivedPlural {
  Letters singular;
  std::string_view plural_template;  // مفاعل
};

// Whether the flags allow a dual (C to G), a sound plural (H, I) or a feminine (BA, BB): no broken plural takes them.
bool takes_singular_ending(const std::vector<hunspell::Flag>& flags);

// The singulars that the shape of `word` allows, whether or not they are words; empty for a word of no such shape.
std::vector<Letters> possible_singulars(const Letters& word);

// Plural -> singular for nouns of the dictionary, if
//   * the word takes neither dual nor sound plural nor feminine, in any entry of it;
//   * no entry differs from it in the spelling of an alef only;
//   * just one singular that its shape allows is a noun which takes one of those;
//   * that noun stands less than a dozen entries before it, for ar.dic lists plurals behind their singulars.
// Words for which `excluded` says so are left out.
std::map<Letters, DerivedPlural> derive_plurals(const std::vector<hunspell::DictionaryWord>& dictionary,
                                                const std::function<bool(const Letters&)>& excluded);

}  // namespace khabar::lexicon_compiler
