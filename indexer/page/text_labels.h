// Lines that news sites put between the paragraphs of an article and that are none of it.
#pragma once

#include <string_view>

namespace khabar {

// "اقرأ أيضا", "شارك المقال", "جميع الحقوق محفوظة", ...: a line that begins so and is short, or has a link in it.
bool is_label(std::string_view line, bool has_link);

// What a site tells its readers about their comments; said of the last paragraphs of a text only.
bool is_policy(std::string_view paragraph);

}  // namespace khabar
