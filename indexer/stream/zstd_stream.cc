#include "indexer/stream/zstd_stream.h"

#include <fmt/format.h>
#include <zstd.h>

#include <array>
#include <new>

namespace khabar {

namespace {

constexpr std::string_view kDictionaryFrame("\x5D\x2A\x4D\x18", 4);  // the skippable frame 0x184D2A5D
constexpr std::string_view kFrame("\x28\xB5\x2F\xFD", 4);
constexpr std::size_t kFrameHeader = 8;                              // magic number and length
constexpr std::size_t kMostDictionaryBytes = std::size_t{16} << 20;  // real ones have 0.1 to 1 MB
constexpr int kMostWindowLog = 27;                                   // 128 MiB, zstd's own limit

struct DecoderCloser {
  void operator()(ZSTD_DCtx* decoder) const { ZSTD_freeDCtx(decoder); }
};
using Decoder = std::unique_ptr<ZSTD_DCtx, DecoderCloser>;

Decoder make_decoder() {
  Decoder decoder(ZSTD_createDCtx());
  if (decoder == nullptr) throw std::bad_alloc();
  ZSTD_DCtx_setParameter(decoder.get(), ZSTD_d_windowLogMax, kMostWindowLog);
  return decoder;
}

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

struct ZstdStream::Internal {
  Decoder decoder = make_decoder();
};

bool is_zstd_with_dictionary(std::string_view head) { return head.starts_with(kDictionaryFrame); }

ZstdStream::ZstdStream(ByteInput& packed) : packed_(packed), internal_(std::make_unique<Internal>()) {}
ZstdStream::~ZstdStream() = default;

// The dictionary may be packed itself. It stands in each file once, at its beginning.
bool ZstdStream::take_dictionary() {
  const std::string_view header = packed_.peek(kFrameHeader);
  if (header.size() < kFrameHeader) return false;
  std::size_t left = little_endian(header.substr(4));
  packed_.consume(kFrameHeader);
  if (left > kMostDictionaryBytes) return false;
  std::string dictionary;
  while (left > 0) {
    const std::string_view ahead = packed_.peek().substr(0, left);
    if (ahead.empty()) return false;
    dictionary += ahead;
    left -= ahead.size();
    packed_.consume(ahead.size());
  }
  if (dictionary.starts_with(kFrame)) {
    std::string unpacked;
    if (unpack_zstd(dictionary, kMostDictionaryBytes, unpacked) != ZstdResult::kDone) return false;
    dictionary = std::move(unpacked);
  }
  return ZSTD_isError(ZSTD_DCtx_loadDictionary(internal_->decoder.get(), dictionary.data(), dictionary.size())) == 0;
}

std::size_t ZstdStream::read(std::span<char> buffer) {
  if (is_zstd_with_dictionary(packed_.peek(4)) && packed_.offset() == 0 && !take_dictionary()) {
    failure_ = "the zstd data are damaged: their dictionary cannot be read";
    ended_ = true;
  }
  ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
  while (!ended_ && out.pos == 0) {
    const std::string_view ahead = packed_.peek();
    if (ahead.empty()) {
      if (in_frame_) failure_ = "the zstd data are cut short";
      ended_ = true;
      break;
    }
    ZSTD_inBuffer in{ahead.data(), ahead.size(), 0};
    const std::size_t status = ZSTD_decompressStream(internal_->decoder.get(), &out, &in);
    packed_.consume(in.pos);
    if (ZSTD_isError(status) != 0) {
      failure_ = fmt::format("the zstd data are damaged: {}", ZSTD_getErrorName(status));
      ended_ = true;
    }
    in_frame_ = status != 0;
  }
  return out.pos;
}

std::string ZstdStream::failure() const {
  const std::string below = packed_.failure();
  return below.empty() ? failure_ : below;
}

ZstdResult unpack_zstd(std::string_view packed, std::size_t limit, std::string& unpacked) {
  const Decoder decoder = make_decoder();
  std::array<char, 32'768> buffer;
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  for (std::size_t status = 1; status != 0;) {
    ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
    const std::size_t before = in.pos;
    status = ZSTD_decompressStream(decoder.get(), &out, &in);
    if (ZSTD_isError(status) != 0 || (in.pos == before && out.pos == 0)) return ZstdResult::kDamaged;
    unpacked.append(buffer.data(), out.pos);
    if (unpacked.size() > limit) return ZstdResult::kTooLong;
  }
  return ZstdResult::kDone;
}

}  // namespace khabar
