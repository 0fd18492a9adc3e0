// The stored words of the articles of a database, one article after another: read in place if its tables lie on this
// machine's disk and are as Xapian found them, by Xapian otherwise.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/glass/slot_values.h"

namespace khabar {

// Null if the tables in `directory` are not those that `database` has open, of another format, or cannot be mapped.
std::shared_ptr<glass::SlotTable> open_tokens(const std::filesystem::path& directory, const Xapian::Database& database);

// Values of TokenSequence. Not for two threads at once.
class TokenValues {
 public:
  // `table`: of the database; null if Xapian has to read.
  TokenValues(const Xapian::Database& database, std::shared_ptr<glass::SlotTable> table);

  // Moves to the first article from `article` on that has words, never back. False if there is none. Throws Damage and
  // Error that name the table.
  bool seek(Xapian::docid article);

  // After seek() was true. The words live until the next seek().
  Xapian::docid article() const { return mapped_ ? mapped_->document() : at_.get_docid(); }
  std::string_view words();

  // Those of an article; empty if it has none. Articles must come in ascending order.
  std::string_view of(Xapian::docid article) { return seek(article) && this->article() == article ? words() : ""; }

 private:
  std::optional<glass::SlotValues> mapped_;
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
  bool begun_ = false;
  std::string value_;
};

}  // namespace khabar
