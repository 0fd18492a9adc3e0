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

}  // namespace khabar
