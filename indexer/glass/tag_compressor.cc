#include "indexer/glass/tag_compressor.h"

#include <libdeflate.h>
#include <zlib.h>

#include <new>

namespace khabar::glass {
namespace {

constexpr std::size_t kReaderBuffer = 8192;  // CompressionStream::decompress_chunk()
constexpr int kMemoryLevel = 9;              // as Xapian's

}  // namespace

void TagCompressor::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

TagCompressor::TagCompressor(int level)
    : small_(libdeflate_alloc_compressor(level)), large_(std::make_unique<z_stream>()) {
  if (!small_) throw std::bad_alloc();
  if (deflateInit2(large_.get(), level, Z_DEFLATED, -MAX_WBITS, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
}

TagCompressor::~TagCompressor() { deflateEnd(large_.get()); }

Tag TagCompressor::compress(std::string_view bytes) {
  if (bytes.size() <= kCompressAbove) return {bytes};
  if (packed_.size() < bytes.size()) packed_.resize(bytes.size());
  const std::size_t size = bytes.size() <= kReaderBuffer ? compress_small(bytes) : compress_large(bytes);
  if (size == 0) return {bytes};
  return {std::string_view(packed_).substr(0, size), true};
}

// Returns the size in packed_, or 0 if that is not less than before, as compress_large() does.
std::size_t TagCompressor::compress_small(std::string_view bytes) {
  return libdeflate_deflate_compress(small_.get(), bytes.data(), bytes.size(), packed_.data(), bytes.size() - 1);
}

std::size_t TagCompressor::compress_large(std::string_view bytes) {
  deflateReset(large_.get());
  large_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
  large_->avail_in = static_cast<uInt>(bytes.size());
  large_->next_out = reinterpret_cast<Bytef*>(packed_.data());
  large_->avail_out = static_cast<uInt>(bytes.size() - 1);
  const bool has_room = deflate(large_.get(), Z_SYNC_FLUSH) == Z_OK && large_->avail_out > 0;
  return has_room && deflate(large_.get(), Z_FINISH) == Z_STREAM_END ? large_->total_out : 0;
}

}  // namespace khabar::glass
