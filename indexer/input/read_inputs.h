// The INPUT arguments of `khabar-index`: everything between them and articles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/article/article_sink.h"
#include "indexer/article/source_options.h"

namespace khabar {

// Reads each INPUT in turn: a file, a directory (see file_walk.h), or "-" for standard input. Packed files and archives
// are opened, the format is found from the content (format_table.h), each article goes to `sink` in the order of the
// files. What yields no article is told to `sink` and never ends the run; what `sink` throws does. `sink.consumed` is
// called between articles and counts standard input too.
void read_inputs(const std::vector<std::string>& inputs, const SourceOptions& options, ArticleSink& sink);

// The size of all files that read_inputs() will open with these options; standard input and pipes count as 0.
std::uint64_t input_bytes(const std::vector<std::string>& inputs, const SourceOptions& options);

}  // namespace khabar
