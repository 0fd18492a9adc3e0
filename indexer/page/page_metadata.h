// The fields of an article from what its page says about itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article_draft.h"
#include "indexer/page/page_values.h"

namespace khabar {

// Fills title, date, source, url, section, author and language, each from the most trusted name that has a value:
// JSON-LD before microdata, OpenGraph and article:*, these before the tags of Parse.ly and Dublin Core, these before
// elements of the page, and last the names that themes give to their elements. Dates are tried until one can be read; a
// later change is the last resort. The url is taken if it is absolute and no front page; the source is the host of
// the url if the page names none.
void fill_metadata(const PageValues& values, ArticleDraft& draft);

// What the page gives as its title, the most trusted first: at most 100, each of at most 4,000 bytes.
std::vector<std::string> page_titles(const PageValues& values);

// Whether the page calls itself an article: JSON-LD, og:type, a date of publication.
bool claims_article(const PageValues& values);

// `title` without the site's name before or behind it: "... | BBC News عربي", "... - CNN Arabic". A part goes only
// if another one of `titles` is the rest, or if it is a name of the site; of "كأس العالم - مباشر" nothing goes
// else. A title that ends in dots becomes the one that goes on.
std::string without_site_name(std::string_view title, const std::vector<std::string>& titles,
                              const std::vector<std::string>& site_names);

// The name of the site in the one of `titles` that has it behind or before `title`: of "خبر - ثقافة - الموقع" that is
// "الموقع"; empty if none has.
std::string site_in_titles(const std::vector<std::string>& titles, std::string_view title);

// "www.example.org" of "https://www.example.org/a" is "example.org"; empty for what is no absolute http url.
std::string host_of(std::string_view url);

}  // namespace khabar
