#include "indexer/format/crawls/arc.h"

#include "indexer/format/crawls/arc_rule.h"
#include "indexer/format/crawls/crawled_page.h"

namespace khabar {

bool is_arc(std::string_view head, std::string_view) { return head.starts_with("filedesc://"); }

void read_arc(SourceFile& file) {
  CrawlRecords records(file.input, arc_rule());
  CrawledPages pages(file);
  for (CrawledRecord record; records.next(record);) {
    if (!record.problem.empty()) {
      pages.skip(record, record.problem);
    } else if (record.uri.starts_with("filedesc:")) {
      file.sink.pass_over("descriptions of ARC files");
    } else if (!record.uri.starts_with("http")) {
      file.sink.pass_over("no HTTP");
    } else if (record.block.starts_with("HTTP/")) {
      pages.read_response(record);
    } else {
      pages.read_resource(record);
    }
  }
}

}  // namespace khabar
