#include "indexer/stream/text_cursor.h"

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

std::string_view TextCursor::all_ahead() {
  if (again_at_ >= again_.size()) window_ = input_.peek(ByteInput::kCapacity);
  return window_;
}

void TextCursor::consume(std::size_t count) {
  window_.remove_prefix(count);
  if (again_at_ < again_.size()) {
    again_at_ += count;
  } else {
    input_.consume(count);
  }
}

void TextCursor::advance() {
  if (window_.front() != '\n') return advance_in_line(1);
  consume(1);
  ++line_;
  column_ = 0;
  starts_line_ = true;
}

void TextCursor::advance_in_line(std::size_t count) {
  starts_line_ = starts_line_ && window_.substr(0, count).find_first_not_of(" \t\r") == std::string_view::npos;
  consume(count);
  column_ += count;
}

void TextCursor::put_back(std::string text, std::uint64_t line) {
  // What came from here fits in again: what lies behind it need not move, however often that happens.
  if (text.size() <= again_at_) {
    again_at_ -= text.size();
    again_.replace(again_at_, text.size(), text);
  } else {
    again_ = std::move(text) + again_.substr(again_at_);
    again_at_ = 0;
  }
  window_ = {};
  line_ = line;
  column_ = 0;
  starts_line_ = true;
}

}  // namespace khabar
