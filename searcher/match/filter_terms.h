// The terms that a filter such as --source or `section:` asks for.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/field.h"

namespace khabar {

// Reads the values of a field at most once, however many filters there are. Not for two threads at once.
class FilterTerms {
 public:
  explicit FilterTerms(const Xapian::Database& database) : database_(database) {}

  // Terms of the boolean field whose value is `value`, Latin and other cased letters in either case (`bbc` finds BBC);
  // for an id, only the very same. If there is none, the term that `value` would have.
  std::vector<std::string> of(Field field, const std::string& value);

  // Articles with any of the values.
  Xapian::Query any_of(Field field, const std::vector<std::string>& values);

 private:
  using TermsByFoldedValue = std::unordered_map<std::string, std::vector<std::string>>;

  const TermsByFoldedValue& folded(Field field);

  Xapian::Database database_;
  std::unordered_map<Field, TermsByFoldedValue> fields_;
};

}  // namespace khabar
