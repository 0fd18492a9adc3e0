// Small databases of neighbouring articles, and how they become one. Document ids follow the input order, in a part as
// in what is merged from parts, so the same input makes the same index with any number of threads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/index_snapshot.h"
#include "indexer/build/article_batch.h"
#include "indexer/run/run.h"

namespace khabar {

using Paths = std::vector<std::filesystem::path>;

// Writes `batch` into a new database at `path`, and its word forms into a run there (form_run.h), so that at most
// `words` different words wait in memory to be written, or those of one article. Not safe against loss of power: parts
// are scratch.
void write_part(const std::filesystem::path& path, const ArticleBatch& batch, std::size_t words, Analyzer& analyzer,
                Run& run);

// Keeps the last of articles with the same id in `parts` (given in input order). Parts of which nothing is left go out
// of the list. Returns the articles that went, in input order.
ReplacedArticles remove_replaced(Paths& parts, Analyzer& analyzer, const CheckPoint& check_point);

// Makes one part of several, in their order, in `destination`, an empty directory. They stay.
void merge_parts(const Paths& parts, const std::filesystem::path& destination, const CheckPoint& check_point);

// Makes the compact database of an index of all parts, in `destination`, an empty directory. What it needs besides them
// lies in `scratch` for a while.
void merge_index(const Paths& parts, const std::filesystem::path& scratch, const IndexMetadata& metadata,
                 const std::filesystem::path& destination, const CheckPoint& check_point);

}  // namespace khabar
