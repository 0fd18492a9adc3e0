#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/forms/form_table.h"

namespace khabar {

// What a collection has for one word or phrase of a query.
struct WordExplanation {
  std::string text;              // as typed
  std::string lemma;             // empty for a phrase and for an exact form
  std::uint32_t articles = 0;    // with the lemma
  std::vector<FormCount> forms;  // most frequent first
};

}  // namespace khabar
