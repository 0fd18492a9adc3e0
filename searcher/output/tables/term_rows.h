// Forms of the words of a query -> rows of named columns.
#pragma once

#include <string>
#include <vector>

#include "searcher/desk/count/term_list.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

// form, lemma, articles, articles_unique, occurrences, share (of all occurrences) and query (which finds exactly these
// articles; empty if none can).
std::vector<std::string> term_columns();
void write_term_rows(const TermList& list, TableWriter& table);

}  // namespace khabar
