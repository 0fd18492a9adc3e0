// What a user may set about reading.
#pragma once

#include <cstddef>
#include <string>

namespace khabar {

struct SourceOptions {
  // One line, one document or one text file with more bytes than this is skipped.
  std::size_t max_article_bytes = std::size_t{16} << 20;
  // The encoding of every input without byte-order mark; empty: found out for each article.
  std::string encoding;
};

}  // namespace khabar
