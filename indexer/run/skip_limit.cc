#include "indexer/run/skip_limit.h"

#include <fmt/format.h>

#include <charconv>

#include "common/program/error.h"

namespace khabar {

namespace {

template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

SkipLimit::SkipLimit(std::string_view text) : text_(text) {
  if (text.ends_with('%')) {
    percent_ = whole_number<double>(text.substr(0, text.size() - 1));
    if (percent_ && *percent_ >= 0 && *percent_ <= 100) return;
  } else {
    count_ = whole_number<std::uint64_t>(text);
    if (count_) return;
  }
  throw Error(fmt::format("--max-skipped {}: neither a number nor a share from 0% to 100%", text),
              "such as --max-skipped 100 or --max-skipped 0.5%");
}

bool SkipLimit::exceeded(std::uint64_t skipped, std::uint64_t articles) const {
  if (count_) return skipped > *count_;
  return percent_ && static_cast<double>(skipped) * 100 > *percent_ * static_cast<double>(skipped + articles);
}

}  // namespace khabar
