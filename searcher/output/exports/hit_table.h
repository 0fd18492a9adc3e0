// Hits -> rows of named columns.
#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/output/exports/hit_format.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

struct HitField {
  std::string_view name;  // also its key in JSON
  TableCell (*cell)(const Hit& hit);
};

// All fields of a hit. In a cell, marks are `begin-end` with spaces between, and a score has six decimals.
std::span<const HitField> hit_fields();

// Names with commas between, each once. Throws Error for any other.
std::vector<std::string> read_hit_fields(std::string_view list);

// Without --fields: rank, id, title, date, source, section, author, url, path, score, snippet, index and group.
std::unique_ptr<HitWriter> table_hits(std::string_view format, const HitStyle& style, std::ostream& out);

}  // namespace khabar
