// Text and markup: how one stands in the other.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// Appends a text as it is written in markup.
void append_escaped(std::string& markup, std::string_view text);

// Whether what stands before a document, such as the warning of a server, is a page: then the document is a part of it.
bool is_begin_of_page(std::string_view before);

}  // namespace khabar
