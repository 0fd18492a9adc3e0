#include "indexer/format/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/feed.h"
#include "indexer/format/http_response.h"
#include "indexer/format/warc_records.h"
#include "indexer/page/html_page.h"
#include "indexer/stream/byte_input.h"
#include "indexer/stream/file_names.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_encoding.h"

namespace khabar {

namespace {

// What a body may be; which of them it is says its beginning.
bool is_markup_type(std::string_view content_type) {
  for (const std::string_view type : {"text/html", "application/xhtml+xml", "application/rss+xml",
                                      "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}) {
    if (content_type.starts_with(type)) return true;
  }
  return false;
}

// Kinds for pass_over().
constexpr std::string_view kNoMarkup = "no page or feed";
constexpr std::array<std::string_view, 5> kOtherTypes{"warcinfo", "request", "metadata", "revisit", "continuation"};

class WarcFile {
 public:
  explicit WarcFile(SourceFile& file) : file_(file), records_(file.input) {}

  void read() {
    for (WarcRecord record; records_.next(record);) {
      names_ = file_.shown + (record.uri.empty() ? "" : "!" + utf8_name(record.uri));
      offset_ = record.offset;
      if (!record.problem.empty()) {
        skip(record.problem);
      } else {
        read_record(record);
      }
    }
  }

 private:
  void read_record(WarcRecord& record) {
    const std::string type = ascii::to_lower(record.type);
    if (type == "response") {
      read_response(record);
    } else if (type == "resource" || type == "conversion") {
      const std::string content_type = ascii::to_lower(record.content_type);
      if (!is_markup_type(content_type)) return file_.sink.pass_over(kNoMarkup);
      read_markup(record, content_type, record.block);
    } else {
      const auto known = std::find(kOtherTypes.begin(), kOtherTypes.end(), type);
      file_.sink.pass_over(known == kOtherTypes.end() ? "records of unknown types" : *known);
    }
  }

  void skip(std::string reason) const {
    file_.sink.skip({names_, 0, fmt::format("{} (record at byte {})", reason, offset_ + 1)});
  }

  void read_response(WarcRecord& record) {
    HttpResponse response = parse_http_response(record.block);
    constexpr int kFirst = 100;  // RFC 9110, 15
    constexpr int kLast = 999;
    if (response.status < kFirst || response.status > kLast) return file_.sink.pass_over("no HTTP");
    if (response.status != 200) return file_.sink.pass_over(fmt::format("HTTP status {}", response.status));
    if (!is_markup_type(response.content_type)) return file_.sink.pass_over(kNoMarkup);
    decode_body(record.block, file_.options.max_article_bytes, response);
    record.block.clear();
    if (!response.problem.empty()) return skip(response.problem);
    read_markup(record, response.content_type, response.body);
  }

  void read_markup(const WarcRecord& record, const std::string& content_type, const std::string& body) {
    const std::string begin = markup_begin(body);
    const MarkupHead head = read_markup_head(begin);
    const bool is_feed_body = is_feed(begin, {});
    const bool is_page = content_type.starts_with("text/html") || head.root == "html" || head.doctype == "html";
    if (!is_feed_body && !is_page) return file_.sink.pass_over(kNoMarkup);
    if (!record.segment.empty()) return skip("in several segments, which are not put together");
    if (!record.truncated.empty()) return skip("cut short by the crawler: " + record.truncated);
    if (record.too_long || body.size() > file_.options.max_article_bytes) {
      return skip(longer_than(file_.options.max_article_bytes));
    }
    std::string charset = charset_of_content_type(content_type);
    if (charset.empty()) charset = is_feed_body ? head.charset : declared_html_charset(body);
    Utf8Text utf8 = to_utf8_leniently(body, file_.hints(charset));
    if (utf8.invalid_at != std::string_view::npos) return skip(invalid_reason(utf8, 0));
    if (is_feed_body) {
      SourceFile part{file_.input, names_, file_.relative, file_.options, file_.sink, file_.format, file_.encoding};
      return read_feed_text(part, std::move(utf8));
    }
    read_page(record, std::move(utf8));
  }

  // Legible in UTF-16 as well.
  static std::string markup_begin(std::string_view body) {
    std::string begin(body.substr(0, kMarkupHead));
    return stream_charset(begin, {}).empty() ? begin : to_utf8(std::move(begin)).text;
  }

  void read_page(const WarcRecord& record, Utf8Text utf8) {
    ArticleDraft draft;
    draft.url = utf8_name(record.uri);
    draft.id = draft.url;
    draft.fallback_date = record.date;
    draft.encoding = std::move(utf8.encoding);
    if (auto problem = parse_html_article(utf8.text, draft, file_.check_point())) return skip(std::move(*problem));
    deliver(file_, std::move(draft), 0, fmt::format("{}#{}", file_.relative, offset_));
  }

  // Enough for the comments and declarations before the first element.
  static constexpr std::size_t kMarkupHead = 4096;

  SourceFile& file_;
  WarcRecords records_;
  std::string names_;  // of the file and the present record
  std::uint64_t offset_ = 0;
};

}  // namespace

bool is_warc(std::string_view head, std::string_view) {
  return head.starts_with("WARC/1.") || head.starts_with("WARC/0.");
}

void read_warc(SourceFile& file) { WarcFile(file).read(); }

}  // namespace khabar
