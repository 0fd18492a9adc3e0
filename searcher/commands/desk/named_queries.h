// Commands that ask many queries, one after another.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/dates/time_zone.h"
#include "common/index/index_set.h"
#include "common/options/option_table.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/query_list.h"

namespace khabar {

// The query of the command line and those of --versus, each its own name, or those of --queries. Throws Error.
std::vector<NamedQuery> queries_of(const ParsedOptions& options);

// Gives each query to `see`; returns the notes on all of them. Errors name the line of a file.
std::vector<std::string> read_queries(const std::vector<NamedQuery>& queries, const ParsedOptions& options,
                                      const TimeZone& zone, IndexSet& indexes,
                                      const std::function<void(const NamedQuery&, const DeskQuery&)>& see);

// Says of which query of a file a note is.
std::string note_on(const NamedQuery& named, const std::string& note);

}  // namespace khabar
