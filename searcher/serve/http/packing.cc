#include "searcher/serve/http/packing.h"

#include <fmt/format.h>
#include <zlib.h>

#include <new>

#include "common/program/error.h"

namespace khabar {
namespace {

constexpr int kLevel = 1;             // a page is packed once and sent once; chosen, not tuned
constexpr int kGzipWindow = 15 + 16;  // zlib's number for a gzip header
constexpr int kDefaultMemory = 8;

bool refuses(std::string_view coding) {
  const std::size_t weight = coding.find("q=0");
  return weight != std::string_view::npos && coding.find_first_not_of("0.", weight + 2) == std::string_view::npos;
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
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
  while (!accept_encoding.empty()) {
    const std::string_view coding = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), coding.size() + 1));
    const std::string_view name = without_spaces(coding.substr(0, coding.find(';')));
    if ((name == "gzip" || name == "*") && !refuses(without_spaces(coding))) return true;
  }
  return false;
}

std::string gzip_packed(const std::string& text) { return Deflater{}.pack(text); }

}  // namespace khabar
