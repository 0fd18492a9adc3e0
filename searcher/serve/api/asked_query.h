// A query and its filters as parameters -> one query, the same for every number of a page.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "common/stored/field.h"
#include "searcher/query/query_parser.h"
#include "searcher/serve/http/url_text.h"

namespace khabar {

// A filter that may be given again: any of its values will do. Its values are those that `facets` tells.
struct FilterParameter {
  std::string_view name;  // also of the facet, if there is one
  Field field;
};

inline constexpr std::array kFilterParameters{
    FilterParameter{"source", Field::kSource}, FilterParameter{"section", Field::kSection},
    FilterParameter{"author", Field::kAuthor}, FilterParameter{"lang", Field::kLanguage},
    FilterParameter{"in", Field::kSet},        FilterParameter{"year", Field::kDay},
    FilterParameter{"month", Field::kDay},
};

// Whether it is q, a filter, from or to.
bool is_query_parameter(std::string_view name);

// How `q` is read: leniently if the parameters say so.
Reading asked_reading(const Parameters& parameters);

// `q`, and all filters of the parameters (those above, `from` and `to`, which are days, months or years); each narrows
// the others. As typed if there is no filter, else in the canonical form; empty if there is neither. Throws QueryError
// for what q has, Error for a filter that is none.
std::string asked_query(const Parameters& parameters, Reading reading);

}  // namespace khabar
