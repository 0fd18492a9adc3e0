#include "indexer/stream/inflater.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace khabar {
namespace {

// See inflateInit2() in zlib.h.
int window_of(Inflater::Format format) {
  switch (format) {
    case Inflater::Format::kGzip:
      return 16 + MAX_WBITS;
    case Inflater::Format::kZlib:
      return MAX_WBITS;
    case Inflater::Format::kRaw:
      break;
  }
  return -MAX_WBITS;
}

uInt at_most(std::size_t bytes) {
  return static_cast<uInt>(std::min<std::size_t>(bytes, std::numeric_limits<uInt>::max()));
}

}  // namespace

Inflater::Inflater(Format format) : stream_(std::make_unique<z_stream>()) {
  if (inflateInit2(stream_.get(), window_of(format)) != Z_OK) throw std::bad_alloc();
}

Inflater::~Inflater() { inflateEnd(stream_.get()); }

Inflater::Step Inflater::unpack(std::string_view packed, std::span<char> room) {
  const uInt ahead = at_most(packed.size());
  const uInt free = at_most(room.size());
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib only reads it
  stream_->avail_in = ahead;
  stream_->next_out = reinterpret_cast<Bytef*>(room.data());
  stream_->avail_out = free;
  const int status = inflate(stream_.get(), Z_NO_FLUSH);
  Step step{State::kDamaged, ahead - stream_->avail_in, free - stream_->avail_out};
  if (status == Z_STREAM_END) step.state = State::kEnd;
  if (status == Z_OK || status == Z_BUF_ERROR) step.state = State::kMore;
  return step;
}

void Inflater::reset() { inflateReset(stream_.get()); }

std::string_view Inflater::problem() const { return stream_->msg != nullptr ? stream_->msg : "unknown error"; }

}  // namespace khabar
