#include "searcher/output/exports/hit_format.h"

#include <algorithm>
#include <stdexcept>

#include "searcher/output/exports/citations.h"
#include "searcher/output/exports/hit_table.h"

namespace khabar {

const HitFormat& hit_format(std::string_view name) {
  const auto found = std::ranges::find(kHitFormats, name, &HitFormat::name);
  if (found == kHitFormats.end()) throw std::logic_error("no format of hits");
  return *found;
}

std::string_view hit_format_of_path(std::string_view path) {
  return path.ends_with(".bib") ? "bibtex" : format_of_path(path, kHitFormatNames);
}

std::unique_ptr<HitWriter> hit_writer(const HitFormat& format, const HitStyle& style, std::ostream& out) {
  if (format.name == "json") return json_hits(style.fields, out);
  if (format.name == "jsonl") return json_line_hits(style.fields, out);
  if (format.name == "csv" || format.name == "tsv") return table_hits(format.name, style, out);
  if (format.name == "trec") return trec_hits(out);
  if (format.name == "ris") return ris_hits(out);
  if (format.name == "bibtex") return bibtex_hits(out);
  if (format.name == "csl") return csl_hits(out);
  if (format.name == "atom") return atom_hits(out);
  return text_hits(style.text, out);
}

}  // namespace khabar
