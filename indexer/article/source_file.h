// One stream that holds articles: a file, a member of an archive or standard input, unpacked and in UTF-8 or bytes
// without NUL.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "common/program/check_point.h"
#include "indexer/article/article_sink.h"
#include "indexer/article/source_options.h"
#include "indexer/stream/byte_input.h"
#include "indexer/text/text_encoding.h"

namespace khabar {

struct SourceFile {
  ByteInput& input;
  const std::string& shown;     // for messages, as SkippedInput::path
  const std::string& relative;  // Article::path
  const SourceOptions& options;
  ArticleSink& sink;
  std::string_view format;  // its name in format_table.h

  // The encoding of the stream if `input` is already decoded as a whole, or has shown its mark; else empty.
  std::string_view encoding;

  // For to_utf8(), with the charset that the article itself declares.
  EncodingHints hints(std::string_view declared = {}) const {
    if (!encoding.empty()) return {"UTF-8", {}};
    return {options.encoding, declared};
  }

  CheckPoint check_point() const {
    return [this] { sink.check_point(); };
  }

  void skip(std::uint64_t line, std::string reason) const { sink.skip({shown, line, std::move(reason)}); }
};

}  // namespace khabar
