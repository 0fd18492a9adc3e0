// The function words of common/tables/stop_words.txt: they add weight, and are never required.
#pragma once

#include <string_view>

namespace khabar {

// `word` as spelled, in UTF-8, lower case.
bool is_stop_word(std::string_view word);

// The table itself, for the fingerprint.
std::string_view stop_word_table();

}  // namespace khabar
