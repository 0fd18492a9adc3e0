// An Article as a line of JSON, as `khabar-index export` writes it and every build reads it.
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace khabar {

// One line with its end. Keys: id, title, body, date (ISO 8601 in UTC), source, url, section, author, language, path;
// what is empty is left out. Read back by the same version it is the same Article.
std::string article_json_line(const Article& article);

// Whether a line without its end has the form of article_json_line(), which has an id first and a path last: then its
// texts are as an article has them, and no tags or entities are looked for in them.
bool is_article_json_line(std::string_view json);

}  // namespace khabar
