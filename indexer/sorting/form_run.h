// The word forms of a part of a build, in a sorted run beside its database, and how the table of word forms is made of
// all of them.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <vector>

#include "common/forms/form_counter.h"
#include "common/program/check_point.h"

namespace khabar {

// Where it lies in the directory of the part.
std::filesystem::path form_run_of(const std::filesystem::path& part);

// Adds the changes to the run of `part`, and forgets them. Throws Error.
void add_to_form_run(const std::filesystem::path& part, FormCounter& forms);

// Makes the run of `part` from those of the parts that went into it. Throws Error.
void merge_form_runs(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& part,
                     const CheckPoint& check_point);

// Writes the table of word forms of all `parts` to `database`, which has none. Takes some 10 MB of memory, and room in
// the directory `scratch`. Throws Error.
void write_form_table(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& scratch,
                      Xapian::WritableDatabase& database, const CheckPoint& check_point);

}  // namespace khabar
