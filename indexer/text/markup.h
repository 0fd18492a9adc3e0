// Text inside SGML: tags and entities.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// &amp; &#1575; &#x627; and HTML's named entities become their characters; anything else stays as it is.
std::string decode_entities(std::string_view text);

// A tag at the start of `text`.
struct Tag {
  std::string name;      // in lower case; empty if there is no tag: "<3", "< ", a comment that is not closed
  bool closing = false;  // </NAME>
  std::string_view attributes;
  std::size_t length = 0;  // from '<' to '>'
};

Tag read_tag(std::string_view text);

// The value of an attribute, its name given in lower case; empty if it is missing.
std::string attribute(std::string_view attributes, std::string_view name);

// Tags out, entities decoded: <br> becomes a line end, tags of inline markup (b, i, a, span, ...) nothing, all others
// paragraph breaks; comments go.
std::string markup_to_text(std::string_view markup);

}  // namespace khabar
