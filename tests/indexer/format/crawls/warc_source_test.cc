#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/limits.h"
#include "tests/indexer/page/news_pages.h"
#include "tests/indexer/text/encode.h"
#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;
using namespace testing;

std::string record(const std::string& fields, const std::string& block) {
  return fmt::format("WARC/1.0\r\n{}WARC-Record-ID: <urn:uuid:1>\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n", fields,
                     block.size(), block);
}

std::string http(const std::string& fields, const std::string& body) {
  return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
}

std::string response(const std::string& uri, const std::string& block, const std::string& more = {}) {
  return record("WARC-Type: response\r\nWARC-Target-URI: " + uri +
                    "\r\nWARC-Date: 2025-02-03T04:05:06Z\r\nContent-Type: application/http; msgtype=response\r\n" +
                    more,
                block);
}

const std::string kHtml = "Content-Type: text/html; charset=UTF-8\r\n";

std::string story(const std::string& uri) { return response(uri, http(kHtml, modern_page())); }

// A page that says nothing about itself but its headline.
std::string bare_page(const std::string& lead = {}) {
  return "<html><body><h1>" + std::string(kStoryTitle) + "</h1><div><p>" + lead + std::string(kStory) +
         "</p></div></body></html>";
}

const std::string kInfo = record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", "software: x\r\n");

TEST(Warc, GivesThePagesOfItsResponses) {
  const std::string bytes =
      kInfo + record("WARC-Type: request\r\nWARC-Target-URI: https://x.test/1\r\n", "GET /1 HTTP/1.1\r\n\r\n") +
      story("https://x.test/1") + record("WARC-Type: metadata\r\n", "fetchTimeMs: 1") +
      story("<https://x.test/2?a=1#b>");
  const RecordingSink sink = read_bytes(bytes, "news.warc");
  EXPECT_THAT(sink.reasons(), IsEmpty());
  ASSERT_THAT(sink.ids(), ElementsAre("https://x.test/1", "https://x.test/2?a=1#b"));
  const Article& article = sink.articles[0];
  EXPECT_EQ(article.url, "https://x.test/1");
  EXPECT_EQ(article.body, kStory);
  EXPECT_EQ(article.source, "صحيفة المرفأ");
  EXPECT_EQ(article.path, "news.warc");
  EXPECT_EQ(format_day(*article.date), "2025-01-21");
}

TEST(Warc, IsReadPackedRecordByRecordOrAsAWhole) {
  const std::string first = kInfo;
  const std::string second = story("https://x.test/1");
  const std::string third = story("https://x.test/2");
  const std::string whole = first + second + third;
  const std::vector<std::string> table = {
      pack(first, Packing::kGzip) + pack(second, Packing::kGzip) + pack(third, Packing::kGzip),
      pack(whole, Packing::kGzip),
      pack(whole, Packing::kBzip2),
      pack(whole, Packing::kXz),
      pack(whole, Packing::kZstd),
      make_tar({{"a.warc", whole}}),
      make_zip({{"a.warc.gz", pack(whole, Packing::kGzip)}}),
  };
  for (const std::string& bytes : table) {
    const RecordingSink sink = read_bytes(bytes, "news");
    EXPECT_THAT(sink.ids(), ElementsAre("https://x.test/1", "https://x.test/2"));
    EXPECT_THAT(sink.reasons(), IsEmpty());
  }
}

TEST(Warc, DatesAPageByItsFetchOnlyWhereNothingElseDoes) {
  const std::string dated = "<html><meta property='article:published_time' content='2020-01-01'>";
  const RecordingSink sink =
      read_bytes(response("https://x.test/1", http(kHtml, bare_page())) +
                     response("https://x.test/2", http(kHtml, dated + bare_page())) +
                     response("https://x.test/3", http(kHtml, bare_page("تونس، 7 مارس 2019 - "))),
                 "a.warc");
  ASSERT_THAT(sink.articles, SizeIs(3));
  EXPECT_EQ(sink.articles[0].date->time_since_epoch().count(), 1738555506);
  EXPECT_EQ(format_day(*sink.articles[1].date), "2020-01-01");
  EXPECT_EQ(format_day(*sink.articles[2].date), "2019-03-07");
}

struct PassedCase {
  const char* what;
  std::string bytes;
};

struct KindCase {
  const char* what;
  std::string bytes;
  std::string kind;
};

