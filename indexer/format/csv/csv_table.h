// CSV and TSV: a record is an article, the first record has the names of the columns, see field_names.h and
// csv_records.h.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

// Whether the first line names two fields of an article between commas, semicolons or tabs, or the file is called .csv
// or .tsv.
bool is_csv(std::string_view head, std::string_view path);

// An article without id and url gets the path with "#" and the number of its record, from 1. Records that have more or
// fewer fields than there are columns are skipped; so is a file in which no column is a title or a body, or one that
// --map names is missing.
void read_csv(SourceFile& file);

}  // namespace khabar
