// Collocates -> rows of named columns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/desk/collocates/collocates.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

// The name of `by`, if there is one, and
//   collocate      the word
//   self           1 if it is a form of a word of the query beside an occurrence of it, else 0
//   hits           occurrences of the query that have it in their window
//   tokens         its places in windows, each once
//   occurrences    f_B: in all bodies of the subcorpus
//   articles       with such a window
//   sources        of these
//   logdice ...    kAssociationNames
//   node_hits, window_words, words  f_A, W and N, which these are reckoned with
//   query          finds its lines
std::vector<std::string> collocate_columns(const std::optional<Dimension>& by);
void write_collocate_rows(const CollocateTable& collocates, bool with_bucket, TableWriter& table);

}  // namespace khabar
