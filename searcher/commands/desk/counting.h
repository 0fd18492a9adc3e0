// What count, facets and trend have in common: many queries, counted one after another.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/dates/time_zone.h"
#include "common/index/index_set.h"
#include "common/options/option_table.h"
#include "searcher/commands/proof.h"
#include "searcher/desk/count/codebook.h"
#include "searcher/desk/count/count_table.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/query_list.h"
#include "searcher/saved/coded_lines.h"

namespace khabar {

// What --kinds names; none unless the dimensions have kinds. Throws Error if one is given without the other.
std::optional<Codebook> codebook_of(const ParsedOptions& options, const std::vector<Dimension>& dimensions);

// The coded lines of the desk file; none unless the dimensions have codes. Throws Error if nothing is coded.
std::optional<CodedLines> coded_lines_of(const ParsedOptions& options, const std::vector<Dimension>& dimensions,
                                         const IndexSet& indexes, std::vector<std::string>& notes);

// The query of the command line and those of --versus, each its own name, or those of --queries. Throws Error.
std::vector<NamedQuery> queries_of(const ParsedOptions& options);

// Gives each query to `see`; returns the notes on all of them. Errors name the line of a file.
std::vector<std::string> read_queries(const std::vector<NamedQuery>& queries, const ParsedOptions& options,
                                      const TimeZone& zone, IndexSet& indexes,
                                      const std::function<void(const NamedQuery&, const DeskQuery&)>& see);

// What a manifest tells of a table.
Proof::Counts proven_counts(const CountTable& table);

// Throws Error for more than kMostRows in all.
void check_rows(const std::vector<NamedCounts>& counted);

}  // namespace khabar