TEST(Warc, PassesOverWhatIsNoPageAndCountsIt) {
  const std::string page = modern_page();
  const std::vector<KindCase> table = {
      {"not found", response("https://x.test/", "HTTP/1.1 404 Not Found\r\n" + kHtml + "\r\n" + page),
       "HTTP status 404"},
      {"moved", response("https://x.test/", "HTTP/1.1 301 Moved\r\nLocation: /2\r\n" + kHtml + "\r\n"),
       "HTTP status 301"},
      {"robots", response("https://x.test/robots.txt", http("Content-Type: text/plain\r\n", "User-agent: *")),
       "plain texts in a crawl"},
      {"a picture",
       response("https://x.test/a.png", http("Content-Type: image/png\r\n", std::string("\x89PNG\0\0", 6))),
       "pictures"},
      {"a name's address",
       record("WARC-Type: response\r\nWARC-Target-URI: dns:x.test\r\nContent-Type: text/dns\r\n", "x A 1"), "no HTTP"},
      {"fetched before", record("WARC-Type: revisit\r\nWARC-Target-URI: https://x.test/\r\n", http(kHtml, "")),
       "revisit"},
      {"no header", response("https://x.test/", page), "no HTTP"},
      {"a site map",
       response("https://x.test/", http("Content-Type: text/xml\r\n", "<?xml version='1.0'?><urlset></urlset>")),
       "no page or feed"},
      {"nothing but information", kInfo, "warcinfo"},
      {"a request", record("WARC-Type: request\r\n", "GET / HTTP/1.1\r\n\r\n"), "request"},
      {"what a crawler adds", record("WARC-Type: metadata\r\n", "fetchTimeMs: 1"), "metadata"},
      {"the rest of a record", record("WARC-Type: continuation\r\nWARC-Segment-Number: 2\r\n", page), "continuation"},
      {"another type", record("WARC-Type: x-cats\r\n", "x"), "records of unknown types"},
      {"no type", record("", "x"), "records of unknown types"},
  };
  for (const auto& [what, bytes, kind] : table) {
    const RecordingSink sink = read_bytes(bytes + story("https://x.test/last"), "a.warc");
    EXPECT_THAT(sink.passed_over, ElementsAre(kind)) << what;
    EXPECT_THAT(sink.ids(), ElementsAre("https://x.test/last")) << what;
    EXPECT_THAT(sink.reasons(), IsEmpty()) << what;
  }
}

TEST(Warc, TakesResourcesAndConversionsThatAreHtml) {
  const std::string fields = "WARC-Target-URI: https://x.test/1\r\nContent-Type: text/html\r\n";
  for (const std::string type : {"resource", "conversion"}) {
    EXPECT_THAT(read_bytes(record("WARC-Type: " + type + "\r\n" + fields, modern_page())).ids(),
                ElementsAre("https://x.test/1"));
  }
}

TEST(Warc, GivesTheItemsOfAFeed) {
  const std::string feed =
      "<?xml version='1.0'?><rss><channel><item><guid>7</guid><title>خبر</title></item></channel></rss>";
  for (const std::string type : {"application/rss+xml", "text/xml; charset=utf-8", "text/html"}) {
    const RecordingSink sink =
        read_bytes(response("https://x.test/feed", http("Content-Type: " + type + "\r\n", feed)));
    EXPECT_THAT(sink.ids(), ElementsAre("7")) << type;
    EXPECT_FALSE(sink.articles[0].date) << type;
  }
}

std::string chunked(const std::string& body) {
  std::string result;
  for (std::size_t at = 0; at < body.size(); at += 700) {
    const std::string piece = body.substr(at, 700);
    result += fmt::format("{:X};x=y\r\n{}\r\n", piece.size(), piece);
  }
  return result + "0\r\nTrailer: x\r\n\r\n";
}

