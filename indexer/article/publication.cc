#include "indexer/article/publication.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "common/ascii.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

struct HidingKey {
  std::string_view key;  // in lower case, without '_'
  std::span<const std::string_view> values;
  std::string_view kind;
};

// "pending" and "future" may mean much else where the key is not that of WordPress.
constexpr std::array<std::string_view, 6> kHidden{"draft", "auto-draft", "private",
                                                  "trash", "scheduled",  "unpublished"};
constexpr std::array<std::string_view, 6> kHiddenPosts{"draft", "auto-draft", "private", "trash", "pending", "future"};
constexpr std::array<std::string_view, 4> kNoPosts{"attachment", "revision", "nav_menu_item", "customize_changeset"};
constexpr std::array<std::string_view, 3> kWithdrawn{"canceled", "cancelled", "withheld"};

constexpr std::array kHidingKeys{
    HidingKey{"status", kHidden, "not published"},
    HidingKey{"poststatus", kHiddenPosts, "not published"},
    HidingKey{"posttype", kNoPosts, "attachments, revisions and menus of WordPress"},
    HidingKey{"pubstatus", kWithdrawn, "cancelled or withheld news items"},
};

constexpr std::size_t kShortestKey = std::string_view("status").size();

bool is_key(std::string_view key, std::string_view plain) {
  std::size_t at = 0;
  for (const char c : key) {
    if (c == '_') continue;
    if (at == plain.size() || ascii::to_lower(c) != plain[at]) return false;
    ++at;
  }
  return at == plain.size();
}

}  // namespace

std::string_view hidden_kind(std::string_view key, std::string_view value) {
  // Of every key of every article that is no field.
  const bool may_be_one =
      key.size() >= kShortestKey && (key[0] == 's' || key[0] == 'p' || key[0] == 'S' || key[0] == 'P');
  if (!may_be_one) return {};
  for (const HidingKey& hiding : kHidingKeys) {
    if (!is_key(key, hiding.key)) continue;
    std::string lower = ascii::to_lower(trim(value));
    if (const std::size_t colon = lower.rfind(':'); colon != std::string::npos)
      lower.erase(0, colon + 1);  // stat:usable
    if (std::ranges::find(hiding.values, lower) != hiding.values.end()) return hiding.kind;
  }
  return {};
}

}  // namespace khabar
