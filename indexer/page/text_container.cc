#include "indexer/page/text_container.h"

#include <algorithm>
#include <array>

#include "indexer/page/html_elements.h"

namespace khabar {

namespace {

constexpr std::size_t kSentenceLetters = 25;
// What an <article> must have to be believed if it holds less than half of the page's text: front pages put each of
// their teasers into one.
constexpr std::size_t kArticleLetters = 300;
// No paragraph counts more than that, so that one long block (terms of use in a td) does not beat many short ones.
constexpr std::size_t kMostLettersCounted = 600;
constexpr std::size_t kLessBeforeTitle = 4;  // chosen: terms of use in a column before the article are that much longer
constexpr int kLevels = 4;
constexpr std::size_t kSiblingLetters = 80;

bool is_inline_holder(std::string_view name) {
  return name == "p" || name == "li" || name == "blockquote" || name == "pre" || name == "ul" || name == "ol" ||
         name == "dd" || name == "dt" || name == "figure";
}

// Letters of paragraphs, to be had for any element at once.
class LetterSums {
 public:
  LetterSums(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) : tree_(tree), before_(tree.size() + 1, 0) {
    for (const HtmlBlock& block : blocks) {
      if (is_paragraph(block)) before_[block.first + 1] += block.letters;
    }
    for (std::size_t i = 1; i < before_.size(); ++i) before_[i] += before_[i - 1];
  }

  std::size_t in(HtmlIndex node) const { return before_[tree_[node].end] - before_[node]; }

 private:
  const HtmlTree& tree_;
  std::vector<std::size_t> before_;
};

template <typename Predicate>
HtmlIndex fullest(const HtmlTree& tree, const LetterSums& sums, Predicate is_candidate) {
  HtmlIndex best = 0;
  for (HtmlIndex node = 1; node < tree.size(); ++node) {
    // The inner of two that hold the same.
    if (is_candidate(node) && sums.in(node) > 0 && (best == 0 || sums.in(node) >= sums.in(best))) best = node;
  }
  return best;
}

HtmlIndex marked_container(const HtmlTree& tree, const LetterSums& sums) {
  const HtmlIndex body =
      fullest(tree, sums, [&](HtmlIndex node) { return has_word(tree.attribute(node, "itemprop"), "articleBody"); });
  if (body != 0) return body;
  const HtmlIndex article = fullest(tree, sums, [&](HtmlIndex node) {
    return tree[node].name == "article" || tree.attribute(node, "role") == "article";
  });
  const bool is_enough = article != 0 && (sums.in(article) >= kArticleLetters || sums.in(article)*2 > sums.in(0));
  return is_enough ? article : 0;
}

HtmlIndex best_by_score(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, HtmlIndex title) {
  // For each node itself, or what it is in that is no inline element and no list.
  std::vector<HtmlIndex> holders(tree.size(), 0);
  for (HtmlIndex node = 1; node < tree.size(); ++node) {
    holders[node] = is_inline_holder(tree[node].name) ? holders[tree[node].parent] : node;
  }
  std::vector<std::size_t> scores(tree.size(), 0);
  for (const HtmlBlock& block : blocks) {
    if (!is_paragraph(block)) continue;
    HtmlIndex node = holders[block.owner];
    std::size_t score = std::min(block.letters, kMostLettersCounted) << kLevels;
    if (block.first < title) score /= kLessBeforeTitle;
    for (int level = 0; level < kLevels && node != 0; ++level, node = tree[node].parent, score /= 2)
      scores[node] += score;
  }
  return static_cast<HtmlIndex>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

// Layouts cut a text for advertisements: what follows in elements of the same class, or in bare paragraphs, is its
// rest.
void add_siblings(const HtmlTree& tree, const LetterSums& sums, std::vector<HtmlIndex>& parts) {
  const HtmlIndex first = parts.front();
  if (first == 0) return;
  const HtmlNode& top = tree[first];
  const std::string_view name = tree.attribute(first, "class");
  for (HtmlIndex node = top.end; node < tree[top.parent].end; node = tree[node].end) {
    const bool same_class = tree[node].name == top.name && !name.empty() && tree.attribute(node, "class") == name;
    if ((same_class || tree[node].name == "p") && sums.in(node) >= kSiblingLetters) parts.push_back(node);
  }
}

}  // namespace

bool is_paragraph(const HtmlBlock& block) {
  return block.letters >= kSentenceLetters && block.link_letters * 3 < block.letters;
}

TextContainer find_text_container(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, HtmlIndex title) {
  const LetterSums sums(tree, blocks);
  TextContainer container;
  const HtmlIndex marked = marked_container(tree, sums);
  container.is_marked = marked != 0;
  container.parts.push_back(marked != 0 ? marked : best_by_score(tree, blocks, title));
  if (marked == 0) add_siblings(tree, sums, container.parts);
  return container;
}

}  // namespace khabar