TEST(Warc, UndoesTransferAndContentCodings) {
  const std::string page = modern_page();
  const std::string packed = pack(page, Packing::kGzip);
  const std::string chunks = "Transfer-Encoding: chunked\r\n";
  const std::string gzip = "Content-Encoding: gzip\r\n";
  const std::vector<PassedCase> table = {
      {"chunked", http(kHtml + chunks, chunked(page))},
      {"chunked without a last chunk", http(kHtml + chunks, chunked(page).substr(0, chunked(page).size() - 19))},
      {"gzip", http(kHtml + gzip, packed)},
      {"both", http(kHtml + chunks + gzip, chunked(packed))},
      {"both in one header", http(kHtml + "transfer-encoding: gzip, Chunked\r\n", chunked(packed))},
      {"neither, though the header says so", http(kHtml + chunks + gzip, page)},
      {"gzip only, though the header says both", http(kHtml + chunks + gzip, packed)},
      {"no coding", http(kHtml + "Content-Encoding: identity\r\n", page)},
      {"br that is none", http(kHtml + "Content-Encoding: br\r\n", page)},
      {"bare line feeds", "HTTP/1.0 200\n" + kHtml + "\n" + page},
  };
  for (const auto& [what, block] : table) {
    const RecordingSink sink = read_bytes(response("https://x.test/1", block), "a.warc");
    EXPECT_THAT(sink.reasons(), IsEmpty()) << what;
    ASSERT_THAT(sink.ids(), ElementsAre("https://x.test/1")) << what;
    EXPECT_EQ(sink.articles[0].body, kStory) << what;
  }
}

struct SkipCase {
  const char* what;
  std::string bytes;
  std::string reason;
};

