// Keeping hits as a set, where the server allows it.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "searcher/serve/frame/page_context.h"
#include "searcher/serve/markup/html.h"

namespace khabar {

// The box that ticks a hit, as /api/search tells it, for the form of write_set_form().
void write_tick(const PageContext& context, const nlohmann::ordered_json& hit, Html& html);

// All hits, or those that are ticked, under a name. `total`: how many there are, or nothing if they are not what the
// query and its filters find.
void write_set_form(const PageContext& context, std::optional<std::uint64_t> total, Html& html);

}  // namespace khabar
