#include "indexer/article/missing_value.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "indexer/text/text_rules.h"

namespace khabar {

bool stands_for_nothing(std::string_view value) {
  constexpr std::size_t kLongestName = 4;
  if (value.size() > kLongestName) return false;
  static constexpr std::array<std::string_view, 12> kNothing{"nan",  "NaN", "NAN", "NULL", "null", "Null",
                                                             "None", "\\N", "N/A", "#N/A", "<NA>", "NaT"};
  return std::ranges::find(kNothing, value) != kNothing.end();
}

bool is_no_title(std::string_view title) {
  constexpr std::size_t kLongest = 60;  // with spaces around it
  if (title.size() > kLongest) return false;
  static constexpr std::array<std::string_view, 7> kNone{
      "untitled document", "untitled", "untitled page", "new page 1", "no title", "بدون عنوان", "صفحة جديدة 1"};
  return std::ranges::find(kNone, ascii::to_lower(trim(title))) != kNone.end();
}

}  // namespace khabar
