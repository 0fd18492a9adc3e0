// What exporters write beside an article that is not to be shown.
#pragma once

#include <string_view>

namespace khabar {

// Under `key`, in any spelling, says that an article is a draft, withdrawn or no article of its own: the kind of it,
// for ArticleSink::pass_over(). Empty for all other keys and values.
std::string_view hidden_kind(std::string_view key, std::string_view value);

}  // namespace khabar
