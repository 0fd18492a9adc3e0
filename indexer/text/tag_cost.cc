#include "indexer/text/tag_cost.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "indexer/limits.h"

namespace khabar {

namespace {

constexpr std::string_view kCommentBegin = "<!--";
constexpr std::array<std::string_view, 2> kCode{"script", "style"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/'; }

// As libxml2 reads names of HTML.
bool is_tag_name_char(char c) {
  return ascii::is_letter(c) || ascii::is_digit(c) || c == ':' || c == '-' || c == '_' || c == '.';
}

std::string_view name_at_front(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_tag_name_char);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// Where "</name" stands, in any case, whatever follows it: there libxml2 takes a script for ended. The end of `text` if
// it does not.
std::size_t find_end_tag(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2)) {
    if (ascii::starts_with_ignoring_case(text.substr(at + 2), name)) return at;
  }
  return text.size();
}

class PageScan {
 public:
  explicit PageScan(std::string_view page) : rest_(page) {}

  MarkupCost run() {
    while (cost_.total() <= kMaxAttributeCost) {
      const std::size_t start = rest_.find('<');
      if (start == std::string_view::npos) break;
      rest_.remove_prefix(start);
      if (has_comment_end_ && rest_.starts_with(kCommentBegin)) {
        pass_comment();
      } else if (rest_.substr(1).starts_with('/')) {
        rest_.remove_prefix(2);
        const bool ends_last = !last_.empty() && ascii::equal_ignoring_case(name_at_front(rest_), last_);
        if (!ends_last) ++end_tags_;
        last_ = {};
      } else {
        pass_tag();
      }
    }
    return {cost_.total(), end_tags_};
  }

 private:
  // A comment ends where any reader of HTML would end it, so that nothing hides behind what only some take for an end.
  void pass_comment() {
    const std::string_view inside = rest_.substr(kCommentBegin.size());
    if (inside.starts_with('>') || inside.starts_with("->")) {
      rest_ = inside;
      return;
    }
    for (std::size_t at = inside.find("--"); at != std::string_view::npos; at = inside.find("--", at + 1)) {
      const std::string_view after = inside.substr(at + 2);
      if (!after.starts_with('>') && !after.starts_with("!>")) continue;
      rest_ = after;
      return;
    }
    has_comment_end_ = false;  // none needs to be looked for again
  }

  void pass_tag() {
    rest_.remove_prefix(1);
    if (rest_.empty() || !ascii::is_letter(rest_.front())) return;
    last_ = name_at_front(rest_);
    cost_.begin_tag();
    std::size_t at = 0;
    while (at < rest_.size() && cost_.pass(rest_[at])) ++at;
    const bool is_empty = at < rest_.size() && rest_[at - 1] == '/';  // <script/> has no script in it
    rest_.remove_prefix(std::min(at + 1, rest_.size()));
    for (const std::string_view name : kCode) {
      if (!is_empty && ascii::equal_ignoring_case(last_, name)) rest_.remove_prefix(find_end_tag(rest_, name));
    }
  }

  std::string_view rest_;
  bool has_comment_end_ = true;
  std::string_view last_;  // name of the last tag if that was no end tag
  TagCost cost_;
  std::uint64_t end_tags_ = 0;
};

}  // namespace

void TagCost::begin_tag() {
  place_ = Place::kName;  // of the element
  attributes_ = 0;
}

bool TagCost::pass(char c) {
  if (place_ == Place::kQuoted) {
    if (c == quote_) place_ = Place::kBetween;
    return true;
  }
  if (c == '>') return false;
  if (place_ == Place::kAfterEquals) {
    if (is_blank(c) && c != '/') return true;
    quote_ = c;
    place_ = c == '"' || c == '\'' ? Place::kQuoted : Place::kPlainValue;
  } else if (is_blank(c)) {
    if (place_ == Place::kName || c != '/') place_ = Place::kBetween;
  } else if (c == '=' && place_ != Place::kPlainValue) {
    place_ = Place::kAfterEquals;
  } else if (place_ != Place::kPlainValue) {
    if (place_ == Place::kBetween) ++attributes_;
    place_ = Place::kName;
    total_ += attributes_;
  }
  return true;
}

MarkupCost markup_cost(std::string_view page) {
  MarkupCost cost = PageScan(page).run();
  cost.references = static_cast<std::uint64_t>(std::ranges::count(page, '&'));
  return cost;
}

}  // namespace khabar
