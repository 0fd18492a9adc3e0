// Crawls, HTTP responses, packed files, archives, and every encoding that a text can name.
#include <unicode/ucnv.h>

#include <array>

#include "common/utf8.h"
#include "indexer/format/crawls/http_response.h"
#include "indexer/stream/gzip_stream.h"
#include "indexer/text/charset.h"
#include "indexer/text/charset_stream.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/text_encoding.h"
#include "tests/fuzz/harness.h"
#include "tests/fuzz/reading.h"

namespace khabar::fuzz {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 20;

std::string all_of(ByteStream& stream) {
  ByteInput input(stream);
  std::string bytes;
  read_all(input, kMaxBytes, bytes);
  return bytes;
}

void warc(std::string_view input) { read_soundly(input, "a.warc"); }

void packed(std::string_view input) { read_soundly(input, "a.gz"); }

void archive(std::string_view input) { read_soundly(input, "a.tar"); }

void any_file(std::string_view input) { read_soundly(input, "a"); }

void http(std::string_view input) {
  CrawledResponse response = parse_http_response(input);
  decode_body(input, kMaxBytes, response);
  require(response.body.size() <= kMaxBytes || !response.problem.empty(), "a body keeps to its limit");
}

void gzip(std::string_view input) {
  const auto unpacked = [&](std::size_t piece) {
    PieceStream bytes(input, piece);
    ByteInput packed(bytes);
    GzipStream stream(packed);
    std::string content = all_of(stream);
    return content + stream.failure();
  };
  require(unpacked(input.size() + 1) == unpacked(7), "content does not depend on how bytes arrive");
}

void check_text(const Utf8Text& text, std::string_view bytes) {
  require(is_utf8(text.text), "a text becomes UTF-8");
  require(text.invalid_at == std::string_view::npos || text.invalid_at < bytes.size(), "what is invalid is shown");
  require(!text.encoding.empty() && is_utf8(text.encoding), "an encoding has a name");
}

std::string by_stream(std::string_view bytes, std::string_view charset, std::size_t piece) {
  PieceStream stream(bytes, piece);
  ByteInput input(stream);
  CharsetStream decoded(input, charset);
  return all_of(decoded);
}

// The first two bytes choose one of ICU's converters.
void charset(std::string_view input) {
  if (input.size() < 2) return;
  const auto number = static_cast<unsigned char>(input[0]) * 256 + static_cast<unsigned char>(input[1]);
  const char* const name = ucnv_getAvailableName(number % ucnv_countAvailable());
  const std::string_view bytes = input.substr(2);
  const std::string charset = charset_name(name);
  if (charset.empty()) return;
  require(charset_name(charset) == charset, "the name of an encoding is its own name");
  const Converted converted = from_charset(bytes, charset);
  require(is_utf8(converted.text), "what is converted is UTF-8");
  require(converted.invalid_at == std::string_view::npos || converted.invalid_at < bytes.size(),
          "what is invalid is shown");
  require(is_utf8(by_stream(bytes, charset, bytes.size() + 1)), "a stream that is converted is UTF-8");
  check_text(to_utf8(std::string(bytes), {charset, {}}), bytes);
  check_text(to_utf8(std::string(bytes), {{}, charset}), bytes);
  check_text(to_utf8_leniently(bytes, {{}, charset}), bytes);
}

// Names up to the first line end.
void charset_names(std::string_view input) {
  const std::string charset = charset_name(input.substr(0, input.find('\n')));
  require(charset.empty() || charset_name(charset) == charset, "the name of an encoding is its own name");
  check_text(to_utf8(std::string(input), {}), input);
  check_text(to_utf8(std::string(input), {{}, charset}), input);
}

}  // namespace

std::span<const Harness> containers() {
  static constexpr std::array kHarnesses{
      Harness{'w', "WARC", warc},           Harness{'h', "HTTP", http},
      Harness{'z', "packed files", packed}, Harness{'g', "gzip", gzip},
      Harness{'a', "archives", archive},    Harness{'f', "files of any kind", any_file},
      Harness{'e', "encodings", charset},   Harness{'n', "names of encodings", charset_names}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
