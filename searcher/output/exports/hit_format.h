// The formats of `search`: one table.
#pragma once

#include <array>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/output/hit_writer.h"

namespace khabar {

// How hits are written.
struct HitStyle {
  TextStyle text;
  std::vector<std::string> fields;  // of hit_fields(); none: those of the format
  bool excel = false;               // see TableOptions
};

struct HitFormat {
  std::string_view name;
  bool tells_counts;  // total, fallback and undated articles are part of the output
  bool takes_fields;
  bool takes_excel;
};

inline constexpr std::array kHitFormats{
    HitFormat{"text", true, false, false},  HitFormat{"json", true, true, false},
    HitFormat{"jsonl", false, true, false}, HitFormat{"csv", false, true, true},
    HitFormat{"tsv", false, true, true},    HitFormat{"trec", false, false, false},
    HitFormat{"ris", false, false, false},  HitFormat{"bibtex", false, false, false},
    HitFormat{"csl", false, false, false},  HitFormat{"atom", false, false, false},
};

inline constexpr auto kHitFormatNames = [] {
  std::array<std::string_view, kHitFormats.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kHitFormats[i].name;
  return names;
}();

// Throws std::logic_error if no format has that name.
const HitFormat& hit_format(std::string_view name);

// The format that the name of a file ends in; `.bib` is bibtex. The first if it is none.
std::string_view hit_format_of_path(std::string_view path);

// `style` has nothing that the format does not take.
std::unique_ptr<HitWriter> hit_writer(const HitFormat& format, const HitStyle& style, std::ostream& out);

}  // namespace khabar
