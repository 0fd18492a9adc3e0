#include "searcher/serve/http/packing.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace khabar {
namespace {

std::string unpacked(std::string packed, std::size_t size) {
  std::string text(size + 1, '\0');
  z_stream stream{};
  EXPECT_EQ(::inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(::inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  ::inflateEnd(&stream);
  return text;
}

TEST(Packing, IsUnpackedToWhatItWas) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{5'000'000}}) {
    std::string text;
    while (text.size() < size) text += "هجرة " + std::to_string(text.size());
    text.resize(size);
    EXPECT_EQ(unpacked(gzip_packed(text), size), text);
  }
}

TEST(Packing, ReadsAcceptEncoding) {
  for (const char* takes :
       {"gzip", "br, gzip", "gzip;q=0.5", "deflate,gzip;q=1.0", "*", "x, *;q=0.1", "GZIP ; Q=0.1", "*;q=0, gzip"}) {
    EXPECT_TRUE(takes_gzip(takes)) << takes;
  }
  for (const char* refuses : {"", "br", "identity", "gzip;q=0", "gzip; q=0.000", "gzipped", "xgzip, br", "GZip;Q=0.0",
                              "*, gzip;q=0", "gzip;q=0, *", "gzip ; q=0"}) {
    EXPECT_FALSE(takes_gzip(refuses)) << refuses;
  }
}

}  // namespace
}  // namespace khabar
