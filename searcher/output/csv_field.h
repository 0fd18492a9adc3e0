// Fields of tables that programs read.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// As RFC 4180 has it: in quotation marks if it holds a comma, a quotation mark or the end of a line.
std::string csv_field(std::string_view text);

// A tab or an end of a line in it becomes a space.
std::string tsv_field(std::string_view text);

}  // namespace khabar
