// What a user may set about reading.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <string>

#include "indexer/article/field_names.h"
#include "indexer/limits.h"

namespace khabar {

struct SourceOptions {
  // One line, one document or one text file with more bytes than this is skipped.
  std::size_t max_article_bytes = kMaxArticleBytes;
  // The same for an article with more different words: they take memory, repeated ones hardly any.
  std::size_t max_article_words = std::numeric_limits<std::size_t>::max();
  // Whether symbolic links inside of a directory are followed out of it: see file_walk.h.
  bool follow_links = false;
  // The encoding of every input without byte-order mark; empty: found out for each article.
  std::string encoding;
  // Whether the run is to end: asked before each read of a file, and while a pipe or a terminal has nothing to read
  // yet. Then reading ends there as if the input were broken, and the next call of the sink may throw. Empty: never.
  std::function<bool()> is_stopped;
  // Names of JSON keys and CSV columns.
  FieldNames fields;
};

}  // namespace khabar
