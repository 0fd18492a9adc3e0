// Each limit of limits.h at its real value: up to it everything is read, past it there is a reason. Those of archives
// are in limits_source_test.cc.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "indexer/limits.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read_bytes;
using testing::RecordingSink;

std::string letters(std::size_t count) { return std::string(count, 'x'); }
std::string times(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

// So many that they reach a cost: the n-th attribute counts n times.
std::size_t attributes_within(std::uint64_t cost) {
  std::uint64_t count = 0;
  for (std::uint64_t sum = 0; sum + count + 1 <= cost; sum += count) ++count;
  return count;
}

struct AtLimit {
  const char* what;
  const char* file;
  std::function<std::string(std::size_t over)> make;  // the input at the limit, or by so many bytes or elements over it
  std::string reason;
};

std::vector<AtLimit> inputs_at_limits() {
  const std::string too_long = fmt::format("longer than {} bytes", kMaxArticleBytes);
  const std::string text = times(30, "كلمات المتن ");  // of a page
  return {
      {"a text", "a.txt", [](std::size_t over) { return letters(kMaxArticleBytes + over); }, too_long},
      {"a line of JSON", "a.jsonl",
       [](std::size_t over) { return R"({"id":"1","body":")" + letters(kMaxArticleBytes - 20 + over) + "\"}"; },
       too_long},
      {"an object of JSON", "a.json",
       [](std::size_t over) { return "[{\"id\":1,\n\"body\":\"" + letters(kMaxArticleBytes - 19 + over) + "\"}]"; },
       too_long},
      {"a record of CSV", "a.csv",
       [](std::size_t over) { return "id,text\n1," + letters(kMaxArticleBytes - 2 + over) + "\n"; }, too_long},
      {"a document of SGML", "a.sgml",
       [](std::size_t over) { return "<DOC><TEXT>" + letters(kMaxArticleBytes - 7 + over) + "</DOC>"; }, too_long},
      {"a page", "a.html",
       [text](std::size_t over) {
         const std::string page = "<html><body>" + text + "<!---->";
         return "<html><body>" + text + "<!--" + letters(kMaxArticleBytes - page.size() + over) + "-->";
       },
       too_long},
      {"an item of a feed", "a.rss",
       [](std::size_t over) {
         return "<rss><channel><item><description>" + letters(kMaxArticleBytes / 2) + "</description><guid>" +
                letters(kMaxArticleBytes / 2 + over) + "</guid></item></channel></rss>";
       },
       too_long},
      {"lists in JSON", "a.jsonl",
       [](std::size_t over) {
         const std::size_t lists = kMaxJsonNesting - 1 + over;
         return R"({"id":"1","body":"x","a":)" + std::string(lists, '[') + std::string(lists, ']') + "}";
       },
       fmt::format("lists and objects nested more than {} deep", kMaxJsonNesting)},
      {"columns of CSV", "a.csv",
       [](std::size_t over) {
         const std::string commas(kMaxCsvColumns - 1 + over, ',');
         return "text" + commas + "\nx" + commas + "\n";
       },
       fmt::format("more than {} columns", kMaxCsvColumns)},
      {"elements inside of elements of a page", "a.html",
       [text](std::size_t over) { return "<html><body>" + times(kMaxHtmlNesting - 3 + over, "<div>") + text; },
       fmt::format("more than {} nested elements", kMaxHtmlNesting)},
      {"elements of a page", "a.html",
       [text](std::size_t over) { return "<html><body>" + text + times(kMaxHtmlNodes - 4 + over, "<br>"); },
       fmt::format("more than {} elements in one page", kMaxHtmlNodes)},
      {"attributes of a tag", "a.html",
       [text](std::size_t over) {
         return "<html><body><b" + times(attributes_within(kMaxAttributeCost) + over, " a") + ">" + text;
       },
       "too many attributes in its tags"},
      {"entities of a page", "a.html",
       [text](std::size_t over) { return "<html><body>" + text + times(kMaxReferences + over, "&#1;"); },
       fmt::format("more than {} entities", kMaxReferences)},
      {"end tags in nested elements", "a.html",
       [text](std::size_t over) {
         return "<html><body>" + times(997, "<div>") + times(kMaxEndTagCost / 1000 + over, "</b>") + text;
       },
       "too many end tags for elements nested so deep"},
      {"elements inside of elements of a feed", "a.rss",
       [](std::size_t over) {
         const std::size_t inside = kMaxXmlNesting - 4 + over;
         return "<rss><channel><item><description>x" + times(inside, "<b>") + times(inside, "</b>") +
                "</description></item></channel></rss>";
       },
       fmt::format("broken XML: more than {} nested elements", kMaxXmlNesting)},
      {"the document type of a feed", "a.rss",
       [](std::size_t over) {
         const std::string type = "!DOCTYPE rss []>";
         return "<!DOCTYPE rss [" + std::string(kMaxDoctype - type.size() + over, ' ') +
                "]><rss><channel><item><title>x</title></item></channel></rss>";
       },
       fmt::format("a document type of more than {} bytes", kMaxDoctype)},
  };
}

