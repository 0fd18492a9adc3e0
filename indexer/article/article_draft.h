// What a format found about an article, and the rules that make an Article of it, the same for every format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
  std::string fallback_date;               // for an article whose date is found nowhere else
  std::string path;                        // of the exported article; empty for all others
  std::vector<std::string> other_dates{};  // for a `date` that cannot be read or lacks its zone, see choose_date()
  std::vector<std::string> unread_keys{};  // keys or columns that are no field, of an article without text or date
  std::string hidden{};                    // as ArticleSink::pass_over() has it; empty if it may be shown
  std::string problem{};                   // why it cannot come in after all, in words for a user
  bool body_is_description = false;        // for want of a text
  bool has_replaced_bytes = false;         // see Utf8Text
  std::string encoding{"UTF-8"};           // Utf8Text::encoding of the bytes it was made from

  bool operator==(const ArticleDraft&) const = default;
};

// All bytes of a file that is one article. False if they are too many, which is skipped, or cut short, which the caller
// of the reader reports: half an article must not stand for the whole.
bool read_article(const SourceFile& file, std::string& bytes);

// A title taken from the body has at most so many letters.
inline constexpr std::size_t kTitleLetters = 120;

// Adds the article to file.sink, passes it over if it is hidden, or skips it with `line` if it has no text or no id.
// * The id is the given one, else the url without fragment and slashes at its end, else `fallback_id`. Each run of
//   white space in it becomes "_".
// * A title or body that stands for nothing, such as "nan" and "Untitled Document", is missing.
// * A missing title is the first sentence of the body, which keeps it: the words of the body do not depend on the
//   title.
// * The date is the one that choose_date() finds. If it finds none, a dateline at the head of the body is taken, and
//   without one `fallback_date`.
// * What an article lacks is told to file.sink as a remark.
// * Numeric references to Arabic letters, and what is written in the same way beside them, become characters.
// * White space around every field goes; title, source, section and author are one line; lines of the body end in LF.
void deliver(const SourceFile& file, ArticleDraft&& draft, std::uint64_t line, std::string_view fallback_id = {});

}  // namespace khabar
