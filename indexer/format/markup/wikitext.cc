#include "indexer/format/markup/wikitext.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/ascii.h"
#include "indexer/text/markup.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

struct Brackets {
  std::string_view open;
  std::string_view close;
};

// Without what stands between `brackets`, which may nest.
std::string without_bracketed(std::string_view text, const Brackets& brackets) {
  std::string result;
  std::vector<std::size_t> open;  // where in `result` each began
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(brackets.open)) {
      open.push_back(result.size());
      result += brackets.open;
      at += brackets.open.size();
    } else if (!open.empty() && text.substr(at).starts_with(brackets.close)) {
      result.resize(open.back());
      open.pop_back();
      at += brackets.close.size();
    } else {
      result += text[at++];
    }
  }
  return result;
}

// Without elements of this name, whether they end or stand alone: <ref name="x"/>.
std::string without_elements(std::string_view text, std::string_view name) {
  std::string result;
  const std::string end_tag = "</" + std::string(name);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t tag_at = std::min(text.find('<', at), text.size());
    result += text.substr(at, tag_at - at);
    if (tag_at == text.size()) break;
    const Tag tag = read_tag(text.substr(tag_at));
    at = tag_at + std::max<std::size_t>(tag.length, 1);
    if (tag.name != name || tag.closing) {
      result += text.substr(tag_at, at - tag_at);
    } else if (!tag.attributes.ends_with('/')) {
      const std::size_t end = text.find(end_tag, at);
      const std::size_t close = end == std::string_view::npos ? end : text.find('>', end);
      if (close == std::string_view::npos) return result + std::string(text.substr(at));
      at = close + 1;
    }
  }
  return result;
}

bool is_left_out_link(std::string_view target) {
  static constexpr std::array<std::string_view, 9> kNamespaces{
      "file:", "image:", "category:", "media:", "ملف:", "صورة:", "تصنيف:", "fichier:", "catégorie:"};
  const std::string lower = ascii::to_lower(trim(target));
  return std::ranges::any_of(kNamespaces, [&](std::string_view name) { return lower.starts_with(name); });
}

constexpr std::size_t kMostNestedLinks = 20;  // real ones nest twice; each level copies what lies in it

// [[target|shown]] becomes what is shown; pictures may hold links in their captions.
std::string with_plain_links(std::string_view text) {
  std::string result;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with("[[") && open.size() < kMostNestedLinks) {
      open.push_back(result.size());
      result += "[[";
      at += 2;
    } else if (!open.empty() && text.substr(at).starts_with("]]")) {
      const std::string inside = result.substr(open.back() + 2);
      result.resize(open.back());
      open.pop_back();
      const std::size_t bar = inside.find('|');
      if (!is_left_out_link(inside)) result += bar == std::string::npos ? inside : inside.substr(bar + 1);
      at += 2;
    } else {
      result += text[at++];
    }
  }
  return result;
}

// [https://example.org shown]
std::string with_plain_addresses(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool begins = rest.starts_with("[http") || rest.starts_with("[//");
    const std::size_t end = begins ? rest.substr(0, rest.find('\n')).find(']') : std::string_view::npos;
    if (end == std::string_view::npos) {
      result += text[at++];
      continue;
    }
    const std::string_view inside = rest.substr(1, end - 1);
    const std::size_t space = inside.find(' ');
    if (space != std::string_view::npos) result += inside.substr(space + 1);
    at += end + 1;
  }
  return result;
}

// "== عنوان ==" and "* بند", with the quotes that make letters bold or slanted.
std::string plain_line(std::string_view line) {
  line = trim(line);
  if (line.starts_with("==") && line.ends_with("==")) {
    while (line.size() > 1 && line.starts_with('=') && line.ends_with('=')) line = line.substr(1, line.size() - 2);
  }
  while (!line.empty() && std::string_view("*#:;").find(line.front()) != std::string_view::npos) line.remove_prefix(1);
  std::string plain;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t quotes = std::min(line.find_first_not_of('\'', at), line.size()) - at;
    if (quotes > 1) {
      at += quotes;
    } else {
      plain += line[at++];
    }
  }
  return collapse_spaces(plain);
}

}  // namespace

std::string wikitext_to_text(std::string_view wikitext) {
  std::string text = without_bracketed(wikitext, {"<!--", "-->"});
  for (const std::string_view name : {"ref", "gallery", "timeline", "math", "imagemap"}) {
    text = without_elements(text, name);
  }
  text = without_bracketed(text, {"{{", "}}"});
  text = without_bracketed(text, {"{|", "|}"});
  text = with_plain_addresses(with_plain_links(text));
  std::string lines;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string line = plain_line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("__") && line.ends_with("__")) continue;
    if (!line.empty()) lines += line;
    if (!rest.empty()) lines += '\n';
  }
  return markup_to_text(lines);
}

}  // namespace khabar
