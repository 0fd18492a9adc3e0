#include "common/program/run_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "common/ascii.h"
#include "common/program/error.h"

namespace khabar {
namespace {

constexpr std::string_view kTime = "ddddddddTddddddZ";  // d: a digit
constexpr unsigned kMostRuns = 999'999;                 // that begin with one time

bool is_time(std::string_view text) {
  return std::ranges::equal(text, kTime, [](char c, char as) { return as == 'd' ? ascii::is_digit(c) : c == as; });
}

// "-002"; only as many digits as the number needs, but three at least, so that longer is later.
bool is_number(std::string_view text) {
  if (text.size() < 4 || text.size() > 7 || text.front() != '-') return false;
  return std::ranges::all_of(text.substr(1), ascii::is_digit<char>) && (text.size() == 4 || text[1] != '0');
}

}  // namespace

bool is_run_name(std::string_view text) {
  const std::string_view rest = text.substr(std::min(kTime.size(), text.size()));
  return is_time(text.substr(0, kTime.size())) && (rest.empty() || is_number(rest));
}

bool is_earlier_run(std::string_view one, std::string_view other) {
  const auto key = [](std::string_view name) { return std::tuple(name.substr(0, kTime.size()), name.size(), name); };
  return key(one) < key(other);
}

std::string next_run_name(std::string_view name) {
  unsigned number = 1;
  if (name.size() > kTime.size()) std::from_chars(name.data() + kTime.size() + 1, name.data() + name.size(), number);
  if (number < kMostRuns) return fmt::format("{}-{:03}", name.substr(0, kTime.size()), number + 1);
  throw Error(fmt::format("there is no name left for a run after {}", name), "take it out of the index's directory");
}

}  // namespace khabar
