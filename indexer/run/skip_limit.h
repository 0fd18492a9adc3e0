// --max-skipped: how many skipped inputs a run may have and still publish.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

class SkipLimit {
 public:
  SkipLimit() = default;  // any number

  // "N", or "P%" of all that was read, articles and skipped inputs together; P may have a fraction. Throws Error for
  // anything else.
  explicit SkipLimit(std::string_view text);

  bool exceeded(std::uint64_t skipped, std::uint64_t articles) const;

  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::optional<std::uint64_t> count_;
  std::optional<double> percent_;
};

}  // namespace khabar
