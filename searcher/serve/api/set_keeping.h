// Sets of articles that a reader keeps, in the file of `set`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/time_zone.h"
#include "searcher/serve/api/warm_index.h"
#include "searcher/serve/http/url_text.h"

namespace khabar {

// An article as forms name it, N:ID.
struct NamedArticle {
  std::size_t index = 0;  // the number of the index as it was given to `serve`, from 0
  std::string id;
};
std::string article_text(const NamedArticle& article);
std::optional<NamedArticle> read_article(std::string_view text);

// Keeps articles as the set `name`. With `articles` = all, those that match the query and the filters of the form
// `back`, as many as a search for them tells; else those that `article` names. `existing` says what becomes of a set of
// this name: add, replace, or nothing, which refuses. Returns the name and how many articles the set has now, as JSON.
// Throws Refusal: `bad_name`, `set_exists`, `no_articles`, `no_article`, `no_query`, `busy`, `desk_file`; and what a
// query throws.
std::string keep_set(const Parameters& form, const TimeZone& zone, WarmIndex& warm);

// Takes the set `name` away. Returns the name as JSON. Throws Refusal: `no_set`, `busy`, `desk_file`.
std::string remove_set(const Parameters& form, const WarmIndex& warm);

// By name. Throws Error.
std::vector<std::string> names_of_sets(const WarmIndex& warm);

struct SetCount {
  std::string name;  // kNoValue: in no set
  std::uint64_t articles = 0;
};

// How many of the articles of a query and its filters, but for those of sets, each set has; nothing if there is no set.
std::vector<SetCount> count_by_set(const Parameters& asked, const TimeZone& zone, WarmIndex& warm);

// Throws Refusal `no_set` if there is none of this name.
void check_set(const std::string& name, const WarmIndex& warm);

}  // namespace khabar
