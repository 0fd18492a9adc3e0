#include "indexer/format/crawls/crawled_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/ascii.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/crawls/http_response.h"
#include "indexer/format/documents/plain_text.h"
#include "indexer/format/markup/feed.h"
#include "indexer/page/html_page.h"
#include "indexer/stream/file_names.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// Enough for the comments and declarations before the first element.
constexpr std::size_t kMarkupHead = 4096;

// What a body may be; which of them it is says its beginning.
bool is_markup_type(std::string_view content_type) {
  for (const std::string_view type : {"text/html", "application/xhtml+xml", "application/rss+xml",
                                      "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}) {
    if (content_type.starts_with(type)) return true;
  }
  return false;
}

// Types that servers give what they know nothing about (MIME Sniffing, 7 and 8).
bool is_vague_type(std::string_view content_type) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  for (const std::string_view vague :
       {"", "text/plain", "text/txt", "application/octet-stream", "binary/octet-stream", "application/unknown",
        "unknown/unknown", "application/x-unknown", "application/force-download", "*/*", "no-type", "unk", "text"}) {
    if (type == vague) return true;
  }
  return type.find('/') == std::string_view::npos;
}

struct KindOfType {
  std::string_view begin;
  std::string_view kind;
};

// Kinds for pass_over().
constexpr std::string_view kNoMarkup = "no page or feed";
constexpr std::array kKinds{KindOfType{"image/", "pictures"},
                            KindOfType{"video/", "films and sounds"},
                            KindOfType{"audio/", "films and sounds"},
                            KindOfType{"text/css", "style sheets, scripts and fonts"},
                            KindOfType{"text/javascript", "style sheets, scripts and fonts"},
                            KindOfType{"application/javascript", "style sheets, scripts and fonts"},
                            KindOfType{"application/x-javascript", "style sheets, scripts and fonts"},
                            KindOfType{"font/", "style sheets, scripts and fonts"},
                            KindOfType{"application/font", "style sheets, scripts and fonts"},
                            KindOfType{"application/json", "JSON in a crawl"},
                            KindOfType{"application/ld+json", "JSON in a crawl"},
                            KindOfType{"application/pdf", "PDF documents in a crawl"},
                            KindOfType{"text/plain", "plain texts in a crawl"}};

std::string_view kind_of_type(std::string_view content_type) {
  const auto found =
      std::ranges::find_if(kKinds, [&](const KindOfType& kind) { return content_type.starts_with(kind.begin); });
  return found == kKinds.end() ? kNoMarkup : found->kind;
}

// Whether a browser would take bytes of a vague type for a page (MIME Sniffing, 7.1).
bool begins_like_page(std::string_view begin) {
  const std::string_view text = trim(begin);
  for (const std::string_view tag :
       {"<!doctype html", "<html",  "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table",   "<a",
        "<style",         "<title", "<b",    "<body",   "<br",     "<p",  "<!--", "<meta", "<article", "<section"}) {
    if (!ascii::starts_with_ignoring_case(text, tag)) continue;
    const char after = text.size() > tag.size() ? text[tag.size()] : '>';
    if (tag == "<!--" || after == ' ' || after == '>' || after == '\n' || after == '\r' || after == '\t') return true;
  }
  return false;
}

// Legible in UTF-16 as well.
std::string markup_begin(std::string_view body) {
  std::string begin(body.substr(0, kMarkupHead));
  return stream_charset(begin, {}).empty() ? begin : to_utf8(std::move(begin)).text;
}

}  // namespace

std::string CrawledPages::shown(const CrawledRecord& record) const {
  return file_.shown + (record.uri.empty() ? "" : "!" + utf8_name(record.uri));
}

void CrawledPages::skip(const CrawledRecord& record, const std::string& reason) {
  file_.sink.skip({shown(record), 0, fmt::format("{} (record at byte {})", reason, record.offset + 1)});
}

