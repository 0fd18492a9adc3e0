// The error for stored bytes that are not what was written: a disk, a copy or another program has changed them.
#pragma once

#include <xapian.h>

#include <string>

#include "common/program/error.h"

namespace khabar {

// Every decoder of stored bytes throws it. If a decoder does not know whose bytes they are, its caller adds the
// name: see reading_article().
class Damage : public Error {
 public:
  // `what` is a sentence such as "the stored words are damaged".
  explicit Damage(const std::string& what);

  // The same error, naming a thing such as an article_name(). An error that has a name keeps it.
  Damage of(const std::string& name) const;

 private:
  bool named_ = false;
};

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
