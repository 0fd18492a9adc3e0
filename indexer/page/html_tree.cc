#include "indexer/page/html_tree.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <new>

#include "common/utf8.h"
#include "indexer/limits.h"
#include "indexer/stream/held_exception.h"
#include "indexer/text/tag_cost.h"

namespace khabar {

namespace {

constexpr std::array<std::string_view, 22> kKeptAttributes{
    "class",   "id",         "itemprop", "itemtype",    "itemscope", "role",     "property", "name",
    "content", "http-equiv", "rel",      "href",        "lang",      "datetime", "type",     "hidden",
    "dir",     "style",      "pubdate",  "aria-hidden", "xml:lang",  "title"};

struct HtmlParserCloser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

}  // namespace

// Takes the events of libxml2's parser. Its own tree is not used: it stops at 256 open elements.
class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder(HtmlTree& tree, const CheckPoint& check) : tree_(tree), check_(check) { open("#page"); }

  void run(std::string_view utf8) {
    const MarkupCost cost = markup_cost(utf8);
    end_tags_ = cost.end_tags;
    if (cost.attributes > kMaxAttributeCost) {
      tree_.problem_ = "too many attributes in its tags";
    } else if (cost.references > kMaxReferences) {
      tree_.problem_ = fmt::format("more than {} entities", kMaxReferences);
    } else {
      parse(utf8);
    }
    while (!open_.empty()) close();
  }

 private:
  static constexpr const char* kTooManyNames = "too many different names of elements, attributes and entities";

  void parse(std::string_view utf8) {
    const std::unique_ptr<htmlParserCtxt, HtmlParserCloser> parser(htmlNewParserCtxt());
    if (parser == nullptr) throw std::bad_alloc();
    parser_ = parser.get();
    *parser->sax = handler();
    parser->userData = this;
    constexpr int kOptions =
        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC;
    xmlDictSetLimit(parser->dict, kMaxNameBytes);  // further names are passed over, until the next look at their number
    htmlCtxtReadMemory(parser.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", kOptions);
    parser_ = nullptr;
    held_.rethrow();
    if (xmlDictGetUsage(parser->dict) > kMaxNameBytes) {
      if (tree_.problem_.empty()) tree_.problem_ = kTooManyNames;
      return;
    }
    if (parser->errNo == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  }

  static htmlSAXHandler handler() {
    htmlSAXHandler sax{};
    sax.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) noexcept {
      static_cast<HtmlTreeBuilder*>(self)->guard([&](HtmlTreeBuilder& b) { b.start(view(name), attributes); });
    };
    sax.endElement = [](void* self, const xmlChar* name) noexcept {
      static_cast<HtmlTreeBuilder*>(self)->guard([&](HtmlTreeBuilder& b) { b.end(view(name)); });
    };
    sax.characters = [](void* self, const xmlChar* text, int size) noexcept {
      static_cast<HtmlTreeBuilder*>(self)->guard([&](HtmlTreeBuilder& b) {
        b.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
      });
    };
    sax.ignorableWhitespace = sax.characters;
    sax.cdataBlock = sax.characters;
    return sax;
  }

  // No exception may pass through the parser: it waits for its end.
  template <typename Event>
  void guard(const Event& event) noexcept {
    constexpr std::size_t kEvents = 1024;
    if (held_) return;
    const bool is_done = held_.hold([&] {
      if (++events_ % kEvents == 0) {
        if (check_) check_();
        if (has_too_many_names()) stop(kTooManyNames);
      }
      event(*this);
    });
    if (!is_done) xmlStopParser(parser_);
  }

  bool has_too_many_names() const { return xmlDictGetUsage(parser_->dict) > kMaxNameBytes; }

  void stop(std::string problem) {
    if (tree_.problem_.empty()) tree_.problem_ = std::move(problem);
    xmlStopParser(parser_);
  }

  std::uint32_t keep(std::string_view characters) {
    const auto begin = static_cast<std::uint32_t>(tree_.characters_.size());
    tree_.characters_ += characters;
    return begin;
  }

  HtmlIndex add(std::string_view name, std::uint32_t begin, std::uint32_t count) {
    const auto index = tree_.size();
    tree_.nodes_.push_back({name, open_.empty() ? 0 : open_.back(), index + 1, begin, count});
    if (tree_.nodes_.size() > kMaxHtmlNodes) {
      stop(fmt::format("more than {} elements in one page", kMaxHtmlNodes));
    }
    return index;
  }

  void open(std::string_view name) {
    const std::string_view kept = *tree_.names_.emplace(name).first;
    open_.push_back(add(kept, static_cast<std::uint32_t>(tree_.attributes_.size()), 0));
    if (open_.size() > kMaxHtmlNesting) stop(fmt::format("more than {} nested elements", kMaxHtmlNesting));
    if (open_.size() * end_tags_ > kMaxEndTagCost) stop("too many end tags for elements nested so deep");
  }

  void close() {
    tree_.nodes_[open_.back()].end = tree_.size();
    open_.pop_back();
  }

  void start(std::string_view name, const xmlChar** attributes) {
    if (!tree_.problem_.empty()) return;
    open(name);
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      const auto kept = std::find(kKeptAttributes.begin(), kKeptAttributes.end(), view(attributes[0]));
      if (kept == kKeptAttributes.end()) continue;
      const std::string_view value = attributes[1] == nullptr ? std::string_view() : view(attributes[1]);
      tree_.attributes_.push_back({*kept, keep(value), static_cast<std::uint32_t>(value.size())});
      ++tree_.nodes_[open_.back()].count;
    }
  }

