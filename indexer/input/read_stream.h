// Unpacks and decodes one stream, finds its format and reads it.
#pragma once

#include <string>

#include "indexer/article/article_sink.h"
#include "indexer/article/source_options.h"
#include "indexer/stream/byte_input.h"

namespace khabar {

struct StreamNames {
  std::string shown;     // SkippedInput::path
  std::string relative;  // Article::path, and the id if an article has no other
};

// Members of archives have "!" and the member's path after both names. Archives may lie inside archives.
// Everything that yields no article is reported to `sink`.
void read_stream(ByteInput& input, const StreamNames& names, const SourceOptions& options, ArticleSink& sink);

}  // namespace khabar
