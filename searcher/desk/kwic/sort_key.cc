#include "searcher/desk/kwic/sort_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 6> kSortKeyNames{"before1", "after1", "match", "ending", "source", "date"};

std::optional<SortKey> word_key(std::string_view text, std::string_view side, SortKey::Kind kind) {
  if (text.size() != side.size() + 1 || !text.starts_with(side)) return std::nullopt;
  const char digit = text.back();
  if (!ascii::is_digit(digit) || digit == '0') return std::nullopt;
  return SortKey{kind, static_cast<std::size_t>(digit - '0')};
}

SortKey read_sort_key(std::string_view text) {
  if (text == "match") return {SortKey::Kind::kMatch};
  if (text == "ending") return {SortKey::Kind::kEnding};
  if (text == "source") return {SortKey::Kind::kSource};
  if (text == "date") return {SortKey::Kind::kDate};
  if (const auto key = word_key(text, "before", SortKey::Kind::kBefore)) return *key;
  if (const auto key = word_key(text, "after", SortKey::Kind::kAfter)) return *key;
  const auto nearest = nearest_name(text, kSortKeyNames);
  throw Error(
      fmt::format("--sort: '{}' is not one of before1 to before9, after1 to after9, match, ending, source, date",
                  excerpt(text)),
      nearest ? fmt::format("did you mean {}?", *nearest) : "");
}

}  // namespace

std::vector<SortKey> read_sort_keys(const std::string& text) {
  std::vector<SortKey> keys;
  std::string_view rest = text;
  for (bool more = true; more;) {
    const std::size_t comma = rest.find(',');
    more = comma != std::string_view::npos;
    const std::string_view name = ascii::trim(rest.substr(0, comma));
    const SortKey key = read_sort_key(name);
    if (std::ranges::find(keys, key) != keys.end()) throw Error(fmt::format("--sort names {} twice", name));
    keys.push_back(key);
    if (more) rest.remove_prefix(comma + 1);
  }
  if (keys.size() > kMostSortKeys) throw Error(fmt::format("--sort names more than {} keys", kMostSortKeys));
  return keys;
}

}  // namespace khabar
