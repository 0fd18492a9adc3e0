// Coding lines on the page, where the server allows it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searcher/serve/frame/page_context.h"
#include "searcher/serve/markup/html.h"

namespace khabar {

inline constexpr std::size_t kMostCodeKeys = 9;

// Which codes the keys 1 to 9 set: the parameter `keys`, codes with ; between, so that a link keeps their order.
void write_code_keys(const PageContext& context, Html& html);

// The cell of a line of `kwic --codes`: its codes, which can be written over, also without JavaScript.
void write_code_cell(const PageContext& context, const nlohmann::ordered_json& line, Html& html);

}  // namespace khabar
