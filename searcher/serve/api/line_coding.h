// Codes that a reader gives to a line of the concordance.
#pragma once

#include <string>
#include <vector>

#include "searcher/serve/api/warm_index.h"
#include "searcher/serve/http/url_text.h"

namespace khabar {

// Parameters line, match, index and code, as `codes import` reads the columns of these names, into the same desk file.
// An empty code takes the codes of the line away; the note of a line stays. Returns the codes that the line has now, as
// JSON. Throws Refusal: `bad_code`, `no_line`, `busy` if another program is writing, `desk_file`.
std::string keep_codes(const Parameters& parameters, WarmIndex& warm);

// The codes that keys set, with ; or ؛ between, in the order as typed. Throws Refusal `bad_code`.
std::vector<std::string> codes_of_keys(const std::string& text);

// Those of the desk file, by name. Throws Error.
std::vector<std::string> codes_in_use(const WarmIndex& warm);

}  // namespace khabar