TEST(Limit, IsExact) {
  for (const auto& [what, file, make, reason] : inputs_at_limits()) {
    const RecordingSink within = read_bytes(make(0), file);
    EXPECT_EQ(within.articles.size(), 1U) << what;
    EXPECT_EQ(within.skipped.empty() ? "" : within.skipped.front().reason, "") << what;
    const RecordingSink over = read_bytes(make(1), file);
    EXPECT_THAT(over.articles, IsEmpty()) << what;
    EXPECT_EQ(over.skipped.empty() ? "" : over.skipped.front().reason, reason) << what;
  }
}

TEST(Limit, OfARecordOfWarcIsExact) {
  SourceOptions options;
  options.max_article_bytes = kMaxWarcBlock * 2;
  const auto read = [&](std::size_t over) {
    const std::string page = "<html><body>" + times(30, "كلمات المتن ") + "<!--";
    const std::string block = page + letters(kMaxWarcBlock - page.size() - 3 + over) + "-->";
    const std::string head = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: ";
    return read_bytes(head + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n", "a.warc", options);
  };
  EXPECT_EQ(read(0).articles.size(), 1U);
  EXPECT_THAT(read(1).articles, IsEmpty());
  EXPECT_THAT(read(1).reasons(), ElementsAre(HasSubstr("longer than ")));
}

// What libxml2 sets aside for a name is its own affair, so these are a quarter of the limit and twice as much.
TEST(Limit, OfDifferentNamesLiesBetweenAQuarterAndTwiceAsMany) {
  const std::string text = times(30, "كلمات المتن ");
  const auto elements = [](std::size_t bytes) {
    std::string all;
    for (std::size_t i = 0; all.size() / 2 < bytes; ++i) all += fmt::format("<x{0:07}></x{0:07}>", i);
    return all;
  };
  const auto attributes = [](std::size_t bytes) {
    std::string all;
    for (std::size_t i = 0; all.size() / 2 < bytes; ++i) all += fmt::format("<b y{:08}=''></b>", i);
    return all;
  };
  struct Case {
    const char* what;
    const char* file;
    std::function<std::string(std::size_t bytes)> make;
  };
  const Case table[] = {
      {"elements of a page", "a.html", [&](auto bytes) { return "<html><body>" + text + elements(bytes); }},
      {"attributes of a page", "a.html", [&](auto bytes) { return "<html><body>" + text + attributes(bytes); }},
      {"elements of a feed", "a.rss",
       [&](auto bytes) {
         return "<rss><channel><item><title>x</title>" + elements(bytes) + "</item></channel></rss>";
       }},
      {"attributes of a feed", "a.rss",
       [&](auto bytes) {
         return "<rss><channel><item><title>x</title>" + attributes(bytes) + "</item></channel></rss>";
       }},
  };
  for (const auto& [what, file, make] : table) {
    const RecordingSink within = read_bytes(make(kMaxNameBytes / 4), file);
    EXPECT_EQ(within.articles.size(), 1U) << what;
    EXPECT_THAT(within.reasons(), IsEmpty()) << what;
    const RecordingSink over = read_bytes(make(kMaxNameBytes * 2), file);
    EXPECT_THAT(over.reasons(), ElementsAre(HasSubstr("too many different names"))) << what;
  }
}

// A long section is cut into several for libxml2, which takes quadratic time for one: no letter may be lost by that.
TEST(Limit, OfASectionOfCharacterDataLosesNothing) {
  for (const std::size_t before : {1020U, 1021U, 1022U, 1023U, 1024U, 1025U, 2047U, 2048U, 2049U}) {
    const std::string story = letters(before) + "ش]] > &amp; <b> ]" + letters(3000) + "نهاية";
    const RecordingSink sink = read_bytes(
        "<rss><channel><item><title>"
        "<![CDATA[" +
            story + "]]></title></item></channel></rss>",
        "a.rss");
    ASSERT_EQ(sink.articles.size(), 1U) << before;
    EXPECT_THAT(sink.articles.front().title, HasSubstr(letters(before) + "ش]] > "));
    EXPECT_THAT(sink.articles.front().title, ::testing::EndsWith(letters(3000) + "نهاية"));
  }
}

TEST(Limit, OfTheHeadThatTellsTheFormatIsExact) {
  const auto format = [](std::size_t over) {
    constexpr std::string_view kRoot = "<html>";
    const std::string comment = "<!--" + letters(kFormatHead - kRoot.size() - 7 + over) + "-->";
    return read_bytes(comment + "<html><body>" + times(30, "كلمات المتن "), "a").formats;
  };
  EXPECT_THAT(format(0), ElementsAre("HTML"));
  EXPECT_THAT(format(kFormatHead), ElementsAre("plain text"));
}

// Blocks of 15 MB that a quote makes one record, and that are read again line by line. The line that ends the quote
// must not begin with one: read for itself it would open a quote, and so close that of the next block.
TEST(Limit, OfWhatIsReadAgainEndsIt) {
  constexpr std::size_t kRows = 15;
  constexpr std::size_t kRow = std::size_t{1} << 20;
  std::string row = "7,";
  row += letters(kRow - row.size() - 1) + "\n";
  const std::string block = "0,\"x\n" + times(kRows, row) + "y\"z\n";
  const std::size_t again = kMaxRescan / (kRows * kRow) + 1;
  const RecordingSink sink = read_bytes("id,text\n" + times(again + 1, block), "a.csv");
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(sink.ids(), "7")), again * kRows);
}

}  // namespace
}  // namespace khabar
