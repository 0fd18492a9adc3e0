// What can be asked of the API: one table.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace khabar {

// What an endpoint is about.
enum class Subject : std::uint8_t { kQuery, kQueryOrAll, kArticle, kSet, kSets, kNothing };

struct Endpoint {
  std::string_view name;     // of /api/NAME
  std::string_view command;  // of khabar-search, whose options are its parameters; empty: none answers it
  Subject subject;
};

inline constexpr std::array kEndpoints{
    Endpoint{"search", "search", Subject::kQueryOrAll},
    Endpoint{"count", "count", Subject::kQueryOrAll},
    Endpoint{"facets", "facets", Subject::kQueryOrAll},
    Endpoint{"trend", "trend", Subject::kQueryOrAll},
    Endpoint{"kwic", "kwic", Subject::kQuery},
    Endpoint{"terms", "terms", Subject::kQuery},
    Endpoint{"collocates", "collocates", Subject::kQuery},
    Endpoint{"words", "words", Subject::kQueryOrAll},
    Endpoint{"keywords", "keywords", Subject::kQuery},
    Endpoint{"ngrams", "ngrams", Subject::kQueryOrAll},
    Endpoint{"rising", "rising", Subject::kQueryOrAll},
    Endpoint{"sources", "sources", Subject::kNothing},
    Endpoint{"compare", "count", Subject::kQueryOrAll},
    Endpoint{"article", "show", Subject::kArticle},
    Endpoint{"similar", "similar", Subject::kArticle},
    Endpoint{"sets", "set", Subject::kSets},
    Endpoint{"set", "set", Subject::kSet},
    Endpoint{"parse", "parse", Subject::kQuery},
    Endpoint{"suggest", "", Subject::kQuery},
    Endpoint{"status", "", Subject::kNothing},
    Endpoint{"help", "", Subject::kNothing},
};

// nullptr if there is none of that name.
const Endpoint* find_endpoint(std::string_view name);

}  // namespace khabar
