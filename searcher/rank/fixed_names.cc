#include "searcher/rank/fixed_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/analysis/joined_names.h"
#include "common/letters/folded_name.h"

namespace khabar {
namespace {

// Latin letters by their Arabic names, as folded_name() leaves them. Two or more in a row are an abbreviation.
constexpr std::array<std::string_view, 30> kLetterNames{
    "ايه", "بي",  "سي",  "دي", "ئي", "اف", "جي", "جيه", "اتش", "اي",    "كي",  "كيه", "كاي", "ال", "ام",
    "ان",  "اوه", "كيو", "ار", "اس", "تي", "يو", "في",  "فاي", "دبليو", "اكس", "واي", "زد",  "زي", "او"};

// Those that are words of their own as well: in no abbreviation without one that is not.
constexpr std::array<std::string_view, 7> kDoubtful{"اي", "ال", "ام", "ان", "في", "كي", "او"};

// At the end of a row they are the next word of the query: سي إن إن في مصر.
constexpr std::array<std::string_view, 2> kNeverLast{"في", "او"};

// Names with stop words in them. Written by hand, as folded_name() leaves them.
constexpr std::array<std::string_view, 69> kNames{"مهرجان كان",       "مهرجان كان السينمائي",
                                                  "كان السينمائي",    "مدينه كان",
                                                  "بان كي مون",       "كي مون",
                                                  "هو جينتاو",        "هو جين تاو",
                                                  "هو تشي منه",       "لو فيغارو",
                                                  "لو موند",          "لو بوان",
                                                  "لو باريزيان",      "لو جورنال",
                                                  "لو مان",           "لو هافر",
                                                  "ام كلثوم",         "ام درمان",
                                                  "ام القيوين",       "ام الفحم",
                                                  "ام القري",         "ام صلال",
                                                  "ام قصر",           "ام الرشراش",
                                                  "ام البواقي",       "ام الدنيا",
                                                  "ذو الفقار",        "ذو النون",
                                                  "ذو القرنين",       "ذو القعده",
                                                  "ذو الحجه",         "ذي الحجه",
                                                  "ذي القعده",        "ذي قار",
                                                  "ذات السلاسل",      "ذات الصواري",
                                                  "كل العرب",         "دون كيشوت",
                                                  "دون خوان",         "دون جوان",
                                                  "لا لا لاند",       "لا ليغا",
                                                  "لا ماسيا",         "ما وراء النهر",
                                                  "اي فون",           "اي باد",
                                                  "اي باي",           "اي تيونز",
                                                  "اي كلاود",         "اي بود",
                                                  "من سيربح المليون", "حول العالم في ثمانين يوما",
                                                  "الا رسول الله",    "بين النهرين",
                                                  "ما بين النهرين",   "لا ريبوبليكا",
                                                  "لا ستامبا",        "لا كورونيا",
                                                  "لا باز",           "لا غازيتا",
                                                  "لا ريوخا",         "هنا لندن",
                                                  "هنا القاهره",      "ذات الرقاع",
                                                  "ام المؤمنين",      "ام الربيع",
                                                  "ام الحيران",       "ام تي في",
                                                  "او تي في"};

using Words = std::vector<std::string>;

template <std::size_t kSize>
bool is_among(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

Words cut(std::string_view text, std::string_view separators) {
  Words words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// By their first word, the longest first.
using Names = std::unordered_map<std::string, std::vector<Words>>;

Names read_names() {
  Names names;
  for (const std::string_view name : kNames) {
    Words words = cut(name, " ");
    names[words.front()].push_back(std::move(words));
  }
  for (auto& [first, same] : names) std::ranges::sort(same, std::ranges::greater{}, &Words::size);
  return names;
}

std::size_t name_length(const Words& words, std::size_t from) {
  static const Names names = read_names();
  const auto same = names.find(words[from]);
  if (same == names.end()) return 0;
  for (const Words& name : same->second) {
    if (name.size() <= words.size() - from &&
        std::equal(name.begin(), name.end(), words.begin() + static_cast<std::ptrdiff_t>(from)))
      return name.size();
  }
  return 0;
}

std::size_t abbreviation_length(const Words& words, std::size_t from) {
  std::size_t end = from;
  while (end < words.size() && is_among(kLetterNames, words[end])) ++end;
  while (end > from && is_among(kNeverLast, words[end - 1])) --end;
  const bool sure =
      std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const std::string& word) { return !is_among(kDoubtful, word); });
  return end - from > 1 && sure ? end - from : 0;
}

bool may_be_joined(const QueryNode& node) {
  return node.kind == NodeKind::kWord && node.sign != Sign::kExcluded && !node.broad && node.without.empty() &&
         (node.field == Field::kLemma || node.field == Field::kTitleLemma);
}

// سي.إن.إن is one word of a query.
bool is_abbreviation(const std::string& text) {
  Words letters = cut(text, ".-_");
  for (std::string& letter : letters) letter = folded_name(letter);
  return letters.size() > 1 && abbreviation_length(letters, 0) == letters.size();
}

// عبدالله is one word of a query and two of an article.
bool is_joined(const std::string& text) { return first_of_joined_names(folded_name(text)) != 0; }

bool is_one_name(const std::string& text) { return is_abbreviation(text) || is_joined(text); }

QueryNode phrase_of(std::vector<QueryNode> words) {
  QueryNode phrase = words.front();
  phrase.kind = NodeKind::kPhrase;
  phrase.text.clear();
  for (QueryNode& word : words) word.sign = Sign::kPlain;
  phrase.children = std::move(words);
  return phrase;
}

// Takes words of one sign and field that stand side by side, and gives what they mean.
class WordRow {
 public:
  WordRow(Match match, std::vector<std::string>& joined) : match_(match), joined_(joined) {}

