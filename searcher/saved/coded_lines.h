// Coded lines in an index as it is now: which are there still, and which codes an article has.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index/collection.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/saved/file/line_codes.h"

namespace khabar {

// A line stays while title and body of its article are the same, whatever else of it changes.
enum class LineState : std::uint8_t {
  kThere,
  kChanged,  // the text of the article is another one
  kGone,     // no article has the id
};

struct FoundLineCodes {
  CodedLine line;
  LineState state = LineState::kThere;
  Xapian::docid document = 0;  // of a line that is there
};

// In their order. An article is read only if its content is not what it was.
std::vector<FoundLineCodes> find_lines(const Collection& collection, const std::vector<CodedLine>& lines);

enum class Note : std::uint8_t {
  kOfLine,  // that of the line, even if it is empty
  kKept,    // that which was kept with the line before
};

// Keeps the codes of a line in place of those that it had; without a code, none are kept. A line that was coded before,
// of an article whose content has changed since, gives way.
void keep_line(CodedLine line, Note note, const Collection& collection, LineCodes& codes);

// 16 bytes of what lines stand in.
std::string text_hash_of(const Article& article);

// The lines that are there, by article and place.
class CodedLines {
 public:
  CodedLines() = default;
  explicit CodedLines(const std::vector<FoundLineCodes>& lines);

  struct Place {
    std::uint64_t place;
    std::vector<std::uint32_t> codes;  // numbers of names()
    std::string note;
  };

  // By name.
  const std::vector<std::string>& names() const { return names_; }

  // By place; none if the article has no code.
  const std::vector<Place>& of(Xapian::docid article) const;
  const Place* at(Xapian::docid article, std::uint64_t place) const;

  // Those that have a code, or any if `name` is empty; ascending.
  ArticleList articles(const std::string& name) const;

 private:
  std::vector<std::string> names_;
  std::map<Xapian::docid, std::vector<Place>> places_;
};

// `3 coded lines are no longer there: ...`; empty if all of them are.
std::string lost_lines_text(const std::vector<FoundLineCodes>& lines);

}  // namespace khabar