void CrawledPages::read_response(CrawledRecord& record) {
  CrawledResponse response = parse_http_response(record.block);
  constexpr int kFirst = 100;  // RFC 9110, 15
  constexpr int kLast = 999;
  if (response.status < kFirst || response.status > kLast) return file_.sink.pass_over("no HTTP");
  if (response.status != 200) return file_.sink.pass_over(fmt::format("HTTP status {}", response.status));
  const bool may_be_page = is_markup_type(response.content_type) || is_vague_type(response.content_type);
  if (!may_be_page) return file_.sink.pass_over(kind_of_type(response.content_type));
  decode_body(record.block, file_.options.max_article_bytes, response);
  record.block.clear();
  if (!response.problem.empty()) return skip(record, response.problem);
  read_body(record, response.content_type, response.body);
}

void CrawledPages::read_resource(const CrawledRecord& record) {
  const std::string content_type = ascii::to_lower(record.content_type);
  if (!is_markup_type(content_type) && !is_vague_type(content_type)) {
    return file_.sink.pass_over(kind_of_type(content_type));
  }
  read_body(record, content_type, record.block);
}

void CrawledPages::read_body(const CrawledRecord& record, const std::string& content_type, const std::string& body) {
  const std::string begin = markup_begin(body);
  const MarkupHead head = read_markup_head(begin);
  const bool is_feed_body = is_feed(begin, {});
  const bool is_page = content_type.starts_with("text/html") || head.root == "html" || head.doctype == "html" ||
                       (is_vague_type(content_type) && begins_like_page(begin));
  if (!is_feed_body && !is_page) return file_.sink.pass_over(kind_of_type(content_type));
  if (!record.cut.empty()) return skip(record, record.cut);
  if (record.too_long || body.size() > file_.options.max_article_bytes) {
    return skip(record, longer_than(file_.options.max_article_bytes));
  }
  std::string charset = charset_of_content_type(content_type);
  if (charset.empty()) charset = is_feed_body ? head.charset : declared_html_charset(body);
  Utf8Text utf8 = to_utf8_leniently(body, file_.hints(charset));
  if (utf8.invalid_at != std::string_view::npos) return skip(record, invalid_reason(utf8, 0));
  if (is_feed_body) {
    const std::string names = shown(record);
    SourceFile part{file_.input, names, file_.relative, file_.options, file_.sink, file_.format, file_.encoding};
    return read_feed_text(part, utf8);
  }
  read_page(record, std::move(utf8));
}

void CrawledPages::read_page(const CrawledRecord& record, Utf8Text utf8) {
  ArticleDraft draft;
  draft.url = utf8_name(record.uri);
  draft.id = draft.url;
  draft.fallback_date = record.date;
  draft.encoding = std::move(utf8.encoding);
  draft.has_replaced_bytes = utf8.has_replaced_bytes;
  if (auto problem = parse_html_article(utf8.text, draft, file_.check_point())) return skip(record, *problem);
  deliver(file_, std::move(draft), 0, fmt::format("{}#{}", file_.relative, record.offset));
}

void CrawledPages::read_plain_text(const CrawledRecord& record) {
  if (!record.cut.empty()) return skip(record, record.cut);
  if (record.too_long || record.block.size() > file_.options.max_article_bytes) {
    return skip(record, longer_than(file_.options.max_article_bytes));
  }
  Utf8Text utf8 = to_utf8_leniently(record.block, file_.hints());
  if (utf8.invalid_at != std::string_view::npos) return skip(record, invalid_reason(utf8, 0));
  normalize_line_ends(utf8.text);
  ArticleDraft draft;
  draft.encoding = std::move(utf8.encoding);
  draft.has_replaced_bytes = utf8.has_replaced_bytes;
  split_plain_text(utf8.text, draft);
  draft.url = utf8_name(record.uri);
  draft.id = draft.url;
  draft.fallback_date = record.date;
  deliver(file_, std::move(draft), 0, fmt::format("{}#{}", file_.relative, record.offset));
}

}  // namespace khabar
