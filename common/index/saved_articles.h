// Articles that a user has named. A query asks for them by the name: `set:NAME`, `code:NAME`.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/stored/field.h"

namespace khabar {

class SavedArticles {
 public:
  SavedArticles() = default;
  virtual ~SavedArticles() = default;
  SavedArticles(const SavedArticles&) = delete;
  SavedArticles& operator=(const SavedArticles&) = delete;

  // Those of a name of Field::kSet or Field::kCode, without weight. Throws Error if nothing has that name.
  virtual Xapian::Query named(Field field, const std::string& name) = 0;

  // Those of any name of the field.
  virtual Xapian::Query any(Field field) = 0;

  // Sentences on what was named and is no longer there.
  virtual std::vector<std::string> remarks(Field field, const std::string& name) = 0;
};

}  // namespace khabar
