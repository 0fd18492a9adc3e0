// Results -> text, JSON, JSON Lines, CSV or a TREC run.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/search_results.h"

namespace khabar {

// What the text form may use; the other forms are the same everywhere.
struct TextStyle {
  bool color = false;     // escape codes: matched words bold. Without them, matched words stand in [ ]
  bool isolate = false;   // FSI and PDI if a line mixes directions
  std::size_t width = 0;  // columns to wrap at; 0: one line a snippet
};

using HitWriter = void (*)(const SearchResults& results, const TextStyle& style, std::ostream& out);

struct OutputFormat {
  std::string_view name;
  HitWriter write;
  bool tells_counts;  // total, fallback and undated articles are part of the output
};

// For people: a line of counts, then rank and title, date, source and address, near duplicates, snippet.
void write_text(const SearchResults& results, const TextStyle& style, std::ostream& out);

// One object: {"version":1, "query", "match", "fallback", "total", "without_duplicates", "duplicates",
// "undated_left_out", "indexes", "notes", "hits"}.
// "total" counts articles; "without_duplicates" each group of near duplicates once; "duplicates" is what became of
// them: "show", "fold" or "only".
// "indexes": [{"index","generation"}]; "generation" stands beside it if there is one index only.
// With --expand also "expansion": the words added.
// With --explain also "words": [{"text","lemma","articles","forms":[{"form","articles"}]}], and "weights" in each hit.
// A hit: {"rank","index","id","title","title_marks","date","source","section","author","url","path","group",
// "near_duplicates","score","snippet","marks"}.
// "group" is the id of the oldest of its near duplicates or null, "near_duplicates" how many others the query finds.
// `date` is the UTC day or null. `marks` are [begin, end) pairs in code points of `snippet`, `title_marks` of `title`.
void write_json(const SearchResults& results, const TextStyle& style, std::ostream& out);

// The hits of write_json(), one a line.
void write_jsonl(const SearchResults& results, const TextStyle& style, std::ostream& out);

// RFC 4180, with a header line: rank,id,title,date,source,section,author,url,path,score,snippet,index,group.
void write_csv(const SearchResults& results, const TextStyle& style, std::ostream& out);

// `1 Q0 id rank score khabar`; see run_file.h.
void write_trec(const SearchResults& results, const TextStyle& style, std::ostream& out);

// The one table of formats; --format takes their names.
inline constexpr std::array kOutputFormats{
    OutputFormat{"text", write_text, true},    OutputFormat{"json", write_json, true},
    OutputFormat{"jsonl", write_jsonl, false}, OutputFormat{"csv", write_csv, false},
    OutputFormat{"trec", write_trec, false},
};

inline constexpr auto kOutputFormatNames = [] {
  std::array<std::string_view, kOutputFormats.size()> names;
  std::ranges::transform(kOutputFormats, names.begin(), &OutputFormat::name);
  return names;
}();

// Throws Error if no format has that name.
const OutputFormat& output_format(std::string_view name);

}  // namespace khabar
