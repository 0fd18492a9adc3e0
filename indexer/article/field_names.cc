#include "indexer/article/field_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "indexer/article/article_draft.h"
#include "indexer/article/usual_names.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

using DraftMember = std::string ArticleDraft::*;

constexpr std::array<std::string_view, kArticleFields> kFields{"id",  "title",   "body",   "date",     "source",
                                                               "url", "section", "author", "language", "path"};
constexpr std::array<DraftMember, kArticleFields> kMembers{
    &ArticleDraft::id,  &ArticleDraft::title,   &ArticleDraft::body,   &ArticleDraft::date,     &ArticleDraft::source,
    &ArticleDraft::url, &ArticleDraft::section, &ArticleDraft::author, &ArticleDraft::language, &ArticleDraft::path};

constexpr std::size_t kBody = 2;
constexpr std::size_t kDate = 3;

constexpr std::string_view kListOfArticles = "articles";

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : trim(name)) {
    if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
    plain += ascii::to_lower(c);
  }
  return plain;
}

std::size_t rank_of_descriptions() {
  const auto first = std::ranges::find(kUsualNames, kFirstDescription, &UsualName::name);
  return static_cast<std::size_t>(first - kUsualNames.begin());
}

std::size_t field_named(std::string_view name) {
  const auto found = std::ranges::find(kFields, name);
  if (found != kFields.end()) return static_cast<std::size_t>(found - kFields.begin());
  const auto nearest = nearest_name(name, kFields);
  throw Error(
      fmt::format("--map {}=...: no field of an article has this name", name),
      nearest ? fmt::format("did you mean {}?", *nearest)
              : fmt::format("the fields are {}; {} is their list in JSON", fmt::join(kFields, ", "), kListOfArticles));
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
    const std::string_view left = trim(pair.substr(0, equals));
    if (left == kListOfArticles) {
      if (!articles_.empty()) throw Error("--map names articles twice", "name one list");
      articles_ = name;
      continue;
    }
    const std::size_t field = field_named(left);
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

bool FieldNames::has_paths() const {
  return std::ranges::any_of(mapped_, [](const std::string& name) { return name.find('.') != std::string::npos; });
}

std::span<const FieldSlot> FieldNames::slots(std::string_view key) const {
  const auto found = slots_.find(plain_name(key));
  return found == slots_.end() ? std::span<const FieldSlot>() : found->second;
}

bool may_name_a_date(std::string_view key) {
  const std::string plain = plain_name(key);
  for (const std::string_view part : {"date", "time", "publish", "created", "issued", "تاريخ", "وقت"}) {
    if (plain.find(part) != std::string::npos) return true;
  }
  return false;
}

void FieldCollector::begin(std::span<const FieldSlot> slots) {
  slots_ = slots;
  for (const FieldSlot& slot : slots) {
    Taken& taken = taken_[slot.field];
    taken.open = false;
    if (taken.rank == slot.rank) taken.value.clear();  // the key comes a second time
  }
}

void FieldCollector::again(std::span<const FieldSlot> slots) {
  static constexpr std::array<bool, kArticleFields> kJoined{false, true, true, false, true,
                                                            false, true, true, false, false};
  slots_ = slots;
  for (const FieldSlot& slot : slots) {
    Taken& taken = taken_[slot.field];
    taken.open = kJoined[slot.field] && !taken.value.empty() && taken.rank == slot.rank;
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
      if (slot.field == kDate && !taken.value.empty()) other_dates_.push_back(std::move(taken.value));
      taken = {std::string(value), slot.rank, true};
    } else if (slot.field == kDate && other_dates_.size() < kMostOtherDates) {
      other_dates_.emplace_back(value);
    }
  }
}

void FieldCollector::fill(ArticleDraft& draft) {
  static const std::size_t kDescriptions = rank_of_descriptions();
  draft.body_is_description = !taken_[kBody].value.empty() && taken_[kBody].rank >= kDescriptions;
  for (std::size_t i = 0; i < kArticleFields; ++i) draft.*kMembers[i] = std::move(taken_[i].value);
  draft.other_dates = std::move(other_dates_);
}

}  // namespace khabar
