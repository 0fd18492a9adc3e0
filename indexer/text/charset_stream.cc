#include "indexer/text/charset_stream.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <array>

#include "common/program/error.h"

namespace khabar {

struct CharsetStream::Converters {
  explicit Converters(std::string_view charset) {
    UErrorCode status = U_ZERO_ERROR;
    from = ucnv_open(std::string(charset).c_str(), &status);
    to = ucnv_open("UTF-8", &status);
    if (U_FAILURE(status)) {
      ucnv_close(from);
      ucnv_close(to);
      throw Error(fmt::format("ICU cannot convert from {}: {}", charset, u_errorName(status)));
    }
  }
  ~Converters() {
    ucnv_close(from);
    ucnv_close(to);
  }
  Converters(const Converters&) = delete;
  Converters& operator=(const Converters&) = delete;

  UConverter* from;
  UConverter* to;
  std::array<UChar, 4096> pivot{};  // between the two, see ucnv_convertEx() in ucnv.h
  UChar* pivot_begin = pivot.data();
  UChar* pivot_end = pivot.data();
  bool begun = false;
  bool ended = false;
};

CharsetStream::CharsetStream(ByteInput& input, std::string_view charset)
    : input_(input), converters_(std::make_unique<Converters>(charset)) {}
CharsetStream::~CharsetStream() = default;

std::size_t CharsetStream::read(std::span<char> buffer) {
  Converters& c = *converters_;
  char* to = buffer.data();
  while (to == buffer.data() && !c.ended) {
    const std::string_view ahead = input_.peek();
    const char* from = ahead.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(c.to, c.from, &to, buffer.data() + buffer.size(), &from, ahead.data() + ahead.size(), c.pivot.data(),
                   &c.pivot_begin, &c.pivot_end, c.pivot.data() + c.pivot.size(), c.begun ? 0 : 1,
                   ahead.empty() ? 1 : 0, &status);
    c.begun = true;
    input_.consume(static_cast<std::size_t>(from - ahead.data()));
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) throw Error(fmt::format("ICU cannot convert a text: {}", u_errorName(status)));
    c.ended = ahead.empty();
  }
  return static_cast<std::size_t>(to - buffer.data());
}

}  // namespace khabar
