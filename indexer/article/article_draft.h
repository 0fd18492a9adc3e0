// What a format found about an article, and the rules that make an Article of it, the same for every format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

// All strings are valid UTF-8 and as found; empty if the format has none.
struct ArticleDraft {
  std::string id;
  std::string title;
  std::string body;
  std::string date;
  std::string source;
  std::string url;
  std::string section;
  std::string author;
  std::string language;
  std::string fallback_date;      // for an article whose date is found nowhere else
  std::string path;               // of the exported article; empty for all others
  std::string encoding{"UTF-8"};  // Utf8Text::encoding of the bytes it was made from

  bool operator==(const ArticleDraft&) const = default;
};

// All bytes of a file that is one article. False if they are too many, which is skipped, or cut short, which the caller
// of the reader reports: half an article must not stand for the whole.
bool read_article(const SourceFile& file, std::string& bytes);

// A title taken from the body has at most so many letters.
inline constexpr std::size_t kTitleLetters = 120;

// Adds the article to file.sink, or skips it with `line` if it has no text or no id.
// * The id is the given one, else the url without fragment and slashes at its end, else `fallback_id`. Each run of
//   white space in it becomes "_".
// * A missing title is the first sentence of the body, which keeps it: the words of the body do not depend on the
//   title.
// * A date that parse_date() cannot read counts as none. Then a dateline at the head of the body is taken, and without
//   one `fallback_date`.
// * Numeric references to Arabic letters, and what is written in the same way beside them, become characters.
// * White space around every field goes; title, source, section and author are one line; lines of the body end in LF.
void deliver(const SourceFile& file, ArticleDraft&& draft, std::uint64_t line, std::string_view fallback_id = {});

}  // namespace khabar