  void end(std::string_view name) {
    if (!tree_.problem_.empty() || open_.size() < 2 || tree_.nodes_[open_.back()].name != name) return;
    close();
  }

  // The parser hands out long texts in pieces.
  void characters(std::string_view text) {
    if (!tree_.problem_.empty() || text.empty()) return;
    HtmlNode& last = tree_.nodes_.back();
    const auto begin = keep(text);
    const auto size = static_cast<std::uint32_t>(text.size());
    if (last.name.empty() && last.parent == open_.back() && last.begin + last.count == begin) {
      last.count += size;
    } else {
      add({}, begin, size);
    }
  }

  HtmlTree& tree_;
  const CheckPoint& check_;
  htmlParserCtxt* parser_ = nullptr;
  HeldException held_;
  std::size_t events_ = 0;
  std::uint64_t end_tags_ = 0;
  std::vector<HtmlIndex> open_;
};

HtmlTree HtmlTree::parse(std::string_view utf8, const CheckPoint& check) {
  HtmlTree tree;
  HtmlTreeBuilder builder(tree, check);
  if (utf8.size() > std::numeric_limits<int>::max()) {
    tree.problem_ = "longer than 2 GB";
  } else {
    builder.run(utf8);
  }
  return tree;
}

std::string_view HtmlTree::text(HtmlIndex node) const {
  const HtmlNode& n = nodes_[node];
  return n.name.empty() ? std::string_view(characters_).substr(n.begin, n.count) : std::string_view();
}

const HtmlTree::Attribute* HtmlTree::find_attribute(HtmlIndex node, std::string_view name) const {
  const HtmlNode& n = nodes_[node];
  if (n.name.empty()) return nullptr;
  const auto first = attributes_.begin() + n.begin;
  const auto found = std::find_if(first, first + n.count, [&](const Attribute& a) { return a.name == name; });
  return found == first + n.count ? nullptr : &*found;
}

std::string_view HtmlTree::attribute(HtmlIndex node, std::string_view name) const {
  const Attribute* found = find_attribute(node, name);
  return found == nullptr ? std::string_view() : std::string_view(characters_).substr(found->begin, found->size);
}

bool HtmlTree::has_attribute(HtmlIndex node, std::string_view name) const {
  return find_attribute(node, name) != nullptr;
}

std::string HtmlTree::inner_text(HtmlIndex node) const {
  std::string result;
  const HtmlIndex end = std::min(nodes_[node].end, node + kMostInnerNodes);
  for (HtmlIndex i = node; i < end && result.size() < kMostInnerBytes; ++i) {
    const bool code = nodes_[i].name == "script" || nodes_[i].name == "style";
    if (code && i != node) {
      i = nodes_[i].end - 1;
    } else if (nodes_[i].name == "br") {
      result += ' ';
    } else {
      result += beginning(text(i), kMostInnerBytes);
    }
  }
  return result;
}

std::string HtmlTree::whole_text(HtmlIndex node) const {
  std::string result;
  for (HtmlIndex i = node + 1; i < nodes_[node].end; ++i) result += text(i);
  return result;
}

}  // namespace khabar
