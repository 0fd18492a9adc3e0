#include "indexer/format/markup/trec_sgml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "indexer/article/article_date.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/markup/sgml_documents.h"
#include "indexer/limits.h"
#include "indexer/stream/byte_input.h"
#include "indexer/text/markup.h"
#include "indexer/text/text_encoding.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

struct SgmlFields {
  std::string id, title, text, abstract, date, time, dateline, source, url, section, author, language;
};

struct SgmlTag {
  std::string_view name;
  std::string SgmlFields::*field;
};

constexpr std::array kTags{
    SgmlTag{"docno", &SgmlFields::id},          SgmlTag{"docid", &SgmlFields::id},
    SgmlTag{"url", &SgmlFields::url},           SgmlTag{"src", &SgmlFields::source},
    SgmlTag{"source", &SgmlFields::source},     SgmlTag{"cat", &SgmlFields::section},
    SgmlTag{"category", &SgmlFields::section},  SgmlTag{"section", &SgmlFields::section},
    SgmlTag{"title", &SgmlFields::title},       SgmlTag{"headline", &SgmlFields::title},
    SgmlTag{"head", &SgmlFields::title},        SgmlTag{"hl", &SgmlFields::title},
    SgmlTag{"date", &SgmlFields::date},         SgmlTag{"date_time", &SgmlFields::date},
    SgmlTag{"datetime", &SgmlFields::date},     SgmlTag{"time", &SgmlFields::time},
    SgmlTag{"dateline", &SgmlFields::dateline}, SgmlTag{"author", &SgmlFields::author},
    SgmlTag{"byline", &SgmlFields::author},     SgmlTag{"language", &SgmlFields::language},
    SgmlTag{"lang", &SgmlFields::language},     SgmlTag{"abstract", &SgmlFields::abstract},
    SgmlTag{"text", &SgmlFields::text},
};

// Outside of <DOC>, where BODY is what all other elements of an article lie in.
constexpr std::array kRecordTags{SgmlTag{"id", &SgmlFields::id}, SgmlTag{"link", &SgmlFields::url},
                                 SgmlTag{"body", &SgmlFields::text}, SgmlTag{"content", &SgmlFields::text},
                                 SgmlTag{"pubdate", &SgmlFields::date}};

constexpr std::string_view kTrecElement = "doc";

const SgmlTag* find_tag(std::string_view name, std::string_view element) {
  const auto found = std::ranges::find(kTags, name, &SgmlTag::name);
  if (found != kTags.end()) return &*found;
  const auto further = std::ranges::find(kRecordTags, name, &SgmlTag::name);
  return element == kTrecElement || further == kRecordTags.end() ? nullptr : &*further;
}

// The element of which each is an article: the first that has both a title and a text among its own elements, as
// <Alittihad> in the corpus of Abu El-Khair. Empty if there is none.
std::string record_element(std::string_view head) {
  struct Open {
    std::string name;
    bool title = false;
    bool text = false;
  };
  constexpr std::size_t kMostLevels = 16;
  if (!trim(head).starts_with('<')) return {};
  std::vector<Open> open;
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    const Tag tag = read_tag(head.substr(at));
    if (tag.name.empty()) continue;
    if (tag.closing) {
      const auto same = std::find_if(open.rbegin(), open.rend(), [&](const Open& o) { return o.name == tag.name; });
      if (same != open.rend()) open.erase(same.base() - 1, open.end());
      continue;
    }
    const SgmlTag* known = find_tag(tag.name, {});
    if (known != nullptr && !open.empty()) {
      open.back().title = open.back().title || known->field == &SgmlFields::title;
      open.back().text = open.back().text || known->field == &SgmlFields::text;
      if (open.back().title && open.back().text) return open.back().name;
    }
    if (!tag.attributes.ends_with('/') && open.size() < kMostLevels) open.push_back({tag.name});
  }
  return {};
}

// Keeps the first value of a field; several TEXT elements are one text.
void store(SgmlFields& fields, const SgmlTag& tag, std::string_view markup) {
  std::string& field = fields.*tag.field;
  const bool is_text = tag.field == &SgmlFields::text;
  if (!field.empty() && !is_text) return;
  std::string value = markup_to_text(markup);
  if (!field.empty() && !value.empty()) field += "\n\n";
  field += value;
}

