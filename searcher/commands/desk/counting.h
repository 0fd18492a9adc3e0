// What count, facets and trend have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/index/index_set.h"
#include "common/options/option_table.h"
#include "searcher/commands/proof.h"
#include "searcher/desk/count/codebook.h"
#include "searcher/desk/count/count_table.h"
#include "searcher/saved/coded_lines.h"

namespace khabar {

// What --kinds names; none unless the dimensions have kinds. Throws Error if one is given without the other.
std::optional<Codebook> codebook_of(const ParsedOptions& options, const std::vector<Dimension>& dimensions);

// The coded lines of the desk file; none unless the dimensions have codes. Throws Error if nothing is coded.
std::optional<CodedLines> coded_lines_of(const ParsedOptions& options, const std::vector<Dimension>& dimensions,
                                         const IndexSet& indexes, std::vector<std::string>& notes);

// What a manifest tells of a table.
Proof::Counts proven_counts(const CountTable& table);

// Throws Error for more than kMostRows in all.
void check_rows(const std::vector<NamedCounts>& counted);

}  // namespace khabar
