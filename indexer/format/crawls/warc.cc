#include "indexer/format/crawls/warc.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/ascii.h"
#include "indexer/format/crawls/crawled_page.h"
#include "indexer/format/crawls/warc_rule.h"

namespace khabar {

namespace {

// Kinds for pass_over().
constexpr std::array<std::string_view, 5> kOtherTypes{"warcinfo", "request", "metadata", "revisit", "continuation"};

void read_record(SourceFile& file, CrawledPages& pages, CrawledRecord& record) {
  const std::string type = ascii::to_lower(record.type);
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
  CrawlRecords records(file.input, warc_rule());
  CrawledPages pages(file);
  for (CrawledRecord record; records.next(record);) {
    if (record.problem.empty()) {
      read_record(file, pages, record);
    } else {
      pages.skip(record, record.problem);
    }
  }
}

}  // namespace khabar
