// The picture of a trend inside the page.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace khabar {

// The SVG of `trend` as a part of HTML, in which each point is a link to `link_of(series, period)`, with series counted
// from 0; no link where that is empty.
std::string linked_picture(std::string_view svg,
                           const std::function<std::string(std::size_t series, std::string_view period)>& link_of);

}  // namespace khabar
