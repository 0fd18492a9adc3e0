// Trees at random, as the parser can make them: each is printed as what is read as the same tree.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/language/operator_table.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

class RandomTree {
 public:
  explicit RandomTree(std::uint32_t seed) : random_(seed) {}

  QueryNode root() {
    QueryNode node = below(4) == 0 ? item(3) : group(3);
    if (node.sign == Sign::kPlain) return node;
    QueryNode list;
    list.children.push_back(std::move(node));
    return list;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  template <typename Value>
  Value any_of(const std::vector<Value>& values) {
    return values[below(values.size())];
  }

  std::string word() {
    return any_of<std::string>({"هجرة", "الهجرة", "أوروبا", "a", "b2", "AT&T", "#وسم", "3.5", "50%",
                                "http://a.org/b?c=d", "or", "قرب", "U.S", "a-b", "none"});
  }

  Field text_field(bool title) {
    const bool exact = below(3) == 0;
    if (title) return exact ? Field::kTitleExact : Field::kTitleLemma;
    return exact ? Field::kExact : Field::kLemma;
  }

  QueryNode text_node(NodeKind kind, bool title) {
    QueryNode node;
    node.kind = kind;
    node.field = text_field(title);
    node.broad = below(3) == 0;
    if (node.broad) node.field = title ? Field::kTitleLemma : Field::kLemma;
    node.text = word();
    leave_out(node);
    return node;
  }

  // Forms behind words that can have them.
  void leave_out(QueryNode& node) {
    const bool exact = node.field == Field::kExact || node.field == Field::kTitleExact;
    if (node.kind == NodeKind::kPhrase || (exact && node.kind == NodeKind::kWord) || below(6) > 0) return;
    if (node.text.starts_with("http")) return;
    for (std::size_t i = 1 + below(3); i > 0; --i) node.without.push_back(any_of<std::string>({"هجرة", "b", "٣x"}));
  }

  QueryNode wildcard(bool title) {
    QueryNode node;
    node.kind = NodeKind::kWildcard;
    node.field = title ? Field::kTitleExact : Field::kExact;
    node.text = any_of<std::string>({"هجر*", "*هجرة", "م?اجر", "ab*c", "*ab?"});
    leave_out(node);
    return node;
  }

  QueryNode phrase(bool title) {
    QueryNode node = text_node(NodeKind::kPhrase, title);
    node.text.clear();
    const std::size_t words = 1 + below(4);
    for (std::size_t i = 0; i < words; ++i) {
      if (i > 0 && below(4) == 0) {
        node.children.emplace_back();
        node.children.back().kind = NodeKind::kGap;
        node.children.back().number = 1 + below(3);
      }
      node.children.push_back(phrase_word(node, title));
    }
    return node;
  }

  QueryNode phrase_word(const QueryNode& phrase, bool title) {
    if (below(4) == 0) return wildcard(title);
    QueryNode word = phrase;
    word.children.clear();
    word.kind = NodeKind::kWord;
    word.text = any_of<std::string>({"هجرة", "a", "w/5", "foo:bar", "OR", "x^2", "«b»"});
    if (below(4) == 0) {
      word.broad = below(2) == 0;
      const bool exact = !word.broad;
      word.field = title ? (exact ? Field::kTitleExact : Field::kTitleLemma) : (exact ? Field::kExact : Field::kLemma);
    }
    leave_out(word);
    return word;
  }

  QueryNode text_leaf(bool title) {
    switch (below(4)) {
      case 0:
        return wildcard(title);
      case 1:
        return phrase(title);
      default:
        return text_node(NodeKind::kWord, title);
    }
  }

  QueryNode value_leaf() {
    QueryNode node;
    node.field = any_of<Field>({Field::kSource, Field::kSection, Field::kAuthor, Field::kLanguage});
    switch (below(5)) {
      case 0:
        node.kind = NodeKind::kMissing;
        break;
      case 1:
        return range();
      case 2:
        node.kind = NodeKind::kFilter;
        node.field = any_of<Field>({Field::kId, Field::kGroup});
        node.text = any_of<std::string>({"news-42", "a*", "http://a.org/?b=c|d", "معرف"});
        break;
      case 3:
        node.kind = NodeKind::kFilter;
        node.pattern = true;
        node.text = any_of<std::string>({"BBC*", "*سبورت", "a?b"});
        break;
      default:
        node.kind = NodeKind::kFilter;
        node.text =
            any_of<std::string>({"BBC", "Sky News", "none", "BBC*", "a:b", "(", "«x» y", "a \"b\"", "x, y", "="});
    }
    return node;
  }

  QueryNode range() {
    QueryNode node;
    node.kind = NodeKind::kRange;
    node.field = below(2) == 0 ? Field::kDay : Field::kWords;
    node.low = static_cast<std::int64_t>(below(40'000));
    node.high = node.low + static_cast<std::int64_t>(below(3) == 0 ? 0 : below(800));
    if (below(4) == 0) node.low = kOpenLow;
    if (node.low != kOpenLow && below(4) == 0) node.high = kOpenHigh;
    return node;
  }

  void weigh(QueryNode& node) {
    if (below(5) == 0) node.boost = any_of<double>({0.1, 0.25, 2, 3.5, 100, 12.345});
  }

  // What has places: without sign or weight, in the title or not.
  QueryNode operand(std::size_t depth, bool title) {
    if (depth == 0 || below(2) == 0) return text_leaf(title);
    if (below(2) == 0) return proximity(depth - 1, title);
    QueryNode either;
    either.kind = NodeKind::kOr;
    for (std::size_t i = 2 + below(2); i > 0; --i) either.children.push_back(operand(depth - 1, title));
    return either;
  }

  QueryNode proximity(std::size_t depth, bool title) {
    QueryNode node;
    node.kind = any_of<NodeKind>({NodeKind::kNear, NodeKind::kThen, NodeKind::kSentence, NodeKind::kParagraph});
    node.number = 1 + below(12);
    node.negated = below(4) == 0;
    node.children.push_back(operand(depth, title));
    node.children.push_back(operand(depth, title));
    return node;
  }

  QueryNode counting(std::size_t depth) {
    QueryNode node;
    node.kind = below(2) == 0 ? NodeKind::kAtLeast : NodeKind::kFirst;
    node.number = 1 + below(kMostNumber);
    node.children.push_back(operand(depth, below(4) == 0));
    return node;
  }

  QueryNode unsigned_item(std::size_t depth) {
    const bool title = below(4) == 0;
    if (depth > 0) {
      switch (below(6)) {
        case 0:
          return group(depth - 1);
        case 1:
          return proximity(depth - 1, title);
        case 2:
          return counting(depth - 1);
        default:
          break;
      }
    }
    return below(4) == 0 ? value_leaf() : text_leaf(title);
  }

  QueryNode item(std::size_t depth) {
    QueryNode node = unsigned_item(depth);
    node.sign = any_of<Sign>({Sign::kPlain, Sign::kPlain, Sign::kPlain, Sign::kExcluded, Sign::kRequired});
    const bool value =
        node.kind == NodeKind::kFilter || node.kind == NodeKind::kMissing || node.kind == NodeKind::kRange;
    if (node.sign != Sign::kExcluded && !value) weigh(node);
    return node;
  }

  QueryNode group(std::size_t depth) {
    QueryNode node;
    node.kind = any_of<NodeKind>({NodeKind::kList, NodeKind::kAnd, NodeKind::kOr});
    const std::size_t items = 2 + below(3);
    for (std::size_t i = 0; i < items; ++i) node.children.push_back(item(depth));
    return node;
  }

  std::mt19937 random_;
};

TEST(RandomQuery, IsPrintedAsWhatIsReadAsTheSame) {
  const std::uint32_t rounds = 10'000 / testing::kFewer;
  for (std::uint32_t seed = 1; seed <= rounds; ++seed) {
    const QueryNode tree = RandomTree{seed}.root();
    const std::string text = query_text(tree);
    try {
      const QueryNode again = parse_query(text).tree;
      ASSERT_EQ(again, tree) << seed << ": " << text << "\n" << print(tree) << "\n" << print(again);
      ASSERT_EQ(query_text(again), text);
    } catch (const Error& error) {
      FAIL() << seed << ": " << text << " was refused: " << error.what() << "\n" << error.excerpt();
    }
  }
}

}  // namespace
}  // namespace khabar
