#pragma once

#include <string>

namespace khabar {

// A word that the best articles of a search added to its query.
struct FeedbackWord {
  std::string lemma;
  double weight;  // of the strongest word: 1
};

}  // namespace khabar
