#include "indexer/text_cursor.h"

#include <utility>

namespace khabar {

bool TextCursor::at_end() {
  if (!window_.empty()) return false;
  if (again_at_ < again_.size()) {
    window_ = std::string_view(again_).substr(again_at_);
  } else {
    window_ = input_.peek();
  }
  return window_.empty();
}

void TextCursor::advance() {
  const char c = window_.front();
  window_.remove_prefix(1);
  if (again_at_ < again_.size()) {
    ++again_at_;
  } else {
    input_.consume(1);
  }
  if (c == '\n') {
    ++line_;
    column_ = 0;
    starts_line_ = true;
  } else {
    ++column_;
    starts_line_ = starts_line_ && (c == ' ' || c == '\t' || c == '\r');
  }
}

void TextCursor::put_back(std::string text, std::uint64_t line) {
  again_ = std::move(text) + again_.substr(again_at_);
  again_at_ = 0;
  window_ = {};
  line_ = line;
  column_ = 0;
  starts_line_ = true;
}

}  // namespace khabar
