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

using DraftMember = std::string ArticleDraft::*;

constexpr std::array<std::string_view, kArticleFields> kFields{"id",  "title",   "body",   "date",     "source",
                                                               "url", "section", "author", "language", "path"};
constexpr std::array<DraftMember, kArticleFields> kMembers{
    &ArticleDraft::id,  &ArticleDraft::title,   &ArticleDraft::body,   &ArticleDraft::date,     &ArticleDraft::source,
    &ArticleDraft::url, &ArticleDraft::section, &ArticleDraft::author, &ArticleDraft::language, &ArticleDraft::path};

constexpr std::size_t kBody = 2;
constexpr std::size_t kDate = 3;

struct UsualName {
  std::string_view field;
  std::string_view name;  // plain_name() of itself
};

// Of two names for one field the upper one counts: what says its zone before what may be local, what is a text before
// what is about one. Besides the names that people give, those of news-please, Scrapy, trafilatura, WordPress, Ghost,
// NewsAPI, GDELT, Elasticsearch, MongoDB, ninjs, JSON Feed and Telegram.
constexpr std::array kUsualNames{
    UsualName{"id", "id"},
    UsualName{"id", "docno"},
    UsualName{"id", "docid"},
    UsualName{"id", "articleid"},
    UsualName{"id", "guid"},
    UsualName{"id", "uuid"},
    UsualName{"id", "uid"},
    UsualName{"id", "uri"},
    UsualName{"id", "nid"},
    UsualName{"id", "postid"},
    UsualName{"id", "itemid"},
    UsualName{"id", "messageid"},
    UsualName{"id", "المعرف"},
    UsualName{"id", "معرف"},
    UsualName{"title", "title"},
    UsualName{"title", "headline"},
    UsualName{"title", "headlinetext"},
    UsualName{"title", "articletitle"},
    UsualName{"title", "newstitle"},
    UsualName{"title", "posttitle"},
    UsualName{"title", "titolo"},
    UsualName{"title", "titre"},
    UsualName{"title", "head"},
    UsualName{"title", "hl"},
    UsualName{"title", "hl1"},
    UsualName{"title", "subject"},
    UsualName{"title", "العنوان"},
    UsualName{"title", "عنوان"},
    UsualName{"title", "عنوانالخبر"},
    UsualName{"body", "body"},
    UsualName{"body", "text"},
    UsualName{"body", "content"},
    UsualName{"body", "articlebody"},
    UsualName{"body", "articletext"},
    UsualName{"body", "articlecontent"},
    UsualName{"body", "fulltext"},
    UsualName{"body", "maintext"},
    UsualName{"body", "article"},
    UsualName{"body", "story"},
    UsualName{"body", "storytext"},
    UsualName{"body", "bodytext"},
    UsualName{"body", "bodyhtml"},
    UsualName{"body", "contenthtml"},
    UsualName{"body", "contenttext"},
    UsualName{"body", "contentencoded"},
    UsualName{"body", "bodyplain"},
    UsualName{"body", "bodyxhtml"},
    UsualName{"body", "htmlbody"},
    UsualName{"body", "textcontent"},
    UsualName{"body", "cleanedtext"},
    UsualName{"body", "cleantext"},
    UsualName{"body", "cleanedcontent"},
    UsualName{"body", "rawtext"},
    UsualName{"body", "plaintext"},
    UsualName{"body", "html"},
    UsualName{"body", "newstext"},
    UsualName{"body", "newscontent"},
    UsualName{"body", "newsbody"},
    UsualName{"body", "postcontent"},
    UsualName{"body", "posttext"},
    UsualName{"body", "postbody"},
    UsualName{"body", "fullarticle"},
    UsualName{"body", "fullcontent"},
    UsualName{"body", "details"},
    UsualName{"body", "detail"},
    UsualName{"body", "newsdetails"},
    UsualName{"body", "paragraphs"},
    UsualName{"body", "paragraph"},
    UsualName{"body", "news"},
    UsualName{"body", "articlehtml"},
    UsualName{"body", "contentraw"},
    UsualName{"body", "contentplain"},
    UsualName{"body", "rawcontent"},
    UsualName{"body", "documenttext"},
    UsualName{"body", "doctext"},
    UsualName{"body", "bodycontent"},
    UsualName{"body", "maincontent"},
    UsualName{"body", "txt"},
    UsualName{"body", "transcript"},
    UsualName{"body", "corps"},
    UsualName{"body", "النص"},
    UsualName{"body", "نص"},
    UsualName{"body", "المتن"},
    UsualName{"body", "المحتوى"},
    UsualName{"body", "محتوى"},
    UsualName{"body", "الخبر"},
    UsualName{"body", "نصالخبر"},
    UsualName{"body", "التفاصيل"},
    UsualName{"body", "description"},
    UsualName{"body", "summary"},
    UsualName{"body", "abstract"},
    UsualName{"body", "excerpt"},
    UsualName{"body", "lead"},
    UsualName{"body", "intro"},
    UsualName{"body", "standfirst"},
    UsualName{"body", "snippet"},
    UsualName{"body", "teaser"},
    UsualName{"body", "bodysummary"},
    UsualName{"body", "contentsnippet"},
    UsualName{"body", "metadescription"},
    UsualName{"body", "ogdescription"},
    UsualName{"body", "ملخص"},
    UsualName{"body", "الملخص"},
    UsualName{"body", "الوصف"},
    UsualName{"date", "dategmt"},
    UsualName{"date", "postdategmt"},
    UsualName{"date", "dateutc"},
    UsualName{"date", "dateutcs"},
    UsualName{"date", "datetimeutc"},
    UsualName{"date", "publishedutc"},
    UsualName{"date", "publishedatutc"},
    UsualName{"date", "publishedgmt"},
    UsualName{"date", "pubdateutc"},
    UsualName{"date", "utcdate"},
    UsualName{"date", "dateunixtime"},
    UsualName{"date", "date"},
    UsualName{"date", "published"},
    UsualName{"date", "publishedat"},
    UsualName{"date", "publishedon"},
    UsualName{"date", "publisheddate"},
    UsualName{"date", "publishedtime"},
    UsualName{"date", "publishdate"},
    UsualName{"date", "publishtime"},
    UsualName{"date", "publishedtimestamp"},
    UsualName{"date", "pubdate"},
    UsualName{"date", "pubtime"},
    UsualName{"date", "datepublished"},
    UsualName{"date", "datepublish"},
    UsualName{"date", "datepublication"},
    UsualName{"date", "publicationdate"},
    UsualName{"date", "publicationtime"},
    UsualName{"date", "articledate"},
    UsualName{"date", "newsdate"},
    UsualName{"date", "storydate"},
    UsualName{"date", "postdate"},
    UsualName{"date", "posteddate"},
    UsualName{"date", "postedat"},
    UsualName{"date", "posted"},
    UsualName{"date", "datepub"},
    UsualName{"date", "issued"},
    UsualName{"date", "issuedate"},
    UsualName{"date", "datetime"},
    UsualName{"date", "isodate"},
    UsualName{"date", "displaydate"},
    UsualName{"date", "releasedate"},
    UsualName{"date", "seendate"},
    UsualName{"date", "firstpublished"},
    UsualName{"date", "firstpublishdate"},
    UsualName{"date", "firstpublicationdate"},
    UsualName{"date", "firstcreated"},
    UsualName{"date", "versioncreated"},
    UsualName{"date", "datecreated"},
    UsualName{"date", "createdat"},
    UsualName{"date", "created"},
    UsualName{"date", "createddate"},
    UsualName{"date", "creationdate"},
    UsualName{"date", "createdutc"},
    UsualName{"date", "createtime"},
    UsualName{"date", "timestamp"},
    UsualName{"date", "unixtimestamp"},
    UsualName{"date", "time"},
    UsualName{"date", "@timestamp"},
    UsualName{"date", "day"},
    UsualName{"date", "تاريخ"},
    UsualName{"date", "التاريخ"},
    UsualName{"date", "تاريخالنشر"},
    UsualName{"date", "updated"},
    UsualName{"date", "updatedat"},
    UsualName{"date", "lastupdated"},
    UsualName{"date", "datemodified"},
    UsualName{"date", "modifiedgmt"},
    UsualName{"date", "modified"},
    UsualName{"date", "modifiedat"},
    UsualName{"date", "datemodify"},
    UsualName{"source", "source"},
    UsualName{"source", "sourcename"},
    UsualName{"source", "sourcedomain"},
    UsualName{"source", "publisher"},
    UsualName{"source", "publishername"},
    UsualName{"source", "newspaper"},
    UsualName{"source", "newssource"},
    UsualName{"source", "outlet"},
    UsualName{"source", "site"},
    UsualName{"source", "sitename"},
    UsualName{"source", "sourcehostname"},
    UsualName{"source", "hostname"},
    UsualName{"source", "website"},
    UsualName{"source", "domain"},
    UsualName{"source", "provider"},
    UsualName{"source", "creditline"},
    UsualName{"source", "المصدر"},
    UsualName{"source", "مصدر"},
    UsualName{"source", "الصحيفة"},
    UsualName{"url", "url"},
    UsualName{"url", "link"},
    UsualName{"url", "permalink"},
    UsualName{"url", "canonical"},
    UsualName{"url", "canonicalurl"},
    UsualName{"url", "canonicallink"},
    UsualName{"url", "finalurl"},
    UsualName{"url", "articleurl"},
    UsualName{"url", "newsurl"},
    UsualName{"url", "pageurl"},
    UsualName{"url", "sourceurl"},
    UsualName{"url", "weburl"},
    UsualName{"url", "shareurl"},
    UsualName{"url", "originalurl"},
    UsualName{"url", "externalurl"},
    UsualName{"url", "href"},
    UsualName{"url", "guidurl"},
    UsualName{"url", "documentidentifier"},
    UsualName{"url", "الرابط"},
    UsualName{"url", "رابط"},
    UsualName{"section", "section"},
    UsualName{"section", "sectionname"},
    UsualName{"section", "category"},
    UsualName{"section", "categories"},
    UsualName{"section", "rubric"},
    UsualName{"section", "topic"},
    UsualName{"section", "genre"},
    UsualName{"section", "newsdesk"},
    UsualName{"section", "desk"},
    UsualName{"section", "القسم"},
    UsualName{"section", "قسم"},
    UsualName{"section", "التصنيف"},
    UsualName{"author", "author"},
    UsualName{"author", "authors"},
    UsualName{"author", "authorname"},
    UsualName{"author", "byline"},
    UsualName{"author", "creator"},
    UsualName{"author", "creators"},
    UsualName{"author", "writer"},
    UsualName{"author", "reporter"},
    UsualName{"author", "journalist"},
    UsualName{"author", "الكاتب"},
    UsualName{"author", "كاتب"},
    UsualName{"author", "المحرر"},
    UsualName{"language", "language"},
    UsualName{"language", "lang"},
    UsualName{"language", "languagecode"},
    UsualName{"language", "langcode"},
    UsualName{"path", "path"},
};

constexpr std::string_view kFirstDescription =
    "description";  // from here on the names of a body are for want of a text

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
