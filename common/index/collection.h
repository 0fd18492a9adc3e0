// The databases that are searched as one.
#pragma once

#include <xapian.h>

#include "common/forms/form_table.h"

namespace khabar {

class Collection {
 public:
  Collection() = default;
  Collection(const Xapian::Database& database) { add(database); }  // NOLINT(google-explicit-constructor): of one

  // `served`: by Xapian's own server, which knows nothing of our posting sources.
  void add(const Xapian::Database& database, bool served = false) {
    database_.add_database(database);
    parts_.push_back(database);
    served_ = served_ || served;
  }

  const Xapian::Database& database() const { return database_; }
  FormTable forms() const { return FormTable{parts_}; }
  bool served() const { return served_; }
  // In the order in which they were added.
  const std::vector<Xapian::Database>& parts() const { return parts_; }
  bool is_one_database() const { return parts_.size() == 1; }

  // Looks at what was written since; only a served database, or a test's, ever changes.
  void reopen() {
    database_.reopen();
    for (Xapian::Database& part : parts_) part.reopen();
  }

 private:
  Xapian::Database database_;
  std::vector<Xapian::Database> parts_;
  bool served_ = false;
};

}  // namespace khabar
