// The terms that a filter such as --source or `section:` asks for.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/index/field.h"

namespace khabar {

// Terms of the boolean field in `database` whose value is `value`, Latin and other cased letters in either case (`bbc`
// finds BBC); of an id only the very same. Where there is none, the term that `value` would have.
std::vector<std::string> filter_terms(const Xapian::Database& database, Field field, const std::string& value);

// Articles with any of the values.
Xapian::Query filter_query(const Xapian::Database& database, Field field, const std::vector<std::string>& values);

}  // namespace khabar
