// What the commands of the desk have in common.
#pragma once

#include <string_view>
#include <vector>

#include "common/index/index_name.h"
#include "common/options/option_table.h"
#include "common/program/streams.h"
#include "searcher/commands/result_file.h"
#include "searcher/output/tables/table_writer.h"
#include "searcher/query/query_parser.h"

namespace khabar {

Reading reading_of(const ParsedOptions& options);

// --output, or standard output.
ResultFile result_file(const ParsedOptions& options, const Streams& streams);

// --format, or what the name of --output says.
std::string_view table_format(const ParsedOptions& options);

TextStyle table_style(const ParsedOptions& options, const Streams& streams, const ResultFile& file);

// What JSON says besides the rows: the time zone and, of one index, its generation.
TableHead table_head(const ParsedOptions& options, const std::vector<IndexName>& indexes);

// On lines of standard error.
void print_notes(const std::vector<std::string>& notes, const Streams& streams);

}  // namespace khabar
