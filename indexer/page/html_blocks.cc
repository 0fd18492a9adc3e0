#include "indexer/page/html_blocks.h"

#include <algorithm>
#include <utility>

#include "indexer/page/html_elements.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

class BlockCollector {
 public:
  BlockCollector(const HtmlTree& tree, const std::vector<bool>& ignored) : tree_(tree), ignored_(ignored) {}

  std::vector<HtmlBlock> collect(HtmlIndex top) {
    for (HtmlIndex node = top; node < tree_[top].end; ++node) {
      close_before(node);
      const std::string_view name = tree_[node].name;
      if (ignored_[node]) {
        if (is_block_element(name)) flush();
        node = tree_[node].end - 1;
      } else if (name.empty()) {
        add_text(node);
      } else if (name == "br") {
        flush();
      } else {
        open(node, name);
      }
    }
    close_before(tree_[top].end);
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    HtmlIndex node;
    bool is_block;
    bool is_link;
    bool is_pre;
  };

  void open(HtmlIndex node, std::string_view name) {
    const bool is_link = name == "a";
    const bool is_block = is_block_element(name);
    if (is_block) flush();
    if (is_link) ++links_;
    const bool is_pre = name == "pre";
    if (is_pre) ++pres_;
    if (is_block) owners_.push_back(node);
    if (is_link || is_block) open_.push_back({node, is_block, is_link, is_pre});
  }

  void close_before(HtmlIndex node) {
    while (!open_.empty() && tree_[open_.back().node].end <= node) {
      if (open_.back().is_block) {
        flush();
        owners_.pop_back();
      }
      if (open_.back().is_link) --links_;
      if (open_.back().is_pre) --pres_;
      open_.pop_back();
    }
  }

  void add_text(HtmlIndex node) {
    std::string_view text = tree_.text(node);
    // In <pre> an empty line is what <br> is elsewhere; a single line end only keeps lines short.
    for (std::size_t end = empty_line(text); pres_ > 0 && end != std::string_view::npos; end = empty_line(text)) {
      add_text(node, text.substr(0, end));
      flush();
      text.remove_prefix(end + 1);
    }
    add_text(node, text);
  }

  // Where the first line that has nothing but spaces begins, less the line end before it.
  static std::size_t empty_line(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
      if (next != std::string_view::npos && text[next] == '\n') return at;
    }
    return std::string_view::npos;
  }

  void add_text(HtmlIndex node, std::string_view text) {
    if (pending_.empty()) first_ = node;
    pending_ += text;
    if (links_ > 0) link_letters_ += count_non_spaces(text);
  }

  void flush() {
    std::string text = collapse_spaces(pending_);
    if (!text.empty()) {
      const HtmlIndex owner = owners_.empty() ? 0 : owners_.back();
      const std::size_t letters = count_non_spaces(text);
      blocks_.push_back({std::move(text), letters, link_letters_, owner, first_});
    }
    pending_.clear();
    link_letters_ = 0;
  }

  const HtmlTree& tree_;
  const std::vector<bool>& ignored_;
  std::vector<HtmlBlock> blocks_;
  std::vector<Open> open_;         // around the present node: block elements and links
  std::vector<HtmlIndex> owners_;  // of them the block elements
  int links_ = 0;
  int pres_ = 0;
  std::string pending_;
  std::size_t link_letters_ = 0;
  HtmlIndex first_ = 0;
};

}  // namespace

std::vector<HtmlBlock> html_blocks(const HtmlTree& tree, HtmlIndex top, const std::vector<bool>& ignored) {
  return BlockCollector(tree, ignored).collect(top);
}

std::string html_to_text(std::string_view utf8, std::string* problem) {
  const bool has_markup = std::ranges::any_of(utf8, [](char c) {
    return c == '<' || c == '&' || (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r');
  });
  if (!has_markup) return collapse_spaces(utf8);
  const HtmlTree tree = HtmlTree::parse(utf8);
  if (problem != nullptr && !tree.problem().empty()) *problem = tree.problem();
  std::vector<bool> ignored(tree.size(), false);
  for (HtmlIndex node = 1; node < tree.size(); ++node) ignored[node] = is_without_text(tree[node].name);
  std::string text;
  for (const HtmlBlock& block : html_blocks(tree, 0, ignored)) {
    if (!text.empty()) text += '\n';
    text += block.text;
  }
  return text;
}

}  // namespace khabar
