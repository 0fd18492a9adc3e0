#include "indexer/format/crawls/http_response.h"

#include <brotli/decode.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <new>
#include <optional>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/format/fields/http_header.h"
#include "indexer/stream/byte_input.h"
#include "indexer/stream/gzip_stream.h"
#include "indexer/stream/inflater.h"
#include "indexer/stream/zstd_stream.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

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

enum class Unpacked { kDone, kDamaged, kTooLong };

Unpacked inflate_all(std::string_view packed, Inflater::Format format, std::size_t limit, std::string& unpacked) {
  Inflater inflater(format);
  std::array<char, 32'768> buffer;
  for (;;) {
    const Inflater::Step step = inflater.unpack(packed, buffer);
    packed.remove_prefix(step.taken);
    unpacked.append(buffer.data(), step.given);
    if (unpacked.size() > limit) return Unpacked::kTooLong;
    if (step.state == Inflater::State::kEnd) return Unpacked::kDone;
    if (step.state == Inflater::State::kDamaged || !step.has_progress()) return Unpacked::kDamaged;
  }
}

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

struct BrotliCloser {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

Unpacked unbrotli(std::string_view packed, std::size_t limit, std::string& unpacked) {
  const std::unique_ptr<BrotliDecoderState, BrotliCloser> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  if (state == nullptr) throw std::bad_alloc();
  std::array<std::uint8_t, 32'768> buffer;
  std::size_t left = packed.size();
  const auto* next = reinterpret_cast<const std::uint8_t*>(packed.data());
  for (;;) {
    std::size_t room = buffer.size();
    std::uint8_t* out = buffer.data();
    const BrotliDecoderResult result = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &out, nullptr);
    unpacked.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - room);
    if (unpacked.size() > limit) return Unpacked::kTooLong;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return Unpacked::kDone;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return Unpacked::kDamaged;
  }
}

Unpacked unzstd(std::string_view packed, std::size_t limit, std::string& unpacked) {
  switch (unpack_zstd(packed, limit, unpacked)) {
    case ZstdResult::kDone:
      return Unpacked::kDone;
    case ZstdResult::kTooLong:
      return Unpacked::kTooLong;
    case ZstdResult::kDamaged:
      break;
  }
  return Unpacked::kDamaged;
}

void take_unpacked(std::string_view coding, Unpacked result, std::string&& unpacked, std::size_t limit,
                   CrawledResponse& response) {
  switch (result) {
    case Unpacked::kDone:
      response.body = std::move(unpacked);
      break;
    case Unpacked::kDamaged:
      response.problem = fmt::format("damaged {} body", coding);
      break;
    case Unpacked::kTooLong:
      response.problem = longer_than(limit);
      break;
  }
}

void inflate_body(std::string_view coding, Inflater::Format format, std::size_t limit, CrawledResponse& response) {
  std::string unpacked;
  const Unpacked result = inflate_all(response.body, format, limit, unpacked);
  take_unpacked(coding, result, std::move(unpacked), limit, response);
}

// What is not packed as its header says has been unpacked by the crawler; brotli has no mark of its own to tell.
bool is_bare_text(std::string_view body) {
  const std::string_view begin = beginning(body, 256);
  return find_invalid_utf8(begin) == std::string_view::npos || looks_like_markup(begin);
}

void undo(std::string_view coding, std::size_t limit, CrawledResponse& response) {
  if (coding.empty() || coding == "identity" || looks_like_markup(response.body)) return;
  if (coding == "chunked") {
    if (auto decoded = decode_chunks(response.body)) response.body = std::move(*decoded);
  } else if (coding == "gzip" || coding == "x-gzip") {
    if (is_gzip(response.body)) inflate_body(coding, Inflater::Format::kGzip, limit, response);
  } else if (coding == "deflate") {
    const bool is_zlib = is_zlib_body(response.body);
    inflate_body(coding, is_zlib ? Inflater::Format::kZlib : Inflater::Format::kRaw, limit, response);
  } else if (coding == "br") {
    std::string unpacked;
    const Unpacked result = unbrotli(response.body, limit, unpacked);
    if (result == Unpacked::kDamaged && is_bare_text(response.body)) return;
    take_unpacked(coding, result, std::move(unpacked), limit, response);
  } else if (coding == "zstd") {
    if (!response.body.starts_with("\x28\xB5\x2F\xFD")) return;
    std::string unpacked;
    const Unpacked result = unzstd(response.body, limit, unpacked);
    take_unpacked(coding, result, std::move(unpacked), limit, response);
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

CrawledResponse parse_http_response(std::string_view block) {
  CrawledResponse response;
  const std::size_t space = block.find(' ');
  if (!block.starts_with("HTTP/") || space == std::string_view::npos) return response;
  const std::string_view code = block.substr(space + 1, 3);
  if (std::from_chars(code.data(), code.data() + code.size(), response.status).ec != std::errc()) response.status = 0;
  const std::size_t size = header_size(block);
  response.content_type = ascii::to_lower(field_value(parse_header_fields(block.substr(0, size)), "content-type"));
  return response;
}

void decode_body(std::string_view block, std::size_t limit, CrawledResponse& response) {
  const std::size_t size = header_size(block);
  const HeaderFields fields = parse_header_fields(block.substr(0, size));
  response.body = size == 0 ? std::string_view() : block.substr(size);
  for (const std::string_view name : {"transfer-encoding", "content-encoding"}) {
    for (const std::string& coding : codings(fields, name)) {
      undo(coding, limit, response);
      if (!response.problem.empty()) return;
    }
  }
  if (response.body.size() > limit) response.problem = longer_than(limit);
}

}  // namespace khabar
