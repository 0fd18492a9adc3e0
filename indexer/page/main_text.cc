#include "indexer/page/main_text.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/article/article_date.h"
#include "indexer/page/html_blocks.h"
#include "indexer/page/html_elements.h"
#include "indexer/page/text_container.h"
#include "indexer/page/text_labels.h"

namespace khabar {

namespace {

constexpr std::size_t kMostLeads = 3;
constexpr std::size_t kLeadLetters = 40;
constexpr std::size_t kRemarkLetters = 120;
constexpr std::size_t kBlocksBefore = 6;
constexpr std::size_t kFewestTeasers = 3;
constexpr std::size_t kMostRemarks = 1000;    // a page of news has some tens
constexpr std::size_t kMostDateLines = 1000;  // that are looked at before the text begins

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_mostly_link(const HtmlBlock& block) { return block.link_letters * 10 > block.letters * 6; }

bool ends_like_a_sentence(std::string_view text) {
  for (const std::string_view end : {".", "؟", "!", "?", ":", "\"", "»", "”", "…", "،", "؛"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

class TextPicker {
 public:
  TextPicker(const HtmlTree& tree, const std::vector<std::string>& titles)
      : tree_(tree),
        titles_(titles),
        invisible_(find_invisible(tree)),
        blocks_(html_blocks(tree, 0, find_furniture(tree, invisible_))),
        seen_(titles.begin(), titles.end()),
        articles_(tree.size(), 0) {
    for (HtmlIndex node = 1; node < tree.size(); ++node) {
      articles_[node] = tree[node].name == "article" ? node : articles_[tree[node].parent];
    }
  }

  MainText pick() {
    const TextContainer container = find_text_container(tree_, blocks_, title_line());
    MainText result;
    result.is_marked = container.is_marked;
    add_leads(container);
    const std::vector<const HtmlBlock*> inside = blocks_inside(container);
    for (const HtmlBlock* block : inside) {
      if (is_paragraph(*block)) with_paragraph_.insert(block->owner);
    }
    for (const HtmlBlock* block : inside) add(*block);
    while (kept_.size() > 1 && is_policy(kept_.back()->text)) kept_.pop_back();
    add_remarks_of_furniture();
    add_remarks_before(container.parts.front());
    result.is_list = looks_like_teasers(inside);
    for (const HtmlBlock* block : kept_) {
      if (!result.text.empty()) result.text += '\n';
      result.text += block->text;
      result.letters += block->letters;
    }
    result.remarks = std::move(remarks_);
    return result;
  }

 private:
  std::string_view owner(const HtmlBlock& block) const { return tree_[block.owner].name; }

  // Where the title stands in the page; 0 if it does not.
  HtmlIndex title_line() const {
    const auto line = std::find_if(blocks_.begin(), blocks_.end(), [&](const HtmlBlock& block) {
      return !titles_.empty() && block.text == titles_.back();
    });
    return line == blocks_.end() ? 0 : line->first;
  }

  std::vector<const HtmlBlock*> blocks_inside(const TextContainer& container) const {
    std::vector<const HtmlBlock*> inside;
    for (const HtmlBlock& block : blocks_) {
      // The parts follow each other in the page.
      const auto behind = std::upper_bound(container.parts.begin(), container.parts.end(), block.first);
      const bool is_inside = behind != container.parts.begin() && block.first < tree_[*(behind - 1)].end;
      if (is_inside && !is_other_article(container.parts.front(), block.owner)) inside.push_back(&block);
    }
    return inside;
  }

  // An <article> inside of the text's element is a teaser of another one.
  bool is_other_article(HtmlIndex top, HtmlIndex node) const { return articles_[node] > top; }

  void add_leads(const TextContainer& container) {
    const HtmlIndex begin = container.parts.front();
    HtmlIndex headline = 0;
    for (const HtmlBlock& block : blocks_) {
      if (block.first < begin && owner(block) == "h1") headline = block.first;
    }
    if (headline == 0) return;
    for (const HtmlBlock& block : blocks_) {
      if (block.first <= headline || block.first >= begin || owner(block) == "h1") continue;
      const bool is_lead = block.letters >= kLeadLetters && block.link_letters == 0 && kept_.size() < kMostLeads &&
                           !is_other_article(0, block.owner) && !is_date_line(block);
      if (is_lead) keep(block);
      if (!is_lead) remark(block);
    }
  }

  // Bylines with their dates are furniture on many pages.
  void add_remarks_of_furniture() {
    const HtmlIndex title = title_line();
    if (kept_.empty() || title == 0) return;
    for (const HtmlBlock& block : html_blocks(tree_, 0, invisible_)) {
      if (block.first > title && block.first < kept_.front()->first) remark(block);
    }
  }

  // Pages without a headline put the date just before the text; the date of today stands farther away.
  void add_remarks_before(HtmlIndex begin) {
    std::size_t left = kBlocksBefore;
    for (auto block = blocks_.rbegin(); block != blocks_.rend() && left > 0; ++block) {
      if (block->first >= begin) continue;
      if (block->link_letters == 0) remark(*block);
      --left;
    }
  }

  void add(const HtmlBlock& block) {
    if (is_heading(owner(block)) && !is_furniture_line(block) && !kept_.empty()) {
      headings_.push_back(&block);
    } else if (is_text(block)) {
      for (const HtmlBlock* heading : headings_) keep(*heading);
      headings_.clear();
      keep(block);
      has_text_ = true;
    } else {
      headings_.clear();  // they led to what is no text
      remark(block);
    }
  }

  bool is_furniture_line(const HtmlBlock& block) const {
    return owner(block) == "h1" || is_mostly_link(block) || is_label(block.text, block.link_letters > 0);
  }

  bool is_text(const HtmlBlock& block) {
    const std::string_view name = owner(block);
    if (is_furniture_line(block) || is_heading(name)) return false;
    if (kept_.empty() && is_part_of_a_title(block.text)) return false;
    if (!has_text_ && is_date_line(block)) return false;
    const bool is_text_element = name == "p" || name == "blockquote" || name == "pre" || name == "li";
    const bool is_short = !is_paragraph(block) && !(is_text_element && ends_like_a_sentence(block.text));
    if (is_short && kept_.empty()) return false;
    return is_text_element || is_paragraph(block) || with_paragraph_.contains(block.owner);
  }

  // "بقلم: ... - الجمعة 18 أوت 2017"
  bool is_date_line(const HtmlBlock& block) {
    if (block.letters > kRemarkLetters || ends_like_a_sentence(block.text)) return false;
    if (date_lines_ == kMostDateLines) return false;
    ++date_lines_;
    return parse_date(block.text).has_value();
  }

  // Most of a title, which has the name of the site besides.
  bool is_part_of_a_title(std::string_view text) const {
    return std::any_of(titles_.begin(), titles_.end(), [&](const std::string& title) {
      return (title.starts_with(text) || title.ends_with(text)) && text.size() * 2 > title.size();
    });
  }

  void keep(const HtmlBlock& block) {
    const bool is_long = is_paragraph(block) || kept_.empty();
    if (is_long && !seen_.insert(block.text).second) return;
    kept_.push_back(&block);
  }

  void remark(const HtmlBlock& block) {
    if (block.letters > kRemarkLetters || remarks_.size() == kMostRemarks || seen_.contains(block.text)) return;
    if (remarked_.insert(block.text).second) remarks_.push_back(block.text);
  }

  bool looks_like_teasers(const std::vector<const HtmlBlock*>& inside) const {
    std::size_t paragraphs = 0;
    std::size_t teasers = 0;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      if (!is_paragraph(*inside[i])) continue;
      ++paragraphs;
      if (i > 0 && is_mostly_link(*inside[i - 1]) && !is_label(inside[i - 1]->text, true)) ++teasers;
    }
    return teasers >= kFewestTeasers && teasers * 2 >= paragraphs;
  }

  const HtmlTree& tree_;
  const std::vector<std::string>& titles_;
  const std::vector<bool> invisible_;
  const std::vector<HtmlBlock> blocks_;
  std::set<std::string, std::less<>> seen_;
  std::vector<HtmlIndex> articles_;  // for each node the innermost <article> around it, 0 for none
  std::set<HtmlIndex> with_paragraph_;
  std::vector<const HtmlBlock*> kept_;
  std::vector<const HtmlBlock*> headings_;  // wait for the text that they lead to
  std::vector<std::string> remarks_;
  std::set<std::string, std::less<>> remarked_;
  bool has_text_ = false;  // inside of the container
  std::size_t date_lines_ = 0;
};

}  // namespace

MainText find_main_text(const HtmlTree& tree, const std::vector<std::string>& titles) {
  return TextPicker(tree, titles).pick();
}

}  // namespace khabar
