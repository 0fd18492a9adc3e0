// A word of the query, for "no article has the word ...".
#pragma once

#include <string>

namespace khabar {

struct AskedWord {
  std::string text;  // as typed
  std::string term;
  std::string lemma{};  // of an exact form that is asked for
  std::string exact{};
  std::string spelled{};
  bool nowhere = false;  // a wildcard without forms
};

}  // namespace khabar
