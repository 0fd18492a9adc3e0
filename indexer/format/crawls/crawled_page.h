// What a crawler fetched, as an article: the pages and feeds in the records of WARC and ARC.
#pragma once

#include <string>

#include "indexer/article/source_file.h"
#include "indexer/format/crawls/crawl_records.h"
#include "indexer/text/text_encoding.h"

namespace khabar {

// Gives the articles of records to the sink of a file; what is no page, feed or text is passed over by its kind.
class CrawledPages {
 public:
  explicit CrawledPages(SourceFile& file) : file_(file) {}

  // `record.block` is an HTTP response; only those with status 200 are read.
  void read_response(CrawledRecord& record);

  // `record.block` is what `record.content_type` says. Where that is missing or vague, the bytes tell, as they do for
  // browsers.
  void read_resource(const CrawledRecord& record);

  // The text that somebody else has taken out of a page, its first line the title.
  void read_plain_text(const CrawledRecord& record);

  void skip(const CrawledRecord& record, const std::string& reason);

 private:
  void read_body(const CrawledRecord& record, const std::string& content_type, const std::string& body);
  void read_page(const CrawledRecord& record, Utf8Text utf8);
  std::string shown(const CrawledRecord& record) const;

  SourceFile& file_;
};

}  // namespace khabar
