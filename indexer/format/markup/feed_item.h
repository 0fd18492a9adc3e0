// The fields of one item of a feed, or of its channel.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article_draft.h"

namespace khabar {

// Values by the name of their element, in lower case and with its prefix: "dc:creator"; of attributes "xml:lang" and
// "rdf:about". As found; several in the order of the feed.
using FeedValues = std::map<std::string, std::vector<std::string>, std::less<>>;

// Whether feed_item_draft() looks for values of this name.
bool is_feed_field(std::string_view name);

// Of an export of WordPress, which kind of unpublished thing the item is; empty for what everybody may read.
std::string_view why_unpublished(const FeedValues& item);

// See read_feed() for what becomes what. "link" and "category" of Atom are expected as the text of their elements.
ArticleDraft feed_item_draft(const FeedValues& item, const FeedValues& channel);

}  // namespace khabar
