// What a user may set about reading.
#pragma once

#include <cstddef>

namespace khabar {

struct SourceOptions {
  // One line, one document or one text file with more bytes than this is skipped.
  std::size_t max_article_bytes = std::size_t{16} << 20;
};

}  // namespace khabar
