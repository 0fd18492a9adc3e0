// The messages and notes of the commands in the language of the page.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

struct Message {
  std::string text;
  bool is_english = false;  // it is in no row of the table, and stays as it is
};

// `english` as a command or the API says it, also with `note: ` before it.
Message arabic_message(std::string_view english);

// For an answer that is no page, whose reader may have asked in either language: lines in English, then in Arabic, of
// which each is left out that is in no row of the table. An empty hint has no line.
std::string in_both_languages(std::string_view message, std::string_view hint);

}  // namespace khabar
