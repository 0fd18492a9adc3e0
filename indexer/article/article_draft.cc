#include "indexer/article/article_draft.h"

#include <fmt/format.h>

#include <utility>

#include "common/analysis/different_words.h"
#include "indexer/article/article_date.h"
#include "indexer/article/dateline.h"
#include "indexer/stream/byte_input.h"
#include "indexer/text/charset.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/markup.h"
#include "indexer/text/numeric_entities.h"
#include "indexer/text/text_encoding.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

std::string id_from_url(std::string_view url) {
  url = trim(url.substr(0, url.find('#')));
  while (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

std::string article_id(const ArticleDraft& draft, std::string_view fallback_id) {
  std::string id = collapse_spaces(draft.id, '_');
  if (id.empty()) id = collapse_spaces(id_from_url(draft.url), '_');
  if (id.empty()) id = collapse_spaces(fallback_id, '_');
  return id;
}

void trim_in_place(std::string& text) {
  const std::string_view kept = trim(text);
  if (kept.size() == text.size()) return;
  const auto begin = static_cast<std::size_t>(kept.data() - text.data());
  text.erase(begin + kept.size());
  text.erase(0, begin);
}

std::optional<Date> article_date(const ArticleDraft& draft, std::string_view body) {
  if (!draft.date.empty()) {
    if (const auto date = parse_date(draft.date)) return date;
  }
  if (const auto date = find_dateline(body.substr(0, body.find('\n')))) return date;
  return parse_date(draft.fallback_date);
}

// References are decoded by formats with markup; in all others they are left over from a form or a database.
void decode_references(ArticleDraft& draft) {
  for (std::string* field : {&draft.title, &draft.body, &draft.section, &draft.author, &draft.source}) {
    if (!has_arabic_references(*field)) continue;
    if (draft.encoding == kUtf8 && is_in_numeric_entities(*field)) draft.encoding = kNumericEntities;
    *field = decode_entities(*field);
  }
}

}  // namespace

bool read_article(const SourceFile& file, std::string& bytes) {
  const std::size_t limit = file.options.max_article_bytes;
  if (read_all(file.input, limit, bytes)) return file.input.failure().empty();
  file.skip(0, longer_than(limit));
  return false;
}

void deliver(const SourceFile& file, ArticleDraft&& draft, std::uint64_t line, std::string_view fallback_id) {
  decode_references(draft);
  Article article;
  article.title = collapse_spaces(draft.title);
  article.body = std::move(draft.body);
  normalize_line_ends(article.body);
  trim_in_place(article.body);
  if (article.title.empty() && article.body.empty()) return file.skip(line, "no text");
  article.id = article_id(draft, fallback_id);
  if (article.id.empty()) return file.skip(line, "neither id nor url");
  if (has_more_different_words(article, file.options.max_article_words)) {
    return file.skip(line, fmt::format("more than {} different words", file.options.max_article_words));
  }
  article.date = article_date(draft, article.body);
  if (article.title.empty()) article.title = first_sentence(article.body, kTitleLetters);
  article.source = collapse_spaces(draft.source);
  article.url = std::string(trim(draft.url));
  article.section = collapse_spaces(draft.section);
  article.author = collapse_spaces(draft.author);
  article.language = collapse_spaces(draft.language);
  article.path = draft.path.empty() ? file.relative : draft.path;
  // Whatever a format or a converter made of its input, an index holds UTF-8.
  for (std::string* field : {&article.id, &article.title, &article.body, &article.source, &article.url,
                             &article.section, &article.author, &article.language, &article.path}) {
    make_valid_utf8(*field);
  }
  file.sink.found_as(file.format, file.encoding.empty() ? draft.encoding : file.encoding);
  file.sink.add(std::move(article));
}

}  // namespace khabar
