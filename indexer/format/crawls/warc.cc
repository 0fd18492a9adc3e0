#include "indexer/format/crawls/warc.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/ascii.h"
#include "indexer/format/crawls/crawled_page.h"
#include "indexer/format/crawls/warc_records.h"

namespace khabar {

namespace {

// Kinds for pass_over().
constexpr std::array<std::string_view, 5> kOtherTypes{"warcinfo", "request", "metadata", "revisit", "continuation"};

// Why a whole record holds less than a whole page; empty if it does not.
std::string why_cut(const WarcRecord& record) {
  if (!record.segment.empty()) return "in several segments, which are not put together";
  return record.truncated.empty() ? std::string() : "cut short by the crawler: " + record.truncated;
}

void read_record(SourceFile& file, CrawledPages& pages, const std::string& record_type, CrawledRecord& record) {
  const std::string type = ascii::to_lower(record_type);
  if (type == "response") {
    pages.read_response(record);
  } else if (type == "conversion" && ascii::to_lower(record.content_type).starts_with("text/plain")) {
    pages.read_plain_text(record);
  } else if (type == "resource" || type == "conversion") {
    pages.read_resource(record);
  } else {
    const auto known = std::find(kOtherTypes.begin(), kOtherTypes.end(), type);
    file.sink.pass_over(known == kOtherTypes.end() ? "records of unknown types" : *known);
  }
}

}  // namespace

bool is_warc(std::string_view head, std::string_view) {
  return head.starts_with("WARC/1.") || head.starts_with("WARC/0.");
}

void read_warc(SourceFile& file) {
  WarcRecords records(file.input);
  CrawledPages pages(file);
  for (WarcRecord record; records.next(record);) {
    CrawledRecord crawled{
        record.offset,   std::move(record.uri),   std::move(record.date), std::move(record.content_type),
        why_cut(record), std::move(record.block), record.too_long};
    if (record.problem.empty()) {
      read_record(file, pages, record.type, crawled);
    } else {
      pages.skip(crawled, record.problem);
    }
  }
}

}  // namespace khabar
