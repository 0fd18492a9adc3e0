// Compresses tags as Xapian does (xapian-core 1.4.22, common/compression_stream.cc): raw DEFLATE, and a flag at the
// items of an entry, so that a tag which does not shrink stays as it is. Any DEFLATE stream will do, so libdeflate
// makes most of them, in less time than zlib.
//
// Xapian unpacks each item of an entry into a buffer of 8192 bytes. If that is full just when the input is used up, and
// bits of the last byte still stand for more bytes, it takes the tag for damaged ("Too few chunks of compressed data").
// That happens to very regular data: to 34 of the texts of 8,193 to 9,591 times the letter "a", stored by Xapian
// itself. Tags of more than that buffer are made by zlib, with an empty block at their end: then the last data are
// never in the last byte, however the tag is divided.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/glass/glass_table.h"

struct libdeflate_compressor;
struct z_stream_s;

namespace khabar::glass {

// What Xapian stores in the version file for a table: tags of more bytes than this are compressed. Shorter ones hardly
// shrink.
inline constexpr std::uint32_t kCompressAbove = 18;

// For one thread.
class TagCompressor {
 public:
  // From 1 (fastest) to 9. For texts and term lists of 20,000 synthetic documents, level 1 takes two thirds of the time
  // of level 6 and 1 % more room.
  explicit TagCompressor(int level = 6);
  ~TagCompressor();
  TagCompressor(const TagCompressor&) = delete;
  TagCompressor& operator=(const TagCompressor&) = delete;

  // The tag for these bytes, compressed if that is shorter. It lives until the next call, and no longer than `bytes`.
  Tag compress(std::string_view bytes);

 private:
  std::size_t compress_small(std::string_view bytes);
  std::size_t compress_large(std::string_view bytes);

  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> small_;
  std::unique_ptr<z_stream_s> large_;
  std::string packed_;
};

}  // namespace khabar::glass
