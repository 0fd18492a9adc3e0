// What a word that is asked for as it is spelled leaves out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/index/collection.h"
#include "searcher/rank/asked_word.h"

namespace khabar {

struct OtherSpelling {
  std::string text;      // the word as typed
  std::size_t articles;  // that have it in another spelling only: with or without hamza, ى for ي, ه for ة
};

// Of those words that are asked for as they are spelled, and are spelled otherwise in any article. Looks at the first
// three, since each takes a search.
std::vector<OtherSpelling> other_spellings(const std::vector<AskedWord>& asked, const Collection& collection);

}  // namespace khabar
