// Crawls as tools pack them: texts without pages, types that say nothing, brotli, dictionaries, WACZ.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <string>

#include "tests/indexer/format/sample_page.h"
#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string warc_record(const std::string& type, const std::string& content_type, const std::string& block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: http://x.test/1\r\nWARC-Date: 2024-03-01T22:30:00Z\r\n{}"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, content_type.empty() ? "" : "Content-Type: " + content_type + "\r\n", block.size(), block);
}

TEST(Wet, HasTextsThatWereTakenFromPages) {
  const RecordingSink sink = read_bytes(warc_record("conversion", "text/plain", "موسم السمسم\n" + kSesame), "a.wet");
  EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
  EXPECT_EQ(sink.articles[0].title, "موسم السمسم");
  EXPECT_EQ(sink.articles[0].body, kSesame);
  EXPECT_EQ(day_of(sink), "2024-03-01");
}

TEST(Warc, LooksAtBytesOfAVagueType) {
  for (const std::string type : {"", "text/plain", "application/octet-stream", "unknown/unknown", "html"}) {
    for (const std::string& page : {kPage, "<!DOCTYPE html>" + kPage, "\n <div>" + kPage}) {
      const std::string fields = type.empty() ? "" : "Content-Type: " + type + "\r\n";
      EXPECT_THAT(
          read_bytes(warc_record("response", "application/http", "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + page),
                     "a.warc")
              .ids(),
          ElementsAre("http://x.test/1"))
          << type;
      EXPECT_THAT(read_bytes(warc_record("resource", type, page), "a.warc").ids(), ElementsAre("http://x.test/1"))
          << type;
    }
  }
}

TEST(Warc, ReadsBrotli) {
  // `brotli -q 11` of kPage.
  static constexpr char kPacked[] =
      "\xa1\x78\x0a\x00\x64\x59\xc0\x9b\x3b\x52\x21\x2a\x6a\x58\xb9\xe2\x58\xef\xed\x45\x8d\x9d\x0d\xe2\x52"
      "\xb7\x79\xdc\x77\xe0\xc2\xe7\x8d\x8e\xe5\x11\xa2\x52\x60\xc2\xc4\xcc\xa4\x4f\xcc\x57\xa1\xc1\x25\x0f"
      "\x76\x76\x8b\xb4\xe8\x68\x51\xb7\x85\x5c\xff\xc3\x1e\x5e\x4c\x82\x29\x0b\xc2\xb8\xcd\x6c\x0b\xd2\x4d"
      "\x86\xd0\xd4\x6d\x1e\x12\x74\xf7\xa9\x6b\x95\x41\x1d\x61\x48\x43\x83\x98\x98\xb9\x24\x53\x0b\x94\x35"
      "\xa6\x50\x94\x08\xc5\xc8\xec\x69\x9b\xb1\xe9\x16\x45\xf0\xb0\x18\x4c\xde\x23\x55\x61\x98\xa8\x50\xe8"
      "\xd5\x02\x0f\xa7\xd2\x91\xc8\x96\xaa\x6a\x7a\xb5\x75\x72\xb0\xb9\xa4\x12\x05\xb3\xfc\x9c\x02\x35\x9b"
      "\x6e\xce\xe1\xd6\x5c\x0f\x39\x9a\xdd\x7c\x28\xc7\xc1\xe1\xa3\x68\xfc\xa3\xa7\xce\x24\x59\x54";
  const std::string packed(kPacked, sizeof kPacked - 1);
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n";
  const RecordingSink sink = read_bytes(warc_record("response", "application/http", head + packed), "a.warc");
  ASSERT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
  EXPECT_EQ(sink.articles[0].body, kSesame);
  const RecordingSink cut =
      read_bytes(warc_record("response", "application/http", head + packed.substr(0, 90)), "a.warc");
  EXPECT_THAT(cut.reasons(), ElementsAre(StartsWith("0: damaged br body")));
}

std::string with_dictionary(const std::string& bytes, bool is_packed) {
  std::string dictionary = kPage + "WARC/1.0\r\nWARC-Type: response";
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  packed.resize(ZSTD_compress_usingDict(context, packed.data(), packed.size(), bytes.data(), bytes.size(),
                                        dictionary.data(), dictionary.size(), 3));
  if (is_packed) {
    std::string small(ZSTD_compressBound(dictionary.size()), '\0');
    small.resize(ZSTD_compressCCtx(context, small.data(), small.size(), dictionary.data(), dictionary.size(), 3));
    dictionary = std::move(small);
  }
  ZSTD_freeCCtx(context);
  const auto size = static_cast<std::uint32_t>(dictionary.size());
  std::string frame = "\x5D\x2A\x4D\x18";
  for (unsigned shift = 0; shift < 32; shift += 8) frame += static_cast<char>(size >> shift & 0xFFU);
  return frame + dictionary + packed;
}

TEST(Warc, ReadsZstandardWithItsDictionary) {
  const std::string bytes = warc_record("resource", "text/html", kPage);
  for (const bool is_packed : {false, true}) {
    const std::string packed = with_dictionary(bytes, is_packed);
    EXPECT_THAT(read_bytes(packed, "a.warc.zst").ids(), ElementsAre("http://x.test/1")) << is_packed;
    EXPECT_THAT(read_bytes(packed.substr(0, packed.size() - 5), "a.warc.zst").reasons(),
                Contains(HasSubstr("the zstd data are cut short")));
    std::string damaged = packed;
    damaged[4] = '\xFF';
    damaged[7] = '\x7F';
    EXPECT_THAT(read_bytes(damaged, "a.warc.zst").reasons(), ElementsAre(HasSubstr("their dictionary cannot be read")));
  }
}

TEST(Wacz, IsReadInItsArchiveAlone) {
  const std::string warc = warc_record("resource", "text/html", kPage);
  const RecordingSink sink = read_bytes(make_zip({{"datapackage.json", "{}"},
                                                  {"pages/pages.jsonl", "{\"id\":\"1\",\"title\":\"x\"}"},
                                                  {"archive/a.warc", warc}}),
                                        "a.wacz");
  EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
  EXPECT_THAT(sink.passed_over, ElementsAre("files of a WACZ beside its crawls", "files of a WACZ beside its crawls"));
}

TEST(Wacz, ThatIsCutKeepsTheCrawlsBefore) {
  const std::string warc = warc_record("resource", "text/html", kPage);
  const std::string whole =
      make_zip({{"archive/a.warc", warc}, {"archive/b.warc", warc}, {"pages/pages.jsonl", "{\"id\":\"1\"}"}});
  const RecordingSink sink = read_bytes(whole.substr(0, whole.find("archive/b.warc") + 60), "a.wacz");
  EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
  EXPECT_EQ(sink.articles[0].path, "a.wacz!archive/a.warc");
  EXPECT_THAT(sink.reasons(), Contains(StartsWith("0: the archive is damaged: ")));
  for (const SkippedInput& skipped : sink.skipped) EXPECT_THAT(skipped.path, HasSubstr("a.wacz!archive/b.warc"));
}

TEST(Wacz, WithADamagedRecordKeepsTheOthers) {
  const std::string record = warc_record("resource", "text/html", kPage);
  std::string broken = record;
  broken.replace(broken.find("Content-Length"), 14, "Content-Height");
  std::string other = record;
  other.replace(other.find("x.test/1"), 8, "x.test/2");
  const RecordingSink sink =
      read_bytes(make_zip({{"archive/a.warc", record + broken + other}, {"datapackage.json", "{"}}), "a.wacz");
  EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1", "http://x.test/2"));
  EXPECT_THAT(sink.reasons(), ElementsAre(fmt::format("0: broken WARC header (record at byte {})", record.size() + 1)));
  EXPECT_THAT(sink.passed_over, ElementsAre("files of a WACZ beside its crawls")) << "a broken one as well";
}

}  // namespace
}  // namespace khabar::testing
