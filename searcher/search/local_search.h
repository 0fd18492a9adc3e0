// What a Searcher keeps in memory of a collection that lies in this machine's files, where our own code can run below
// Xapian's matcher.
#pragma once

#include "common/index/collection.h"
#include "searcher/search/any_word_search.h"
#include "searcher/search/group_table.h"

namespace khabar {

struct LocalSearch {
  explicit LocalSearch(const Collection& collection)
      : any_word(collection), groups(collection.database()), is_one_database(collection.is_one_database()) {}

  AnyWordSearch any_word;
  GroupTable groups;
  bool is_one_database;
};

}  // namespace khabar
