#include "indexer/stream/gzip_stream.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace khabar {

namespace {
constexpr int kGzipWindow = 16 + MAX_WBITS;  // 16: expect a gzip header, see inflateInit2() in zlib.h
constexpr std::string_view kMagic = "\x1f\x8b\x08";
constexpr std::size_t kTrial = 4096;  // packed bytes that surely unpack to the first few of a member

// How many of the bytes ahead lie before a place, other than their front, where a member may begin.
std::size_t distance_to_magic(std::string_view ahead) {
  const std::size_t at = ahead.find(kMagic, 1);
  if (at != std::string_view::npos) return at;
  return ahead.size() < kTrial ? ahead.size() : ahead.size() - (kMagic.size() - 1);
}
}  // namespace

struct GzipStream::Inflater {
  z_stream stream{};

  Inflater() {
    if (inflateInit2(&stream, kGzipWindow) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

bool is_gzip(std::string_view head) { return head.starts_with(kMagic); }

GzipStream::GzipStream(ByteInput& packed) : packed_(packed), inflater_(std::make_unique<Inflater>()) {}
GzipStream::~GzipStream() = default;

std::size_t GzipStream::read(std::span<char> buffer) {
  z_stream& z = inflater_->stream;
  const std::size_t most = begun_ ? std::numeric_limits<uInt>::max() : kFirstBytes;
  const auto room = static_cast<uInt>(std::min<std::size_t>(buffer.size(), most));
  z.next_out = reinterpret_cast<Bytef*>(buffer.data());
  z.avail_out = room;
  while (z.avail_out == room && !ended_) {
    const std::string_view ahead = packed_.peek(resume_at_.empty() ? 1 : kTrial);
    if (ahead.empty()) {
      ended_ = true;
      failure_ = "the gzip data are cut short";
      break;
    }
    if (in_member_ && begins_member(ahead)) {  // zlib would take it for more of the present one
      failure_ = "the gzip data are damaged: a member is cut";
      inflateReset(&z);
    }
    const std::size_t given = resume_at_.empty() ? ahead.size() : distance_to_magic(ahead);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead.data()));  // zlib only reads it
    z.avail_in = static_cast<uInt>(given);
    const int status = inflate(&z, Z_NO_FLUSH);
    packed_.consume(given - z.avail_in);
    in_member_ = status != Z_STREAM_END;
    if (status == Z_STREAM_END) {
      if (is_gzip(packed_.peek(3))) {
        inflateReset(&z);
      } else {
        ended_ = true;  // gzip(1) too leaves out what follows the last member, mostly padding of tapes
      }
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      failure_ = std::string("the gzip data are damaged: ") + (z.msg != nullptr ? z.msg : "unknown error");
      ended_ = resume_at_.empty();
      if (!ended_) skip_to_next_member();
    }
  }
  begun_ = begun_ || z.avail_out < room;
  return room - z.avail_out;
}

bool GzipStream::begins_member(std::string_view ahead) const {
  if (resume_at_.empty() || !is_gzip(ahead)) return false;
  Inflater trial;
  std::string content(resume_at_.size(), '\0');
  trial.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead.data()));
  trial.stream.avail_in = static_cast<uInt>(std::min(ahead.size(), kTrial));
  trial.stream.next_out = reinterpret_cast<Bytef*>(content.data());
  trial.stream.avail_out = static_cast<uInt>(content.size());
  inflate(&trial.stream, Z_SYNC_FLUSH);
  return content == resume_at_;
}

void GzipStream::skip_to_next_member() {
  std::string_view ahead = packed_.peek(kTrial);
  while (!ahead.empty() && !begins_member(ahead)) {
    packed_.consume(distance_to_magic(ahead));
    ahead = packed_.peek(kTrial);
  }
  in_member_ = false;
  ended_ = ahead.empty();
  if (!ended_) inflateReset(&inflater_->stream);
}

std::string GzipStream::failure() const {
  const std::string below = packed_.failure();
  return below.empty() ? failure_ : below;
}

}  // namespace khabar
