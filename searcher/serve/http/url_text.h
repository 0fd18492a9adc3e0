// The text of addresses: percent-encoding (RFC 3986) and forms (application/x-www-form-urlencoded).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/percent_encoding.h"

namespace khabar {

// Names and values in their order; a name may come again.
using Parameters = std::vector<std::pair<std::string, std::string>>;

// The first value; empty if there is none.
std::string parameter(const Parameters& parameters, std::string_view name);
std::vector<std::string> all_parameters(const Parameters& parameters, std::string_view name);

// A `%` that no two hex digits follow stays as it is.
std::string percent_decoded(std::string_view text);

// percent_encoded(), but `/` stays.
std::string encoded_path(std::string_view path);

// `a=1&b=2`; `+` is a space.
Parameters read_form(std::string_view text);
std::string form_text(const Parameters& parameters);

}  // namespace khabar
