// An HTML page as a flat list of nodes in the order of the page. What a page nests, however deep, is walked without
// recursion: the descendants of a node are the nodes that follow it, up to its `end`.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/program/check_point.h"

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
  // The most that is read of a title, a name or a date; real ones have less than a tenth of it.
  static constexpr std::size_t kMostInnerBytes = 4096;
  static constexpr HtmlIndex kMostInnerNodes = 1000;

  // Reads a page or a piece of one, valid UTF-8, however broken its markup. What it says about its own character set is
  // not heeded; entities are decoded; comments go; nothing is loaded. Node 0 is the page itself, an element without
  // attributes called "#page".
  // `check` is called now and again; what it throws comes out of here.
  static HtmlTree parse(std::string_view utf8, const CheckPoint& check = {});

  // Why the page was not read to its end, in words for a user; empty if it was.
  const std::string& problem() const { return problem_; }

  HtmlIndex size() const { return static_cast<HtmlIndex>(nodes_.size()); }
  const HtmlNode& operator[](HtmlIndex node) const { return nodes_[node]; }

  // Empty for an element.
  std::string_view text(HtmlIndex node) const;

  // Only attributes that say something about news are kept (see html_tree.cc). Empty if the attribute is missing.
  std::string_view attribute(HtmlIndex node, std::string_view name) const;
  bool has_attribute(HtmlIndex node, std::string_view name) const;

  // The text below the node, as it stands there; no text of scripts and styles. Of elements inside of elements each may
  // be asked for: so it looks at kMostInnerNodes, and ends with the one that makes it longer than kMostInnerBytes.
  std::string inner_text(HtmlIndex node) const;

  // All text below the node, of scripts too. For elements that do not nest.
  std::string whole_text(HtmlIndex node) const;

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