// An element ends at its end tag. One that has none ends where the next known element begins; TEXT does not, because
// its markup may use the same names.
SgmlFields read_fields(std::string_view content, std::string_view element) {
  SgmlFields fields;
  const std::size_t attributes_end = std::min(content.find('>'), content.size());
  fields.id = attribute(content.substr(0, attributes_end), "id");
  const SgmlTag* open = nullptr;
  std::size_t open_at = 0;
  for (std::size_t at = content.find('<', attributes_end); at != std::string_view::npos; at = content.find('<', at)) {
    const Tag tag = read_tag(content.substr(at));
    const SgmlTag* known = tag.name.empty() ? nullptr : find_tag(tag.name, element);
    const bool ends_open =
        open != nullptr && known != nullptr && (tag.closing ? known == open : open->field != &SgmlFields::text);
    if (ends_open) {
      store(fields, *open, content.substr(open_at, at - open_at));
      open = nullptr;
    }
    at += std::max<std::size_t>(tag.length, 1);
    if (open == nullptr && known != nullptr && !tag.closing) {
      open = known;
      open_at = at;
    }
  }
  if (open != nullptr) store(fields, *open, content.substr(open_at));
  return fields;
}

// DATE and TIME may be the two halves of one moment, or either the whole of it.
std::string chosen_date(const SgmlFields& fields) {
  if (!fields.date.empty() && !fields.time.empty()) {
    std::string both = fields.date + " " + fields.time;
    if (parse_date(both)) return both;
  }
  for (const std::string* date : {&fields.date, &fields.time, &fields.dateline}) {
    if (parse_date(*date)) return *date;
  }
  return fields.date;
}

struct IdOfNewswire {
  std::string source;
  std::string date;  // eight digits
};

// AFP_ARB_20040301.0001 of Gigaword, 19940513_AFP_ARB.0001 of TREC: by the definition of these collections the day and
// the agency. ARB is the language.
IdOfNewswire read_newswire_id(std::string_view id) {
  IdOfNewswire result;
  const std::size_t dot = id.find('.');
  if (dot == std::string_view::npos) return result;
  std::string_view rest = id.substr(0, dot);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('_'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool is_digits = std::ranges::all_of(part, [](char c) { return ascii::is_digit(c); });
    const bool is_name = std::ranges::all_of(part, [](char c) { return ascii::is_upper(c); });
    if (part.size() == 8 && is_digits && result.date.empty()) {
      result.date = part;
    } else if (is_name && part.size() == 3 && result.source.empty()) {
      result.source = part;
    } else if (!is_name || part.size() != 3) {
      return {};
    }
  }
  return result.date.empty() || !parse_date(result.date) ? IdOfNewswire{} : result;
}

ArticleDraft make_draft(SgmlFields&& fields) {
  ArticleDraft draft;
  const IdOfNewswire newswire = read_newswire_id(trim(fields.id));
  draft.date = newswire.date.empty() ? chosen_date(fields) : newswire.date;
  if (fields.source.empty()) fields.source = newswire.source;
  draft.body_is_description = fields.text.empty() && !fields.abstract.empty();
  draft.id = std::move(fields.id);
  draft.title = std::move(fields.title);
  draft.body = std::move(fields.text.empty() ? fields.abstract : fields.text);
  draft.source = std::move(fields.source);
  draft.url = std::move(fields.url);
  draft.section = std::move(fields.section);
  draft.author = std::move(fields.author);
  draft.language = std::move(fields.language);
  return draft;
}

void read_documents(SourceFile& file, std::string_view element) {
  SgmlDocuments documents(file.input, file.options.max_article_bytes, element);
  SgmlDocument document;
  for (std::uint64_t count = 1; documents.next(document); ++count) {
    // Half an article must not stand for the whole; the caller reports the cut.
    if (document.at_end && !file.input.failure().empty()) return;
    if (document.too_long) {
      file.skip(document.line, longer_than(file.options.max_article_bytes));
      continue;
    }
    Utf8Text utf8 = to_utf8(std::move(document.content), file.hints());
    if (utf8.invalid_at != std::string::npos) {
      file.skip(document.line, invalid_reason(utf8, document.offset));
      continue;
    }
    const std::string fallback_id = count == 1 ? file.relative : fmt::format("{}#{}", file.relative, count);
    ArticleDraft draft = make_draft(read_fields(utf8.text, element));
    draft.encoding = utf8.encoding;
    deliver(file, std::move(draft), document.line, fallback_id);
  }
}

}  // namespace

bool is_trec_sgml(std::string_view head, std::string_view) { return find_document_tag(head) != std::string_view::npos; }

void read_trec_sgml(SourceFile& file) { read_documents(file, kTrecElement); }

bool is_record_markup(std::string_view head, std::string_view) { return !record_element(head).empty(); }

void read_record_markup(SourceFile& file) {
  read_documents(file, record_element(file.input.peek(kFormatHead).substr(0, kFormatHead)));
}

}  // namespace khabar
