// Whether the table of word forms is one that could be written.
#pragma once

#include <xapian.h>

#include <functional>

namespace khabar {

// Of one database: see FormTable::check().
void check_forms(const Xapian::Database& database, const std::function<void()>& check_point);

}  // namespace khabar
