// Options that several commands of khabar-index share, checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/variants.h"
#include "common/index/index_directory.h"
#include "common/options/option_table.h"
#include "indexer/build/indexing_run.h"
#include "indexer/build/memory_plan.h"
#include "indexer/commands/commands.h"
#include "indexer/run/progress.h"

namespace khabar {

inline constexpr std::size_t kDefaultKeep = 2;

// The number typed for `name`, else `fallback`. Throws Error if it is not from 1 to `most`.
long long number_within(const ParsedOptions& options, std::string_view name, long long fallback, long long most);

// --index. Throws Error if it is missing.
std::filesystem::path index_option(const ParsedOptions& options);

// --index as a directory in which generations lie. Throws Error ("no index in ...") where there are none.
IndexDirectory existing_index(const ParsedOptions& options);

std::vector<std::string> inputs_option(const ParsedOptions& options);      // INPUT...; throws Error if there is none
unsigned jobs_option(const ParsedOptions& options);                        // --jobs; one a processor by default
std::optional<std::uint64_t> memory_option(const ParsedOptions& options);  // --memory
std::size_t keep_option(const ParsedOptions& options);                     // --keep
VariantTable variants_option(const ParsedOptions& options);                // the table in the file of --variants

// Sets what a build may use: --index, --jobs and --memory; returns what one article may have then. Throws Error if
// --memory is too little for the threads.
LargestArticle take_resources(const ParsedOptions& options, BuildSettings& settings);

// For --quiet, a terminal, or a log.
ProgressStyle progress_style(const ParsedOptions& options, const Streams& streams);

}  // namespace khabar
