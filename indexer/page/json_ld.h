// Schema.org's JSON-LD in a page: https://schema.org/NewsArticle
#pragma once

#include <string_view>

#include "indexer/page/page_values.h"

namespace khabar {

// Adds what the first article in `json` says: "ld:headline", "ld:articlebody" (its lines kept), "ld:datepublished",
// "ld:datecreated", "ld:datemodified", "ld:articlesection", "ld:author" (each author), "ld:publisher", "ld:url",
// "ld:inlanguage", "ld:description", and "ld:article"; of the site or its publisher "ld:site".
// An article is an object whose @type ends in "Article" or "BlogPosting"; it may lie in lists, @graph and mainEntity,
// and may name its author and publisher by @id. Broken JSON adds nothing, nor does what nests
// deeper than kMaxJsonNesting or has more than 200,000 values.
void read_json_ld(std::string_view json, PageValues& values);

}  // namespace khabar
