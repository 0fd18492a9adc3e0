#include "indexer/format/trec_sgml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/article/article_date.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/sgml_documents.h"
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

const SgmlTag* find_tag(std::string_view name) {
  const auto found = std::find_if(kTags.begin(), kTags.end(), [&](const SgmlTag& t) { return t.name == name; });
  return found == kTags.end() ? nullptr : &*found;
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
SgmlFields read_fields(std::string_view content) {
  SgmlFields fields;
  const std::size_t attributes_end = std::min(content.find('>'), content.size());
  fields.id = attribute(content.substr(0, attributes_end), "id");
  const SgmlTag* open = nullptr;
  std::size_t open_at = 0;
  for (std::size_t at = content.find('<', attributes_end); at != std::string_view::npos; at = content.find('<', at)) {
    const Tag tag = read_tag(content.substr(at));
    const SgmlTag* known = tag.name.empty() ? nullptr : find_tag(tag.name);
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
std::string choose_date(const SgmlFields& fields) {
  if (!fields.date.empty() && !fields.time.empty()) {
    std::string both = fields.date + " " + fields.time;
    if (parse_date(both)) return both;
  }
  for (const std::string* date : {&fields.date, &fields.time, &fields.dateline}) {
    if (parse_date(*date)) return *date;
  }
  return {};
}

ArticleDraft make_draft(SgmlFields&& fields) {
  ArticleDraft draft;
  draft.date = choose_date(fields);
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

}  // namespace

bool is_trec_sgml(std::string_view head, std::string_view) { return find_document_tag(head) != std::string_view::npos; }

void read_trec_sgml(SourceFile& file) {
  SgmlDocuments documents(file.input, file.options.max_article_bytes);
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
    ArticleDraft draft = make_draft(read_fields(utf8.text));
    draft.encoding = utf8.encoding;
    deliver(file, std::move(draft), document.line, fallback_id);
  }
}

}  // namespace khabar
