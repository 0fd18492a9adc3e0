// What a user may set about reading.
#pragma once

#include <cstddef>
#include <string>

#include "indexer/field_names.h"
#include "indexer/limits.h"

namespace khabar {

struct SourceOptions {
  // One line, one document or one text file with more bytes than this is skipped.
  std::size_t max_article_bytes = kMaxArticleBytes;
  // The encoding of every input without byte-order mark; empty: found out for each article.
  std::string encoding;
  // Names of JSON keys and CSV columns.
  FieldNames fields;
};

}  // namespace khabar
