#include "indexer/article/field_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "indexer/article/article_draft.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

using Member = std::string ArticleDraft::*;

constexpr std::array<std::string_view, kArticleFields> kFields{"id",  "title",   "body",   "date",     "source",
                                                               "url", "section", "author", "language", "path"};
constexpr std::array<Member, kArticleFields> kMembers{
    &ArticleDraft::id,  &ArticleDraft::title,   &ArticleDraft::body,   &ArticleDraft::date,     &ArticleDraft::source,
    &ArticleDraft::url, &ArticleDraft::section, &ArticleDraft::author, &ArticleDraft::language, &ArticleDraft::path};

constexpr std::size_t kBody = 2;

struct UsualName {
  std::string_view field;
  std::string_view name;  // plain_name() of itself
};

// Of two names for one field the upper one counts.
constexpr std::array kUsualNames{
    UsualName{"id", "id"},
    UsualName{"id", "docno"},
    UsualName{"id", "docid"},
    UsualName{"id", "articleid"},
    UsualName{"id", "guid"},
    UsualName{"id", "المعرف"},
    UsualName{"title", "title"},
    UsualName{"title", "headline"},
    UsualName{"title", "العنوان"},
    UsualName{"title", "عنوان"},
    UsualName{"body", "body"},
    UsualName{"body", "text"},
    UsualName{"body", "content"},
    UsualName{"body", "articlebody"},
    UsualName{"body", "articletext"},
    UsualName{"body", "fulltext"},
    UsualName{"body", "النص"},
    UsualName{"body", "نص"},
    UsualName{"body", "المتن"},
    UsualName{"body", "المحتوى"},
    UsualName{"date", "date"},
    UsualName{"date", "published"},
    UsualName{"date", "publishedat"},
    UsualName{"date", "publisheddate"},
    UsualName{"date", "publishdate"},
    UsualName{"date", "pubdate"},
    UsualName{"date", "datepublished"},
    UsualName{"date", "publicationdate"},
    UsualName{"date", "datetime"},
    UsualName{"date", "timestamp"},
    UsualName{"date", "التاريخ"},
    UsualName{"date", "تاريخ"},
    UsualName{"source", "source"},
    UsualName{"source", "publisher"},
    UsualName{"source", "newspaper"},
    UsualName{"source", "المصدر"},
    UsualName{"source", "مصدر"},
    UsualName{"url", "url"},
    UsualName{"url", "link"},
    UsualName{"url", "permalink"},
    UsualName{"url", "الرابط"},
    UsualName{"url", "رابط"},
    UsualName{"section", "section"},
    UsualName{"section", "category"},
    UsualName{"section", "القسم"},
    UsualName{"section", "قسم"},
    UsualName{"author", "author"},
    UsualName{"author", "authors"},
    UsualName{"author", "byline"},
    UsualName{"author", "الكاتب"},
    UsualName{"author", "كاتب"},
    UsualName{"language", "language"},
    UsualName{"language", "lang"},
    UsualName{"path", "path"},
};

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : trim(name)) {
    if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
    plain += ascii::to_lower(c);
  }
  return plain;
}

std::size_t field_named(std::string_view name) {
  const auto found = std::ranges::find(kFields, name);
  if (found != kFields.end()) return static_cast<std::size_t>(found - kFields.begin());
  const auto nearest = nearest_name(name, kFields);
  throw Error(
      fmt::format("--map {}=...: no field of an article has this name", name),
      nearest ? fmt::format("did you mean {}?", *nearest) : fmt::format("the fields are {}", fmt::join(kFields, ", ")));
}

}  // namespace

std::span<const std::string_view> article_field_names() { return kFields; }

FieldNames::FieldNames(std::string_view map) {
  std::array<bool, kArticleFields> is_mapped{};
  while (!map.empty()) {
    const std::size_t end = std::min(map.find(','), map.size());
    const std::string_view pair = map.substr(0, end);
    map.remove_prefix(std::min(end + 1, map.size()));
    const std::size_t equals = pair.find('=');
    const std::string_view name = equals == std::string_view::npos ? std::string_view() : trim(pair.substr(equals + 1));
    if (name.empty()) {
      throw Error(fmt::format("--map: '{}' is not FIELD=NAME", pair), "such as --map title=headline,body=text");
    }
    const std::size_t field = field_named(trim(pair.substr(0, equals)));
    if (is_mapped[field]) throw Error(fmt::format("--map names {} twice", kFields[field]), "name one column for it");
    is_mapped[field] = true;
    slots_[plain_name(name)].push_back({field, 0});
    mapped_.emplace_back(name);
  }
  for (std::size_t rank = 0; rank < kUsualNames.size(); ++rank) {
    const std::size_t field = field_named(kUsualNames[rank].field);
    if (!is_mapped[field]) slots_[std::string(kUsualNames[rank].name)].push_back({field, rank});
  }
}

std::span<const FieldSlot> FieldNames::slots(std::string_view key) const {
  const auto found = slots_.find(plain_name(key));
  return found == slots_.end() ? std::span<const FieldSlot>() : found->second;
}

void FieldCollector::begin(std::span<const FieldSlot> slots) {
  slots_ = slots;
  for (const FieldSlot& slot : slots) {
    Taken& taken = taken_[slot.field];
    taken.open = false;
    if (taken.rank == slot.rank) taken.value.clear();  // the key comes a second time
  }
}

void FieldCollector::add(std::string_view value) {
  if (value.empty()) return;
  for (const FieldSlot& slot : slots_) {
    Taken& taken = taken_[slot.field];
    if (taken.open) {
      taken.value += slot.field == kBody ? "\n\n" : ", ";
      taken.value += value;
    } else if (taken.value.empty() || slot.rank < taken.rank) {
      taken = {std::string(value), slot.rank, true};
    }
  }
}

void FieldCollector::fill(ArticleDraft& draft) {
  for (std::size_t i = 0; i < kArticleFields; ++i) draft.*kMembers[i] = std::move(taken_[i].value);
}

}  // namespace khabar
