#include "indexer/text/tag_cost.h"

#include <algorithm>
#include <array>

#include "indexer/limits.h"

namespace khabar {

namespace {

constexpr std::string_view kCommentBegin = "<!--";
constexpr std::string_view kCommentEnd = "-->";
constexpr std::array<std::string_view, 2> kCode{"script", "style"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/'; }

bool begins_with(std::string_view text, std::string_view name) {
  return text.size() > name.size() && !is_letter(text[name.size()]) &&
         std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

// Where "</name" stands, in any case; the end of `text` where it does not.
std::size_t find_end_tag(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2)) {
    if (begins_with(text.substr(at + 2), name)) return at;
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
        const bool ends_last = !last_.empty() && begins_with(rest_, last_);
        if (!ends_last) ++end_tags_;
        last_ = {};
      } else {
        pass_tag();
      }
    }
    return {cost_.total(), end_tags_};
  }

 private:
  void pass_comment() {
    const std::size_t end = rest_.find(kCommentEnd, kCommentBegin.size());
    has_comment_end_ = end != std::string_view::npos;  // where there is none, none needs to be looked for again
    if (has_comment_end_) rest_.remove_prefix(end + kCommentEnd.size());
  }

  void pass_tag() {
    rest_.remove_prefix(1);
    if (rest_.empty() || !is_letter(rest_.front())) return;
    const auto* const code = std::ranges::find_if(kCode, [&](auto name) { return begins_with(rest_, name); });
    last_ = rest_.substr(0, rest_.find_first_of(" \t\r\n/>"));
    cost_.begin_tag();
    std::size_t at = 0;
    while (at < rest_.size() && cost_.pass(rest_[at])) ++at;
    rest_.remove_prefix(std::min(at + 1, rest_.size()));
    if (code != kCode.end()) rest_.remove_prefix(find_end_tag(rest_, *code));
  }

  std::string_view rest_;
  bool has_comment_end_ = true;
  std::string_view last_;  // name of the last tag where that was no end tag
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
