// WARC: the pages and feeds that a crawler fetched, as in CC-News.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

bool is_warc(std::string_view head, std::string_view path);

// Of response records with status 200 and of resource and conversion records the HTML pages (html_page.h) and feeds
// (feed.h) are read, and of conversion records the texts (WET); everything else is passed over and counted by its kind:
// other records, other status codes, pictures, other texts.
// * WARC-Target-URI is a page's id and url. WARC-Date, when it was fetched, is its date if neither the page nor its
//   text gives one.
// * A page without an article, a body that cannot be decoded, a record that the crawler, a cut or a wrong length has
//   shortened are skipped, each with the byte at which its record begins.
void read_warc(SourceFile& file);

}  // namespace khabar
