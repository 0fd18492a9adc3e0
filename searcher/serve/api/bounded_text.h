// An answer in memory, which may not grow beyond a bound.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace khabar {

class BoundedText : private std::streambuf {
 public:
  explicit BoundedText(std::size_t most) : most_(most), out_(this) { out_.exceptions(std::ios::badbit); }

  // Writing more throws Refusal `too_much`.
  std::ostream& out() { return out_; }
  std::string take() { return std::move(text_); }

 private:
  std::streamsize xsputn(const char* text, std::streamsize count) override;
  int_type overflow(int_type c) override;

  const std::size_t most_;
  std::string text_;
  std::ostream out_;
};

}  // namespace khabar
