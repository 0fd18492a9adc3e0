// What errors call an article.
#pragma once

#include <xapian.h>

#include <string>

#include "common/stored/damage.h"

namespace khabar {

// "article ID (document N)"; the number alone if even the id cannot be read.
std::string article_name(const Xapian::Document& document);
std::string article_name(const Xapian::Database& database, Xapian::docid document);

// Calls `read`; Damage that it throws names the article.
template <typename Read>
decltype(auto) reading_article(const Xapian::Document& document, Read read) {
  try {
    return read();
  } catch (const Damage& damage) {
    throw damage.of(article_name(document));
  }
}

template <typename Read>
decltype(auto) reading_article(const Xapian::Database& database, Xapian::docid document, Read read) {
  try {
    return read();
  } catch (const Damage& damage) {
    throw damage.of(article_name(database, document));
  }
}

}  // namespace khabar
