#include "searcher/serve/http/packing.h"

#include <zlib.h>

#include <algorithm>
#include <new>

#include "common/ascii.h"
#include "common/program/error.h"

namespace khabar {
namespace {

constexpr int kLevel = 1;             // a page is packed once and sent once; chosen, not tuned
constexpr int kGzipWindow = 15 + 16;  // zlib's number for a gzip header
constexpr int kDefaultMemory = 8;

// A coding of a list such as "gzip;q=0.5, *;q=0".
struct Coding {
  std::string name;
  bool refused;
};

std::string without_blanks(std::string_view text) {
  std::string kept = ascii::to_lower(text);
  std::erase_if(kept, [](char c) { return c == ' ' || c == '\t'; });
  return kept;
}

Coding coding_of(std::string_view text) {
  const std::string coding = without_blanks(text);
  const std::size_t end = std::min(coding.find(';'), coding.size());
  const std::string_view weight = std::string_view{coding}.substr(end);
  return {coding.substr(0, end), weight.starts_with(";q=0") && weight.find_first_not_of("0.", 3) == weight.npos};
}

class Deflater {
 public:
  Deflater() {
    if (::deflateInit2(&stream_, kLevel, Z_DEFLATED, kGzipWindow, kDefaultMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc{};
    }
  }
  ~Deflater() { ::deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string pack(std::string text) {
    std::string packed(::deflateBound(&stream_, text.size()), '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(text.data());
    stream_.avail_in = static_cast<uInt>(text.size());
    stream_.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream_.avail_out = static_cast<uInt>(packed.size());
    if (::deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw Error("an answer could not be packed");
    packed.resize(stream_.total_out);
    return packed;
  }

 private:
  z_stream stream_{};
};

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const std::string_view text = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), text.size() + 1));
    const Coding coding = coding_of(text);
    if (coding.name == "gzip") return !coding.refused;
    any = any || (coding.name == "*" && !coding.refused);
  }
  return any;
}

std::string gzip_packed(const std::string& text) { return Deflater{}.pack(text); }

}  // namespace khabar
