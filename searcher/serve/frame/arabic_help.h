// What the tables of operators and fields say, in Arabic.
#pragma once

#include <string_view>

namespace khabar {

// `english`: the text of a row of kOperatorTable or kFieldTable. Empty if it is none of those that help shows.
std::string_view arabic_help(std::string_view english);

}  // namespace khabar
