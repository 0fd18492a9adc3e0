#include "indexer/article/article_draft.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "common/analysis/different_words.h"
#include "common/utf8.h"
#include "indexer/article/article_date.h"
#include "indexer/article/dateline.h"
#include "indexer/article/field_names.h"
#include "indexer/article/missing_value.h"
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

std::optional<ReadDate> given_date(const ArticleDraft& draft) {
  if (draft.other_dates.empty()) return draft.date.empty() ? std::nullopt : read_date(draft.date);
  std::vector<std::string> all{draft.date};
  all.insert(all.end(), draft.other_dates.begin(), draft.other_dates.end());
  return choose_date(all);
}

std::optional<Date> date_of_text(const ArticleDraft& draft, std::string_view body) {
  if (const auto date = find_dateline(body.substr(0, body.find('\n')))) return date;
  return parse_date(draft.fallback_date);
}

constexpr std::size_t kLongestShownValue = 60;

std::string shown_value(std::string_view value) {
  value = trim(value);
  const std::string_view begin = beginning(value, kLongestShownValue);
  return std::string(begin) + (begin.size() < value.size() ? "…" : "");
}

std::vector<std::string> shown_keys(const std::vector<std::string>& keys) {
  std::vector<std::string> shown;
  for (const std::string& key : keys) {
    if (!trim(key).empty()) shown.push_back(shown_value(key));
  }
  return shown;
}

// Tells what the article lacks.
void remark_on(const ArticleDraft& draft, const Article& article, const std::optional<ReadDate>& given,
               ArticleSink& sink) {
  if (article.body.empty()) {
    sink.remark(Remark::kTitleOnly, shown_keys(draft.unread_keys));
  } else if (draft.body_is_description) {
    sink.remark(Remark::kDescriptionOnly, {});
  }
  if (draft.has_replaced_bytes) sink.remark(Remark::kReplacedBytes, {});
  if (given) {
    if (given->is_converted) sink.remark(Remark::kConvertedDate, {});
  } else if (!trim(draft.date).empty()) {
    sink.remark(Remark::kUnreadDate, {shown_value(draft.date)});
  } else if (!article.date) {
    std::vector<std::string> keys = shown_keys(draft.unread_keys);
    std::erase_if(keys, [](const std::string& key) { return !may_name_a_date(key); });
    if (!keys.empty()) sink.remark(Remark::kNoDate, keys);
  }
}

// Why an article without title and body has none.
std::string no_text(const ArticleDraft& draft) {
  constexpr std::size_t kMostShownKeys = 20;
  std::vector<std::string> keys = shown_keys(draft.unread_keys);
  if (keys.empty()) return "no text";
  const bool is_cut = keys.size() > kMostShownKeys;
  if (is_cut) keys.resize(kMostShownKeys);
  return fmt::format("no text: --map title=...,body=... says which of the keys are: {}{}", fmt::join(keys, ", "),
                     is_cut ? ", ..." : "");
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
  if (!draft.hidden.empty()) return file.sink.pass_over(draft.hidden);
  decode_references(draft);
  Article article;
  article.title = collapse_spaces(draft.title);
  article.body = std::move(draft.body);
  normalize_line_ends(article.body);
  trim_in_place(article.body);
  if (stands_for_nothing(article.title) || is_no_title(article.title)) article.title.clear();
  if (stands_for_nothing(article.body)) article.body.clear();
  if (!draft.problem.empty()) return file.skip(line, std::move(draft.problem));
  if (article.title.empty() && article.body.empty()) return file.skip(line, no_text(draft));
  article.id = article_id(draft, fallback_id);
  if (article.id.empty()) return file.skip(line, "neither id nor url");
  if (has_more_different_words(article, file.options.max_article_words)) {
    return file.skip(line, fmt::format("more than {} different words", file.options.max_article_words));
  }
  const std::optional<ReadDate> given = given_date(draft);
  article.date = given ? std::optional(given->date) : date_of_text(draft, article.body);
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
  remark_on(draft, article, given, file.sink);
  file.sink.add(std::move(article));
}

}  // namespace khabar
