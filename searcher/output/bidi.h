// Arabic on a terminal: text stays in logical order; isolates keep the directions of one line apart.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// Whether `text` has a letter that runs from right to left.
bool has_rtl(std::string_view text);

// Fields of one line, put together: if the line mixes directions (a right-to-left letter and a left-to-right letter
// or digit), each field that has a right-to-left letter stands between U+2068 (FSI) and U+2069 (PDI). A field is
// isolated as a whole, since an Arabic sentence with a Latin word in it is still one sentence.
class BidiLine {
 public:
  explicit BidiLine(bool isolate) : isolate_(isolate) {}

  BidiLine& add(std::string_view field);
  std::string text() const;

 private:
  bool isolate_;
  std::string plain_;
  std::string isolated_;
  bool rtl_ = false;
  bool ltr_ = false;
};

}  // namespace khabar
