#include "indexer/format/crawls/arc.h"

#include <utility>

#include "indexer/format/crawls/arc_records.h"
#include "indexer/format/crawls/crawled_page.h"

namespace khabar {

bool is_arc(std::string_view head, std::string_view) { return head.starts_with("filedesc://"); }

void read_arc(SourceFile& file) {
  ArcRecords records(file.input);
  CrawledPages pages(file);
  for (ArcRecord record; records.next(record);) {
    CrawledRecord crawled{
        record.offset,           std::move(record.uri), std::move(record.date), std::move(record.content_type), {},
        std::move(record.block), record.too_long};
    if (!record.problem.empty()) {
      pages.skip(crawled, record.problem);
    } else if (crawled.uri.starts_with("filedesc:")) {
      file.sink.pass_over("descriptions of ARC files");
    } else if (!crawled.uri.starts_with("http")) {
      file.sink.pass_over("no HTTP");
    } else if (crawled.block.starts_with("HTTP/")) {
      pages.read_response(crawled);
    } else {
      pages.read_resource(crawled);
    }
  }
}

}  // namespace khabar
