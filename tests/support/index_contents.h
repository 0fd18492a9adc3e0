// What a database holds, for comparing two of them whose files differ.
#pragma once

#include <xapian.h>

#include <string>

#include "common/forms/word_list.h"

namespace khabar::testing {

// A list of words (common/forms/word_list.h), wherever its chunks end.
inline std::string list_contents(const Xapian::Database& database, const WordListSpec& list) {
  std::string all;
  for (ChunkCursor cursor(database, list); cursor.next();) {
    const std::string bytes = cursor.read();
    for (WordChunkReader reader(bytes); reader.next();) {
      all += std::string{list.prefix} + std::string{reader.word()} + ' ' + std::string{reader.value()} + '\n';
    }
  }
  return all;
}

// Both lists of the table of word forms.
inline std::string form_contents(const Xapian::Database& database) {
  return list_contents(database, kLemmaList) + list_contents(database, kFormList);
}

// Documents in their order, each with id, data, terms and values, then the table of word forms.
inline std::string index_contents(const Xapian::Database& database) {
  std::string all;
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
    const Xapian::Document document = database.get_document(*at);
    all += "document " + std::to_string(*at) + ' ' + document.get_data() + '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      all += *term + ' ' + std::to_string(term.get_wdf()) + '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      all += std::to_string(value.get_valueno()) + ' ' + *value + '\n';
    }
  }
  return all + form_contents(database);
}

}  // namespace khabar::testing