TEST(Warc, SkipsWhatCannotBeReadWithItsPlaceAndGoesOn) {
  const std::string uri = "https://x.test/1";
  const std::string page = modern_page();
  const std::string packed = pack(page, Packing::kGzip);
  SourceOptions options;
  options.max_article_bytes = 100'000;
  const std::vector<SkipCase> table = {
      {"brotli", response(uri, http(kHtml + "Content-Encoding: br\r\n", "\x0b\x02\x80")), "damaged br body"},
      {"damaged gzip", response(uri, http(kHtml + "Content-Encoding: gzip\r\n", packed.substr(0, 300))),
       "damaged gzip body"},
      {"a bomb",
       response(uri, http(kHtml + "Content-Encoding: gzip\r\n", pack(std::string(5'000'000, ' '), Packing::kGzip))),
       "longer than 100000 bytes"},
      {"a long page", response(uri, http(kHtml, page + std::string(100'000, ' '))), "longer than 100000 bytes"},
      {"no article", response(uri, http(kHtml, front_page())), "no article: the page is a list of teasers"},
      {"in segments", response(uri, http(kHtml, page), "WARC-Segment-Number: 1\r\n"),
       "in several segments, which are not put together"},
      {"chunked and packed with br",
       response(uri,
                http(kHtml + "Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n", "3\r\n\x0b\x02\x80\r\n0\r\n")),
       "damaged br body"},
      {"zstd", response(uri, http(kHtml + "Content-Encoding: zstd\r\n", "\x28\xb5\x2f\xfd")), "damaged zstd body"},
      {"compress", response(uri, http(kHtml + "Content-Encoding: compress\r\n", "\x1F\x9D\x90")),
       "unsupported content coding: compress"},
      {"cut by the crawler", response(uri, http(kHtml, page), "WARC-Truncated: length\r\n"),
       "cut short by the crawler: length"},
  };
  for (const auto& [what, bytes, reason] : table) {
    const RecordingSink sink = read_bytes(kInfo + bytes + story("https://x.test/last"), "a.warc", options);
    EXPECT_THAT(sink.ids(), ElementsAre("https://x.test/last")) << what;
    EXPECT_THAT(sink.reasons(), ElementsAre(fmt::format("0: {} (record at byte {})", reason, kInfo.size() + 1)))
        << what;
    EXPECT_THAT(sink.skipped.at(0).path, ::testing::EndsWith("a.warc!https://x.test/1")) << what;
  }
}

std::string with_length(const std::string& record, std::size_t length) {
  const std::size_t at = record.find("Content-Length: ") + 16;
  return record.substr(0, at) + std::to_string(length) + record.substr(record.find("\r\n", at));
}

TEST(Warc, LosesOnlyTheRecordThatIsBroken) {
  const std::string whole = story("https://x.test/1");
  const std::string last = story("https://x.test/last");
  const std::vector<SkipCase> table = {
      {"cut before the next", whole.substr(0, whole.size() / 2) + "\r\n" + last, "WARC record with a wrong length"},
      {"cut at the end of all", last + whole.substr(0, whole.size() / 2), "WARC record cut short"},
      {"a length that reaches over the next", with_length(whole, whole.size() + last.size()) + last,
       "WARC record cut short"},
      {"a length that is too small", with_length(whole, 500) + last, "WARC record with a wrong length"},
      {"no length", with_length(whole, 0).replace(whole.find("Content-Length"), 14, "Content-Nothing") + last,
       "broken WARC header"},
      {"a header without end", "WARC/1.0\r\nWARC-Type: response\r\n" + last, ""},
      {"something else", "WARC/1.0\r\n\r\n\r\n\r\nno record at all\r\n\r\n" + last, "broken WARC header"},
  };
  for (const auto& [what, bytes, reason] : table) {
    const RecordingSink sink = read_bytes(bytes, "a.warc");
    EXPECT_THAT(sink.ids(), ElementsAre("https://x.test/last")) << what;
    if (reason.empty()) continue;
    const std::size_t place = bytes.starts_with(last) ? last.size() + 1 : 1;
    EXPECT_THAT(sink.reasons(), ::testing::Contains(fmt::format("0: {} (record at byte {})", reason, place))) << what;
  }
}

TEST(Warc, SaysWhereARecordBeginsAfterABrokenOne) {
  const std::string whole = story("https://x.test/1");
  const std::string cut = whole.substr(0, whole.size() / 2) + "\r\n";
  const RecordingSink sink = read_bytes(cut + cut + whole + cut.substr(0, cut.size() - 2), "a.warc");
  EXPECT_THAT(sink.ids(), ElementsAre("https://x.test/1"));
  ASSERT_THAT(sink.reasons(), SizeIs(3));
  EXPECT_THAT(sink.reasons()[0], HasSubstr("(record at byte 1)"));
  EXPECT_THAT(sink.reasons()[1], HasSubstr(fmt::format("(record at byte {})", cut.size() + 1)));
  EXPECT_THAT(sink.reasons()[2], HasSubstr(fmt::format("(record at byte {})", 2 * cut.size() + whole.size() + 1)));
}

TEST(Warc, SurvivesManyRecordsWithWrongLengths) {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i) bytes += "WARC/1.0\r\nContent-Length: 30000000\r\n\r\nx\r\n\r\n";
  const RecordingSink sink = read_bytes(bytes, "a.warc");
  EXPECT_THAT(sink.ids(), IsEmpty());
  EXPECT_GT(sink.skipped.size(), 20U);
}

TEST(Warc, PassesOverALongFilmWithoutHoldingIt) {
  const std::string film = http("Content-Type: video/mp4\r\n", std::string(kMaxWarcBlock + 5'000'000, 'x'));
  const RecordingSink sink = read_bytes(response("https://x.test/film", film) + story("https://x.test/last"), "a.warc");
  EXPECT_THAT(sink.ids(), ElementsAre("https://x.test/last"));
  EXPECT_THAT(sink.reasons(), IsEmpty());
}

TEST(Warc, InACutGzipFileGivesTheRecordsBefore) {
  std::string bytes = pack(story("https://x.test/1"), Packing::kGzip) + pack(story("https://x.test/2"), Packing::kGzip);
  const RecordingSink sink = read_bytes(bytes.substr(0, bytes.size() - 200), "a.warc.gz");
  EXPECT_THAT(sink.ids(), ElementsAre("https://x.test/1"));
  ASSERT_THAT(sink.reasons(), SizeIs(2));
  EXPECT_THAT(sink.reasons()[0], StartsWith("0: WARC record cut short (record at byte"));
  EXPECT_EQ(sink.reasons()[1], "0: the gzip data are cut short");
}

void expect_last_behind_damage(const RecordingSink& sink, const std::string& what) {
  ASSERT_FALSE(sink.ids().empty()) << what;
  EXPECT_EQ(sink.ids().back(), "https://x.test/last") << what;
  EXPECT_THAT(sink.reasons(), ::testing::Contains(HasSubstr("the gzip data are damaged"))) << what;
}

std::string with_changed_byte(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(~bytes[at]);
  return bytes;
}

TEST(Warc, GoesOnBehindADamagedGzipMember) {
  std::string random = "<!-- ";
  std::uint32_t state = 1;
  for (int i = 0; i < 200'000; ++i)
    random += static_cast<char>('a' + ((state = state * 1664525U + 1013904223U) >> 24) % 26);
  const std::string first = pack(story("https://x.test/1"), Packing::kGzip);
  const std::string second =
      pack(response("https://x.test/2", http(kHtml, modern_page() + random + " -->")), Packing::kGzip);
  const std::string last = pack(story("https://x.test/last"), Packing::kGzip);
  const std::string small = pack(story("https://x.test/2"), Packing::kGzip);
  const std::vector<PassedCase> table = {
      {"cut", first + second.substr(0, second.size() / 2) + last},
      {"changed", first + with_changed_byte(second, second.size() / 2) + last},
      {"cut in its head", first + second.substr(0, 7) + last},
      {"cut in its last bytes", first + second.substr(0, second.size() - 4) + last},
      {"a small one changed at a quarter", first + with_changed_byte(small, small.size() / 4) + last},
      {"a small one changed in the middle", first + with_changed_byte(small, small.size() / 2) + last},
      {"a small one with a wrong sum", first + with_changed_byte(small, small.size() - 6) + last},
  };
  for (const auto& [what, bytes] : table) {
    const RecordingSink sink = read_bytes(bytes, "a.warc.gz");
    expect_last_behind_damage(sink, what);
    EXPECT_THAT(sink.ids(), ::testing::Contains("https://x.test/1")) << what;
  }
}

TEST(Warc, GoesOnBehindADamagedFirstMember) {
  const std::string first = pack(story("https://x.test/1"), Packing::kGzip);
  const std::string last = pack(story("https://x.test/last"), Packing::kGzip);
  constexpr std::size_t kHead = 10;
  std::string wrong_block = first;
  wrong_block[kHead] = static_cast<char>(0xFF);  // a kind of block that does not exist
  const std::vector<PassedCase> table = {
      {"no block can be read", wrong_block + last},
      {"cut behind its head", first.substr(0, kHead) + last},
      {"cut in the middle", first.substr(0, first.size() / 2) + last},
      {"a wrong sum", with_changed_byte(first, first.size() - 6) + last},
  };
  for (const auto& [what, bytes] : table) {
    expect_last_behind_damage(read_bytes(bytes, "a.warc.gz"), what);
  }
}

TEST(Warc, BelievesTheCharacterSetOfTheHttpHeader) {
  std::string page = table_page();
  page.erase(page.find("<META"), page.find("<TITLE") - page.find("<META"));
  const RecordingSink sink = read_bytes(
      response("https://x.test/1", http("Content-Type: text/html; charset=windows-1256\r\n", windows_1256(page))) +
          response("https://x.test/2", http("Content-Type: text/html\r\n", windows_1256(table_page()))),
      "a.warc");
  ASSERT_THAT(sink.ids(), ElementsAre("https://x.test/1", "https://x.test/2"));
  EXPECT_EQ(sink.articles[0].body, kStory);
  EXPECT_EQ(sink.articles[1].body, kStory);
}

TEST(Warc, GivesTheItemsOfAFeedInUtf16) {
  const std::string feed =
      "<?xml version='1.0' "
      "encoding='utf-16'?><rss><channel><item><guid>7</guid><title>خبر</title></item></channel></rss>";
  for (const bool little_endian : {true, false}) {
    for (const std::u16string mark : {u"\uFEFF", u""}) {
      const std::string body = utf_16(mark + utf_16_units(feed), little_endian);
      const RecordingSink sink =
          read_bytes(response("https://x.test/feed", http("Content-Type: text/xml\r\n", body)), "a.warc");
      ASSERT_THAT(sink.ids(), ElementsAre("7"));
      EXPECT_EQ(sink.articles[0].title, "خبر");
      EXPECT_THAT(sink.encodings, ElementsAre(little_endian ? "UTF-16LE" : "UTF-16BE"));
    }
  }
}

TEST(Warc, ReplacesAFewBrokenBytesOfAPage) {
  std::string page = modern_page();
  page.insert(page.find("صباح الثلاثاء"), "\xD8 ");
  const RecordingSink sink = read_bytes(response("https://x.test/1", http(kHtml, page)), "a.warc");
  ASSERT_THAT(sink.articles, SizeIs(1));
  EXPECT_THAT(sink.articles[0].body, HasSubstr("سلمى، \uFFFD صباح"));
}

}  // namespace
}  // namespace khabar