  bool takes(const QueryNode& node) const {
    if (!may_be_joined(node)) return false;
    if (nodes_.empty()) return true;
    const QueryNode& last = nodes_.back();
    return last.sign == node.sign && last.field == node.field && last.boost == node.boost;
  }

  void add(QueryNode&& node) {
    words_.push_back(folded_name(node.text));
    nodes_.push_back(std::move(node));
  }

  void move_to(std::vector<QueryNode>& into) {
    for (std::size_t at = 0; at < nodes_.size();) {
      const std::size_t letters = abbreviation_length(words_, at);
      const std::size_t name = match_ == Match::kAll ? name_length(words_, at) : 0;
      if (letters > name) {
        into.push_back(phrase(at, letters));
      } else if (name > 0) {
        require(at, name, into);
      } else {
        into.push_back(std::move(nodes_[at]));
        if (is_one_name(into.back().text)) into.back() = name_of({into.back()});
      }
      at += std::max({letters, name, std::size_t{1}});
    }
    nodes_.clear();
    words_.clear();
  }

 private:
  QueryNode phrase(std::size_t at, std::size_t length) {
    const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(at);
    return name_of({first, first + static_cast<std::ptrdiff_t>(length)});
  }

  QueryNode name_of(std::vector<QueryNode> words) {
    QueryNode name = phrase_of(std::move(words));
    joined_.push_back(phrase_text(name));
    return name;
  }

  void require(std::size_t at, std::size_t length, std::vector<QueryNode>& into) {
    const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(at);
    joined_.push_back(phrase_text(phrase_of({first, first + static_cast<std::ptrdiff_t>(length)})));
    for (std::size_t i = at; i < at + length; ++i) {
      into.push_back(std::move(nodes_[i]));
      into.back().sign = Sign::kRequired;
    }
  }

  Match match_;
  std::vector<std::string>& joined_;
  std::vector<QueryNode> nodes_;
  Words words_;
};

std::vector<QueryNode> joined_children(std::vector<QueryNode>&& children, Match match,
                                       std::vector<std::string>& names) {
  std::vector<QueryNode> joined;
  WordRow row(match, names);
  for (QueryNode& child : children) {
    if (!row.takes(child)) row.move_to(joined);
    if (row.takes(child)) {
      row.add(std::move(child));
    } else {
      joined.push_back(with_fixed_names(std::move(child), match, names));
    }
  }
  row.move_to(joined);
  return joined;
}

}  // namespace

QueryNode with_fixed_names(QueryNode tree, Match match, std::vector<std::string>& joined) {
  if (may_be_joined(tree)) {
    if (is_one_name(tree.text)) {
      joined.push_back(tree.text);
      tree = phrase_of({tree});
    }
  } else if (tree.kind == NodeKind::kList) {
    tree.children = joined_children(std::move(tree.children), match, joined);
    const bool is_name = tree.children.size() == 1 && tree.children.front().kind == NodeKind::kPhrase;
    if (is_name && tree.children.front().sign == Sign::kPlain) {
      QueryNode only = std::move(tree.children.front());
      only.sign = tree.sign;
      return only;
    }
  } else if (tree.kind != NodeKind::kPhrase) {
    for (QueryNode& child : tree.children) child = with_fixed_names(std::move(child), match, joined);
  }
  return tree;
}

}  // namespace khabar
