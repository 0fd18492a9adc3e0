#include "indexer/format/documents/epub.h"

#include <fmt/format.h>

#include <utility>

#include "common/ascii.h"
#include "indexer/limits.h"
#include "indexer/page/html_blocks.h"
#include "indexer/page/html_tree.h"
#include "indexer/text/charset.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

std::string heading_of(const HtmlTree& tree) {
  for (const std::string_view name : {"h1", "h2", "h3", "title"}) {
    for (HtmlIndex node = 1; node < tree.size(); ++node) {
      if (tree[node].name != name) continue;
      if (std::string text = collapse_spaces(tree.inner_text(node)); !text.empty()) return text;
    }
  }
  return {};
}

// Without the heading in its first line.
std::string body_below(std::string text, const std::string& heading) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  if (std::string_view(text).substr(0, end) == heading) text.erase(0, end);
  return text;
}

bool is_epub_chapter(std::string_view name) {
  for (const std::string_view end : {".xhtml", ".html", ".htm"}) {
    if (ascii::ends_with_ignoring_case(name, end)) return true;
  }
  return false;
}

}  // namespace

void EpubBook::read_member(SourceFile& file) {
  if (is_epub_metadata(file.relative)) {
    read_metadata(file);
  } else if (is_epub_chapter(file.relative)) {
    read_chapter(file);
  } else {
    sink_.pass_over("files of e-books beside their text");
  }
}

void EpubBook::read_metadata(SourceFile& file) {
  if (has_metadata_) return sink_.pass_over("files of e-books beside their text");
  has_metadata_ = true;
  if (file.input.peek(kUtf8Mark.size()).starts_with(kUtf8Mark)) file.input.consume(kUtf8Mark.size());
  std::string problem = read_epub_metadata(file.input, metadata_);
  if (problem.empty() && given_without_ > 0) {
    problem = fmt::format("author and date of the book stand behind {} of its chapters", given_without_);
  }
  if (!problem.empty() && file.input.failure().empty()) file.skip(0, std::move(problem));
  give_held();
}

void EpubBook::read_chapter(SourceFile& file) {
  std::string bytes;
  if (!read_article(file, bytes)) return;
  Utf8Text utf8 = to_utf8_leniently(bytes, file.hints(declared_html_charset(bytes)));
  if (utf8.invalid_at != std::string::npos) return file.skip(utf8.invalid_line, invalid_reason(utf8, 0));
  const HtmlTree tree = HtmlTree::parse(utf8.text, file.check_point());
  if (!tree.problem().empty()) return file.skip(0, tree.problem());
  Chapter chapter{file.shown, file.relative, {}};
  chapter.draft.encoding = std::move(utf8.encoding);
  chapter.draft.has_replaced_bytes = utf8.has_replaced_bytes;
  chapter.draft.title = heading_of(tree);
  chapter.draft.body = body_below(html_to_text(utf8.text), chapter.draft.title);
  if (trim(chapter.draft.body).empty()) return sink_.pass_over("parts of e-books without text");
  if (has_metadata_) return give(std::move(chapter));
  held_bytes_ += bytes_of(chapter);
  held_.push_back(std::move(chapter));
  if (held_bytes_ <= kMaxHeldChapters) return;
  given_without_ += held_.size();
  give_held();
}

// Chapters may be many and empty but for a letter.
std::size_t EpubBook::bytes_of(const Chapter& chapter) {
  return sizeof(Chapter) + chapter.shown.size() + chapter.relative.size() + chapter.draft.title.size() +
         chapter.draft.body.size();
}

void EpubBook::finish() { give_held(); }

void EpubBook::give_held() {
  for (Chapter& chapter : held_) give(std::move(chapter));
  held_.clear();
  held_bytes_ = 0;
}

void EpubBook::give(Chapter&& chapter) {
  const SourceFile file{packed_, chapter.shown, chapter.relative, options_, sink_, "EPUB", {}};
  add_epub_metadata(metadata_, chapter.draft);
  deliver(file, std::move(chapter.draft), 0, chapter.relative);
}

}  // namespace khabar
