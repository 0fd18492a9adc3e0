// News feeds: RSS 2.0 (and 0.9x), RSS 1.0 (RDF) and Atom; each item is an article.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

// The first element is rss, feed or rdf:RDF; else the name ends in .rss or .atom and the file begins with a tag.
bool is_feed(std::string_view head, std::string_view path);

// * id: guid or id, else the link, else the feed's path and the number of the item
// * body: content:encoded or content, else description or summary, markup turned into text
// * date: pubDate, published, dc:date, issued, updated; section: the first category; author: dc:creator or author
// * source: the title of the channel; language: of the item, else of the channel
// Of WordPress's export (WXR) only what is published comes in; drafts, attachments and the like are passed over.
// What stands before the feed, such as a warning of the server, is left out. A broken item gives a skip line, and the
// next one is read on with; a feed over 16 MiB, or one whose entities are made of entities, ends there.
void read_feed(SourceFile& file);

// A feed in memory the same way.
void read_feed_text(SourceFile& file, const Utf8Text& utf8);

}  // namespace khabar
