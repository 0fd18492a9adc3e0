#include "searcher/serve/api/bounded_text.h"

#include <fmt/format.h>

#include "searcher/serve/api/api_error.h"

namespace khabar {

std::streamsize BoundedText::xsputn(const char* text, std::streamsize count) {
  if (text_.size() + static_cast<std::size_t>(count) > most_) {
    throw Refusal(400, "too_much", fmt::format("the answer has more than {} MB", most_ / 1'000'000),
                  "ask for fewer rows, or use khabar-search itself");
  }
  text_.append(text, static_cast<std::size_t>(count));
  return count;
}

BoundedText::int_type BoundedText::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  xsputn(&byte, 1);
  return c;
}

}  // namespace khabar
