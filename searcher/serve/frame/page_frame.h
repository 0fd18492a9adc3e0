// What every page has around it: the head, the search box, the tabs and the foot.
#pragma once

#include <string>
#include <string_view>

#include "searcher/serve/frame/page_context.h"
#include "searcher/serve/markup/html.h"

namespace khabar {

// `inside` is the markup of <main>.
std::string framed(const PageContext& context, const std::string& inside);

// What a form sends beside what its user types.
void write_hidden_field(std::string_view name, const std::string& value, Html& html);

// A message of a command, in the language of the page if it is known there; else it is marked as English. `kind` is a
// class of the paragraph, or empty.
void write_message(const PageContext& context, std::string_view message, std::string_view kind, Html& html);

// Links to the same data as files, and what a citation needs; `formats` are of `endpoint`.
void write_exports(const PageContext& context, std::string_view endpoint, const std::vector<std::string_view>& formats,
                   const Parameters& more, Html& html);

}  // namespace khabar
