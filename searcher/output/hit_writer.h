// Results -> text, JSON, JSON Lines or a TREC run; other formats: searcher/output/exports.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "searcher/search/search_results.h"

namespace khabar {

// What the text form may use; the other forms are the same everywhere.
struct TextStyle {
  bool color = false;     // escape codes: matched words bold. Without them, matched words stand in [ ]
  bool isolate = false;   // FSI and PDI if a line mixes directions
  std::size_t width = 0;  // columns to wrap at; 0: one line a snippet
};

// Writes the answer to a search: begin(), each hit, end().
class HitWriter {
 public:
  HitWriter() = default;
  virtual ~HitWriter() = default;
  HitWriter(const HitWriter&) = delete;
  HitWriter& operator=(const HitWriter&) = delete;

  // All of them but the hits, which must outlive the writer.
  virtual void begin(const SearchResults& results) = 0;
  virtual void hit(const Hit& hit) = 0;
  virtual void end() = 0;
};

// For people: a line of counts, then rank and title, date, source and address, near duplicates, snippet.
std::unique_ptr<HitWriter> text_hits(const TextStyle& style, std::ostream& out);

// One object: {"version":1, "query", "match", "fallback", "total", "without_duplicates", "duplicates",
// "undated_left_out", "indexes", "notes", "hits"}.
// "total" counts articles; "without_duplicates" each group of near duplicates once; "duplicates" is what became of
// them: "show", "fold" or "only".
// "indexes": [{"index","generation"}]; "generation" stands beside it if there is one index only.
// If the query was expanded, also "expansion": the words added.
// With --explain also "expansion_reason": why it was expanded or not, and "words":
// [{"text","lemma","articles","forms":[{"form","articles"}]}], and "weights" in each hit. A hit:
// {"rank","index","id","title","title_marks","date","source","section","author","url","path","group",
// "near_duplicates","score","snippet","marks"}, or of these the `fields`, in their order, if any are named.
// "group" is the id of the oldest of its near duplicates or null, "near_duplicates" how many others the query finds.
// `date` is the UTC day or null. `marks` are [begin, end) pairs in code points of `snippet`, `title_marks` of `title`.
std::unique_ptr<HitWriter> json_hits(std::vector<std::string> fields, std::ostream& out);

// The hits of json_hits(), one a line.
std::unique_ptr<HitWriter> json_line_hits(std::vector<std::string> fields, std::ostream& out);

// `1 Q0 id rank score khabar`; see run_file.h.
std::unique_ptr<HitWriter> trec_hits(std::ostream& out);

// Pairs of code points of its text: [begin, end).
std::vector<std::pair<std::size_t, std::size_t>> mark_places(const MarkedText& marked);

}  // namespace khabar
