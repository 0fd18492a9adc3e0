// Articles in XML of news agencies and wikis: NITF, NewsML, dumps of MediaWiki, and sitemaps of Google News.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

// By the first element.
bool is_xml_news(std::string_view head, std::string_view path);

// Which element is an article, and what becomes which field, is a table in xml_news.cc; docs/input.md shows it.
// * NewsML: items that are cancelled or withheld are passed over.
// * MediaWiki: pages of the main namespace that are no redirects, as their last revision in the dump has them.
// * Sitemaps: an address with news:title is an article with a title only; others are passed over. Its id is its place
//   in the file, so that it never stands for the page itself.
void read_xml_news(SourceFile& file);

}  // namespace khabar
