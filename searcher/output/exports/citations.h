// Hits as references, for programs that keep them. Each is written at once.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "searcher/output/hit_writer.h"

namespace khabar {

// RIS as Zotero reads it: TY NEWS, TI, T2 (source), AU, PY, DA, SE (section), UR, LA, N1 (snippet), AN (id), DB
// (index), ER; what an article lacks is left out. UTF-8, lines end in CRLF, and an end of a line inside a value is a
// space.
std::unique_ptr<HitWriter> ris_hits(std::ostream& out);

// @article with title, author, journal (source), year, month, date, url, note (section and id) and entrysubtype
// newspaper, which BibLaTeX knows. UTF-8; what has a meaning in TeX is escaped. Keys are citation_keys().
std::unique_ptr<HitWriter> bibtex_hits(std::ostream& out);

// CSL-JSON 1.0: an array of items of the type article-newspaper.
std::unique_ptr<HitWriter> csl_hits(std::ostream& out);

// Atom (RFC 4287). Entries have addresses of their own, urn:khabar:article:ID, since several articles may share one;
// the article's own is their link. An undated entry was updated when the index was made, as the feed was.
std::unique_ptr<HitWriter> atom_hits(std::ostream& out);

// The id if it is made of letters and digits of ASCII and . _ : / + -, else `khabar-` and its digest; of several
// indexes a digest of index and id.
std::string citation_key(const Hit& hit, bool several_indexes);

// A name with one comma is `family, given`, in any script. Others stay whole, since nobody can tell which part of an
// Arabic name is which.
struct PersonName {
  std::string family;  // or the whole
  std::string given;
};
PersonName person_name(const std::string& author);

}  // namespace khabar
