#include "searcher/rank/names/fixed_names.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/analysis/joined_names.h"
#include "common/letters/folded_name.h"
#include "searcher/rank/names/letter_names.h"
#include "searcher/rank/names/name_spellings.h"

namespace khabar {
namespace {

// Names with stop words in them, as folded_name() leaves them, with bars between. Written by hand: towns, newspapers,
// channels, programmes, months, battles, works, campaigns and organizations of Arabic news of which a query without the
// stop words would be about something else. A name is left out if it is as often a part of any sentence (كل يوم, من
// مصر).
constexpr std::string_view kNames =
    "مهرجان كان السينمائي|مهرجان كان|كان السينمائي|مدينه كان|بان كي مون|كي مون|هو جينتاو|هو جين تاو|"
    "هو تشي منه|لو فيغارو|لو فيجارو|لو موند|لو بوان|لو باريزيان|لو جورنال|لو مان|لو هافر|لو سوار|لا ليغا|"
    "لا ليجا|لا ماسيا|لا ريبوبليكا|لا ستامبا|لا كورونيا|لا باز|لا غازيتا|لا ريوخا|لا لا لاند|لا بلاتا|"
    "ذي اندبندنت|ذي انديبندنت|ذي غارديان|ذي جارديان|ذي تايمز|ذي ايكونوميست|ذي اتلانتيك|ذي انترسبت|"
    "ام كلثوم|ام درمان|ام القيوين|ام الفحم|ام القري|ام صلال|ام قصر|ام الرشراش|ام البواقي|ام الدنيا|"
    "ام المؤمنين|ام الربيع|ام الحيران|ام الرصاص|ام قيس|ام الجمال|ذو الفقار|ذو النون|ذو القرنين|ذو القعده|"
    "ذو الحجه|ذي الحجه|ذي القعده|ذي قار|ذات السلاسل|ذات الصواري|ذات الرقاع|دون كيشوت|دون خوان|دون جوان|"
    "دون كارلوس|ما وراء النهر|ما بين النهرين|بين النهرين|بين القصرين|ما وراء الخبر|ما وراء الطبيعه|"
    "اي فون|اي باد|اي باي|اي تيونز|اي كلاود|اي بود|كل العرب|اخبار الان|هنا لندن|هنا القاهره|هنا العاصمه|"
    "علي مسئوليتي|علي مسؤوليتي|من سيربح المليون|في العمق|في الصميم|عن قرب|بلا حدود|بلا قيود|"
    "حول العالم في ثمانين يوما|اطباء بلا حدود|مراسلون بلا حدود|صحفيون بلا حدود|مهندسون بلا حدود|"
    "الا رسول الله|لا اله الا الله|من اجل مصر|من اجل فلسطين|من اجل لبنان|من اجل تونس";

using Words = std::vector<std::string>;

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
  for (const std::string& name : names_with_stop_words()) {
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

bool is_plain_text(const QueryNode& node) {
  return node.kind == NodeKind::kWord && !node.broad && node.without.empty() &&
         (node.field == Field::kLemma || node.field == Field::kTitleLemma);
}

bool may_be_joined(const QueryNode& node) { return is_plain_text(node) && node.sign != Sign::kExcluded; }

// سي.إن.إن is one word of a query.
bool is_abbreviation(const std::string& text) {
  Words letters = cut(text, ".-_");
  for (std::string& letter : letters) letter = folded_name(letter);
  return letters.size() > 1 && letter_row_length(letters) == letters.size();
}

// عبدالله is one word of a query and two of an article.
bool is_joined(const std::string& text) { return first_of_joined_names(folded_name(text)) != 0; }

bool is_name_in_one(const std::string& text) { return is_abbreviation(text) || is_joined(text); }

std::vector<NameWord> name_words(const std::string& text, Analyzer& analyzer) {
  std::vector<NameWord> words;
  for (const Token& token : analyzer.analyze(text)) words.push_back(name_word(*token.word));
  return words;
}

// Whether the whole text is a name that has other spellings.
bool is_spelled_name(const std::string& text, Analyzer& analyzer) {
  const std::vector<NameWord> words = name_words(text, analyzer);
  return !words.empty() && spelled_name_length(words, analyzer) == words.size();
}

bool is_one_name(const QueryNode& word, Analyzer& analyzer) {
  if (is_plain_text(word) && word.sign == Sign::kExcluded) return is_spelled_name(word.text, analyzer);
  return may_be_joined(word) && (is_name_in_one(word.text) || is_spelled_name(word.text, analyzer));
}

void note_name(std::string name, std::vector<std::string>& joined) {
  if (std::ranges::find(joined, name) == joined.end()) joined.push_back(std::move(name));
}

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
  WordRow(Match match, Analyzer& analyzer, std::vector<std::string>& joined)
      : match_(match), analyzer_(analyzer), joined_(joined) {}

  bool takes(const QueryNode& node) const {
    if (!may_be_joined(node)) return false;
    if (nodes_.empty()) return true;
    const QueryNode& last = nodes_.back();
    return last.sign == node.sign && last.field == node.field && last.boost == node.boost;
  }

  void add(QueryNode&& node) {
    texts_.push_back(folded_name(node.text));
    for (NameWord& word : name_words(node.text, analyzer_)) words_.push_back(std::move(word));
    ends_.push_back(words_.size());
    nodes_.push_back(std::move(node));
  }

  void move_to(std::vector<QueryNode>& into) {
    for (std::size_t at = 0; at < nodes_.size();) {
      const std::size_t letters = letter_row_length(std::span{texts_}.subspan(at));
      const std::size_t spelled = spelled_length(at);
      const std::size_t name = match_ == Match::kAll ? name_length(texts_, at) : 0;
      const std::size_t joined =
          std::max({letters, spelled, is_name_in_one(nodes_[at].text) ? std::size_t{1} : std::size_t{0}});
      if (name > joined) {
        require(at, name, into);
      } else if (joined > 0) {
        if (match_ == Match::kAny && spelled > std::max(letters, std::size_t{1})) keep(at, spelled, into);
        into.push_back(phrase(at, joined));
      } else {
        into.push_back(nodes_[at]);
      }
      at += std::max({name, joined, std::size_t{1}});
    }
    nodes_.clear();
    texts_.clear();
    words_.clear();
    ends_.clear();
  }

 private:
  // How many nodes, from the first on, are a name that is spelled in other ways too.
  std::size_t spelled_length(std::size_t at) const {
    const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
    const std::size_t length = spelled_name_length(std::span{words_}.subspan(begin), analyzer_);
    const auto end = std::ranges::find(ends_, begin + length);
    return length > 0 && end != ends_.end() ? static_cast<std::size_t>(end - ends_.begin()) + 1 - at : 0;
  }

  std::vector<QueryNode> nodes(std::size_t at, std::size_t length) const {
    const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(at);
    return {first, first + static_cast<std::ptrdiff_t>(length)};
  }

  QueryNode phrase(std::size_t at, std::size_t length) {
    QueryNode name = phrase_of(nodes(at, length));
    note_name(phrase_text(name), joined_);
    return name;
  }

  void keep(std::size_t at, std::size_t length, std::vector<QueryNode>& into) const {
    for (QueryNode& node : nodes(at, length)) into.push_back(std::move(node));
  }

  void require(std::size_t at, std::size_t length, std::vector<QueryNode>& into) {
    note_name(phrase_text(phrase_of(nodes(at, length))), joined_);
    for (QueryNode& node : nodes(at, length)) {
      node.sign = Sign::kRequired;
      into.push_back(std::move(node));
    }
  }

  Match match_;
  Analyzer& analyzer_;
  std::vector<std::string>& joined_;
  std::vector<QueryNode> nodes_;
  Words texts_;                    // of the nodes, folded
  std::vector<NameWord> words_;    // of all nodes
  std::vector<std::size_t> ends_;  // of each node in words_
};

std::vector<QueryNode> joined_children(std::vector<QueryNode>&& children, Match match, Analyzer& analyzer,
                                       std::vector<std::string>& names) {
  std::vector<QueryNode> joined;
  WordRow row(match, analyzer, names);
  for (QueryNode& child : children) {
    if (!row.takes(child)) row.move_to(joined);
    if (row.takes(child)) {
      row.add(std::move(child));
    } else {
      joined.push_back(with_fixed_names(std::move(child), match, analyzer, names));
    }
  }
  row.move_to(joined);
  return joined;
}

}  // namespace

std::vector<std::string> names_with_stop_words() { return cut(kNames, "|"); }

QueryNode with_fixed_names(QueryNode tree, Match match, Analyzer& analyzer, std::vector<std::string>& joined) {
  if (tree.kind == NodeKind::kWord) {
    if (is_one_name(tree, analyzer)) {
      note_name(tree.text, joined);
      tree = phrase_of({tree});
    }
  } else if (tree.kind == NodeKind::kList) {
    tree.children = joined_children(std::move(tree.children), match, analyzer, joined);
    const bool is_name = tree.children.size() == 1 && tree.children.front().kind == NodeKind::kPhrase;
    if (is_name && tree.children.front().sign == Sign::kPlain) {
      QueryNode only = std::move(tree.children.front());
      only.sign = tree.sign;
      return only;
    }
  } else if (tree.kind != NodeKind::kPhrase) {
    for (QueryNode& child : tree.children) child = with_fixed_names(std::move(child), match, analyzer, joined);
  }
  return tree;
}

}  // namespace khabar
