#include "indexer/gzip_stream.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace khabar {

namespace {
constexpr int kGzipWindow = 16 + MAX_WBITS;  // 16: expect a gzip header, see inflateInit2() in zlib.h
}

struct GzipStream::Inflater {
  z_stream stream{};

  Inflater() {
    if (inflateInit2(&stream, kGzipWindow) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

bool is_gzip(std::string_view head) { return head.starts_with("\x1f\x8b\x08"); }

GzipStream::GzipStream(ByteInput& packed) : packed_(packed), inflater_(std::make_unique<Inflater>()) {}
GzipStream::~GzipStream() = default;

std::size_t GzipStream::read(std::span<char> buffer) {
  z_stream& z = inflater_->stream;
  const auto room = static_cast<uInt>(std::min<std::size_t>(buffer.size(), std::numeric_limits<uInt>::max()));
  z.next_out = reinterpret_cast<Bytef*>(buffer.data());
  z.avail_out = room;
  while (z.avail_out == room && !ended_) {
    const std::string_view ahead = packed_.peek();
    if (ahead.empty()) {
      ended_ = true;
      failure_ = "the gzip data are cut short";
      break;
    }
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead.data()));  // zlib only reads it
    z.avail_in = static_cast<uInt>(ahead.size());
    const int status = inflate(&z, Z_NO_FLUSH);
    packed_.consume(ahead.size() - z.avail_in);
    if (status == Z_STREAM_END) {
      if (is_gzip(packed_.peek(3))) {
        inflateReset(&z);
      } else {
        ended_ = true;  // gzip(1) too leaves out what follows the last member, mostly padding of tapes
      }
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      ended_ = true;
      failure_ = std::string("the gzip data are damaged: ") + (z.msg != nullptr ? z.msg : "unknown error");
    }
  }
  return room - z.avail_out;
}

std::string GzipStream::failure() const {
  const std::string below = packed_.failure();
  return below.empty() ? failure_ : below;
}

}  // namespace khabar
