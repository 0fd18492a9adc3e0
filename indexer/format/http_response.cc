#include "indexer/format/http_response.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <new>
#include <optional>

#include "common/ascii.h"
#include "indexer/format/http_header.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr int kGzipWindow = 16 + MAX_WBITS;  // see inflateInit2() in zlib.h
constexpr int kZlibWindow = MAX_WBITS;
constexpr int kRawWindow = -MAX_WBITS;
constexpr std::size_t kMostCodings = 4;

// RFC 9112, 7.1: nothing if `body` is not chunked. Trailers are left out; a missing last chunk is tolerated.
std::optional<std::string> decode_chunks(std::string_view body) {
  std::string decoded;
  bool any = false;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t line_end = body.find('\n');
    const bool is_size = error == std::errc() && line_end != std::string_view::npos &&
                         (*end == '\r' || *end == '\n' || *end == ';' || *end == ' ');
    if (!is_size) return any ? std::optional(decoded) : std::nullopt;
    any = true;
    if (size == 0) break;
    body.remove_prefix(line_end + 1);
    decoded += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return decoded;
}

struct Inflater {
  explicit Inflater(int window) {
    if (inflateInit2(&stream, window) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  z_stream stream{};
};

enum class Unpacked { kDone, kDamaged, kTooLong };

Unpacked inflate_all(const std::string& packed, int window, std::size_t limit, std::string& unpacked) {
  Inflater inflater(window);
  z_stream& z = inflater.stream;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib only reads it
  z.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 32'768> buffer;
  unpacked.clear();
  for (;;) {
    z.next_out = reinterpret_cast<Bytef*>(buffer.data());
    z.avail_out = static_cast<uInt>(buffer.size());
    const int status = inflate(&z, Z_NO_FLUSH);
    unpacked.append(buffer.data(), buffer.size() - z.avail_out);
    if (unpacked.size() > limit) return Unpacked::kTooLong;
    if (status == Z_STREAM_END) return Unpacked::kDone;
    if (status != Z_OK) return Unpacked::kDamaged;
  }
}

bool is_gzip_body(std::string_view body) { return body.starts_with("\x1f\x8b\x08"); }

// RFC 1950: the method is 8 and the first two bytes are a multiple of 31.
bool is_zlib_body(std::string_view body) {
  if (body.size() < 2) return false;
  const unsigned first = static_cast<unsigned char>(body[0]);
  return (first & 0x0F) == 8 && (first * 256 + static_cast<unsigned char>(body[1])) % 31 == 0;
}

bool looks_like_markup(std::string_view body) {
  const std::string_view text = trim(body.substr(0, 256));
  return text.starts_with('<') || text.starts_with("\xEF\xBB\xBF<");
}

void unpack(std::string_view coding, int window, std::size_t limit, HttpResponse& response) {
  std::string unpacked;
  switch (inflate_all(response.body, window, limit, unpacked)) {
    case Unpacked::kDone:
      response.body = std::move(unpacked);
      break;
    case Unpacked::kDamaged:
      response.problem = fmt::format("damaged {} body", coding);
      break;
    case Unpacked::kTooLong:
      response.problem = fmt::format("longer than {} bytes", limit);
      break;
  }
}

void undo(std::string_view coding, std::size_t limit, HttpResponse& response) {
  if (coding.empty() || coding == "identity" || looks_like_markup(response.body)) return;
  if (coding == "chunked") {
    if (auto decoded = decode_chunks(response.body)) response.body = std::move(*decoded);
  } else if (coding == "gzip" || coding == "x-gzip") {
    if (is_gzip_body(response.body)) unpack(coding, kGzipWindow, limit, response);
  } else if (coding == "deflate") {
    unpack(coding, is_zlib_body(response.body) ? kZlibWindow : kRawWindow, limit, response);
  } else {
    response.problem = fmt::format("unsupported content coding: {}", coding);
  }
}

// The codings of one field, the last applied first.
std::vector<std::string> codings(const HeaderFields& fields, std::string_view name) {
  std::vector<std::string> list;
  const std::string value = ascii::to_lower(field_value(fields, name));
  std::string_view rest = value;
  while (!rest.empty() && list.size() < kMostCodings) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    list.insert(list.begin(), std::string(trim(rest.substr(0, comma))));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return list;
}

}  // namespace

HttpResponse parse_http_response(std::string_view block) {
  HttpResponse response;
  const std::size_t space = block.find(' ');
  if (!block.starts_with("HTTP/") || space == std::string_view::npos) return response;
  const std::string_view code = block.substr(space + 1, 3);
  if (std::from_chars(code.data(), code.data() + code.size(), response.status).ec != std::errc()) response.status = 0;
  const std::size_t size = header_size(block);
  response.content_type = ascii::to_lower(field_value(parse_header_fields(block.substr(0, size)), "content-type"));
  return response;
}

void decode_body(std::string_view block, std::size_t limit, HttpResponse& response) {
  const std::size_t size = header_size(block);
  const HeaderFields fields = parse_header_fields(block.substr(0, size));
  response.body = size == 0 ? std::string_view() : block.substr(size);
  for (const std::string_view name : {"transfer-encoding", "content-encoding"}) {
    for (const std::string& coding : codings(fields, name)) {
      undo(coding, limit, response);
      if (!response.problem.empty()) return;
    }
  }
  if (response.body.size() > limit) response.problem = fmt::format("longer than {} bytes", limit);
}

}  // namespace khabar
