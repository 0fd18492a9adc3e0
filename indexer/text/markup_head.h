// The first bytes of HTML or XML: enough to tell what it is and in which character set.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

struct MarkupHead {
  std::string root;     // the first element's name in lower case: html, rss, feed, rdf:rdf
  std::string doctype;  // the name in <!DOCTYPE name>, in lower case
  std::string charset;  // of the XML declaration
};

// Passes a byte-order mark, white space, comments, processing instructions and a document type. All empty if
// something else comes first.
MarkupHead read_markup_head(std::string_view head);

// The character set that a page declares in a meta element in its first bytes, else in an XML declaration; empty if
// it does not. As https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding says, in short: a page
// whose meta element can be read in single bytes is in no UTF-16, whatever it declares.
std::string declared_html_charset(std::string_view bytes);

// "windows-1256" of "text/html; charset=windows-1256"; empty if there is none.
std::string charset_of_content_type(std::string_view content_type);

}  // namespace khabar
