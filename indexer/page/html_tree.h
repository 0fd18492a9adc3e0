// An HTML page as a flat list of nodes in the order of the page. What a page nests, however deep, is walked without
// recursion: the descendants of a node are the nodes that follow it, up to its `end`.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

using HtmlIndex = std::uint32_t;

struct HtmlNode {
  std::string_view name;  // of an element, in lower case; empty for text
  HtmlIndex parent = 0;   // node 0 is its own parent
  HtmlIndex end = 0;      // one past its last descendant
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

class HtmlTree {
 public:
  // Reads a page or a piece of one, valid UTF-8, however broken its markup. What it says about its own character set is
  // not heeded; entities are decoded; comments go; nothing is loaded. Node 0 is the page itself, an element without
  // attributes called "#page".
  static HtmlTree parse(std::string_view utf8);

  // Why the page was not read to its end, in words for a user; empty where it was.
  const std::string& problem() const { return problem_; }

  HtmlIndex size() const { return static_cast<HtmlIndex>(nodes_.size()); }
  const HtmlNode& operator[](HtmlIndex node) const { return nodes_[node]; }

  // Empty for an element.
  std::string_view text(HtmlIndex node) const;

  // Of the attributes those are kept that say something about news (see html_tree.cc). Empty where it is missing.
  std::string_view attribute(HtmlIndex node, std::string_view name) const;
  bool has_attribute(HtmlIndex node, std::string_view name) const;

  // All text below the node, as it stands there; no text of scripts and styles.
  std::string inner_text(HtmlIndex node) const;

 private:
  friend class HtmlTreeBuilder;

  struct Attribute {
    std::string_view name;
    std::uint32_t begin;
    std::uint32_t size;
  };

  const Attribute* find_attribute(HtmlIndex node, std::string_view name) const;

  std::vector<HtmlNode> nodes_;
  std::vector<Attribute> attributes_;
  std::string characters_;  // all texts and values of attributes
  std::set<std::string, std::less<>> names_;
  std::string problem_;
};

}  // namespace khabar
