// What a database holds, for comparing two of them whose files differ.
#pragma once

#include <xapian.h>

#include <string>

namespace khabar::testing {

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
  for (auto key = database.metadata_keys_begin("f:"); key != database.metadata_keys_end("f:"); ++key) {
    all += *key + ' ' + database.get_metadata(*key) + '\n';
  }
  return all;
}

}  // namespace khabar::testing
