#include "indexer/page/html_elements.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/ascii.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr std::array<std::string_view, 44> kBlocks{
    "#page",   "address", "article",  "aside",  "blockquote", "body", "caption", "center", "dd", "details", "div",
    "dl",      "dt",      "fieldset", "figure", "footer",     "form", "h1",      "h2",     "h3", "h4",      "h5",
    "h6",      "head",    "header",   "hr",     "html",       "li",   "main",    "nav",    "ol", "p",       "pre",
    "section", "table",   "tbody",    "td",     "tfoot",      "th",   "thead",   "tr",     "ul", "summary", "title"};

constexpr std::array<std::string_view, 36> kWithoutText{"head",         "script",        "style",
                                                        "noscript",     "template",      "iframe",
                                                        "svg",          "math",          "object",
                                                        "embed",        "audio",         "video",
                                                        "canvas",       "select",        "textarea",
                                                        "button",       "option",        "datalist",
                                                        "dialog",       "figcaption",    "nav",
                                                        "map",          "noframes",      "applet",
                                                        "label",        "amp-analytics", "amp-ad",
                                                        "amp-sidebar",  "amp-consent",   "amp-iframe",
                                                        "amp-embed",    "amp-sticky-ad", "amp-social-share",
                                                        "amp-lightbox", "amp-next-page", "amp-user-notification"};

// Whole classes of what only screen readers read: "list 1 of 2".
constexpr std::array<std::string_view, 6> kForScreenReaders{
    "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden", "element-invisible", "assistive-text"};

constexpr std::array<std::string_view, 4> kFurniture{"aside", "footer", "form", "menu"};

constexpr std::array<std::string_view, 7> kRoles{"navigation", "complementary", "banner", "contentinfo",
                                                 "search",     "dialog",        "menu"};

// Whole words of a class or an id: "td-post-sharing" has three.
constexpr std::array<std::string_view, 47> kFurnitureWords{
    "ad",        "ads",      "adv",      "nav",        "navbar",   "navigation", "menu",      "share",
    "sharing",   "shares",   "social",   "tags",       "promo",    "footer",     "popup",     "modal",
    "consent",   "gdpr",     "banner",   "pagination", "toolbar",  "print",      "login",     "signup",
    "popular",   "trending", "mostread", "outbrain",   "taboola",  "copyright",  "ticker",    "readmore",
    "readalso",  "also",     "byline",   "credit",     "crumbs",   "masthead",   "caption",   "rec",
    "submitted", "adspot",   "next",     "prev",       "previous", "policy",     "disclaimer"};

// Beginnings of words.
constexpr std::array<std::string_view, 10> kBeginnings{"comment",    "related", "recommend", "cookie",  "breadcrumb",
                                                       "newsletter", "subscri", "advert",    "sidebar", "disqus"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_furniture_word(std::string_view word) {
  return is_one_of(word, kFurnitureWords) ||
         std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](auto begin) { return word.starts_with(begin); });
}

// What says of a layout that it has a thing beside it, or has not: "has-sidebar no-comments".
constexpr std::array<std::string_view, 5> kBeforeOfLayouts{"has", "with", "no", "without", "hide"};

// "relatedPosts td-sidebar_2" has the words related, posts, td, sidebar.
bool has_furniture_word(std::string_view names) {
  std::string word;
  std::string before;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool begins = ascii::is_upper(c) && i > 0 && ascii::is_lower(names[i - 1]);
    if (begins || !ascii::is_letter(c)) {
      if (is_furniture_word(word) && !is_one_of(before, kBeforeOfLayouts)) return true;
      if (c == ' ') word.clear();
      before = std::exchange(word, {});
    }
    if (ascii::is_letter(c)) word += ascii::to_lower(c);
  }
  return false;
}

bool is_hidden(const HtmlTree& tree, HtmlIndex node) {
  if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true") return true;
  const std::string_view classes = tree.attribute(node, "class");
  if (std::any_of(kForScreenReaders.begin(), kForScreenReaders.end(),
                  [&](auto name) { return has_word(classes, name); }))
    return true;
  std::string style = ascii::to_lower(tree.attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos;
}

bool is_article(const HtmlTree& tree, HtmlIndex node) {
  const std::string_view name = tree[node].name;
  return name == "h1" || name == "main" || name == "article" ||
         has_word(tree.attribute(node, "itemprop"), "articleBody");
}

// How many letters, links apart, and how many marks of an article lie before each node.
struct Sums {
  std::vector<std::size_t> letters;
  std::vector<std::size_t> articles;

  std::size_t letters_in(const HtmlTree& tree, HtmlIndex node) const { return letters[tree[node].end] - letters[node]; }
  bool has_article(const HtmlTree& tree, HtmlIndex node) const { return articles[tree[node].end] - articles[node] > 0; }
};

Sums add_up(const HtmlTree& tree, const std::vector<bool>& ignored) {
  Sums sums;
  sums.letters.assign(tree.size() + 1, 0);
  sums.articles.assign(tree.size() + 1, 0);
  HtmlIndex silent_until = 0;  // inside of links and of what is left out already
  for (HtmlIndex node = 0; node < tree.size(); ++node) {
    if (ignored[node] || tree[node].name == "a") silent_until = std::max(silent_until, tree[node].end);
    const std::string_view text = node < silent_until ? std::string_view() : trim(tree.text(node));
    sums.letters[node + 1] = sums.letters[node] + text.size();
    const bool counts = is_article(tree, node) && !is_called_furniture(tree, node);
    sums.articles[node + 1] = sums.articles[node] + (counts ? 1 : 0);
  }
  return sums;
}

}  // namespace

bool is_block_element(std::string_view name) { return is_one_of(name, kBlocks); }

bool is_without_text(std::string_view name) { return is_one_of(name, kWithoutText); }

bool is_called_furniture(const HtmlTree& tree, HtmlIndex node) {
  return is_one_of(tree.attribute(node, "role"), kRoles) || has_furniture_word(tree.attribute(node, "class")) ||
         has_furniture_word(tree.attribute(node, "id"));
}

std::vector<bool> find_invisible(const HtmlTree& tree) {
  std::vector<bool> ignored(tree.size(), false);
  for (HtmlIndex node = 1; node < tree.size(); ++node) {
    const std::string_view name = tree[node].name;
    ignored[node] =
        !name.empty() && name != "html" && name != "body" && (is_without_text(name) || is_hidden(tree, node));
  }
  return ignored;
}

std::vector<bool> find_furniture(const HtmlTree& tree, std::vector<bool> invisible) {
  std::vector<bool> ignored = std::move(invisible);
  const Sums sums = add_up(tree, ignored);
  const std::size_t whole = sums.letters.back();
  for (HtmlIndex node = 1; node < tree.size(); ++node) {
    const std::string_view name = tree[node].name;
    if (name.empty() || name == "html" || name == "body" || ignored[node]) continue;
    if (!is_one_of(name, kFurniture) && !is_called_furniture(tree, node)) continue;
    const bool most_of_it = sums.letters_in(tree, node) * 5 > whole * 4;
    ignored[node] = !most_of_it && !sums.has_article(tree, node);
  }
  return ignored;
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const bool begins = at == 0 || list[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace khabar
