// A segment: some neighbouring documents on their way into a database, in a directory of scratch files.
//
//   terms        a run (word_run.h): terms with their postings (posting_list.h)
//   forms        a run of word forms (form_run.h)
//   columns-N    what belongs to single documents, N the first of them; when segments are merged, these stay as they
//   are
//     data       column (column.h): stored data, as a tag
//     terms      the list of terms, as a tag
//     shape      length of the document; its slots that have values: LEB128 each
//     values-N   values of slot N, if it has any
//
// A tag (indexer/glass) stands behind a byte that says whether it is compressed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass/table_keys.h"
#include "common/program/check_point.h"
#include "indexer/glass/glass_table.h"

namespace khabar {

namespace column {
inline constexpr const char* kData = "data";
inline constexpr const char* kTerms = "terms";
inline constexpr const char* kShape = "shape";
std::string values(glass::Slot slot);
}  // namespace column

std::filesystem::path term_run_of(const std::filesystem::path& segment);
std::vector<std::filesystem::path> term_runs_of(const std::vector<std::filesystem::path>& segments);

// The directory of the columns from `first` on.
std::filesystem::path columns_of(const std::filesystem::path& segment, glass::DocumentId first);

// The directories of the columns of segments, which are in the order of documents, in that order.
std::vector<std::filesystem::path> all_columns(const std::vector<std::filesystem::path>& segments);

// The first document of a directory of columns.
glass::DocumentId first_document(const std::filesystem::path& columns);

// The files of one column.
std::vector<std::filesystem::path> column_files(std::vector<std::filesystem::path> columns, const std::string& name);

// The slots in which some document has a value, in ascending order.
std::vector<glass::Slot> slots_of(const std::vector<std::filesystem::path>& columns);

std::string tag_record(glass::Tag tag);
std::optional<glass::Tag> tag_of_record(std::string_view stored);  // nothing if it is none

// Makes one segment of several, which are in the order of documents, in `destination`, an empty directory. Their
// columns go there, and their runs are not needed any more. Throws Error.
void merge_segments(const std::vector<std::filesystem::path>& segments, const std::filesystem::path& destination,
                    const CheckPoint& check_point);

}  // namespace khabar
