// Files far longer than the memory that reading them takes, of each format that holds many articles.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "tests/support/child_process.h"
#include "tests/support/indexer_cli.h"
#include "tests/support/make_archive.h"
#include "tests/support/read_file.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

using testing::ChildProcess;

constexpr int kManyArticles = 2000;
constexpr std::size_t kArticleBytes = 40'000;  // 80 MB in all
constexpr long kMostMegabytes = 64;

struct HugeFile {
  std::string name;
  std::string begin;
  std::function<std::string(int number, const std::string& text)> article;
  std::string end;
};

std::string http_page(const std::string& text) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>خبر</title></head><body><article><p>" +
         text + "</p></article></body></html>";
}

std::vector<HugeFile> huge_files() {
  return {
      {"a.arc", "filedesc://x.arc 0.0.0.0 20100301000000 text/plain 2\nx\n\n",
       [](int number, const std::string& text) {
         const std::string block = http_page(text);
         return fmt::format("http://x.test/{} 192.0.2.1 20100301120000 text/html {}\n{}\n", number, block.size(),
                            block);
       },
       ""},
      {"a.wet", "",
       [](int number, const std::string& text) {
         return fmt::format(
             "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://x.test/{}\r\nContent-Type: "
             "text/plain\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
             number, text.size(), text);
       },
       ""},
      {"result.json", "{\"name\":\"قناة\",\n \"messages\": [\n",
       [](int number, const std::string& text) {
         return fmt::format(
             "{}  {{\n   \"id\": {},\n   \"text\": [\"{}\", {{\"type\":\"bold\",\"text\":\"خبر\"}}]\n  }}",
             number == 0 ? "" : ",\n", number, text);
       },
       "\n ]\n}\n"},
      {"wiki.xml", "<mediawiki>",
       [](int number, const std::string& text) {
         return fmt::format(
             "<page><title>خبر {0}</title><ns>0</ns><id>{0}</id><revision><timestamp>2024-03-01T00:00:00Z"
             "</timestamp><text>{1}</text></revision></page>\n",
             number, text);
       },
       "</mediawiki>"},
      {"news.xml", "<newsMessage>",
       [](int number, const std::string& text) {
         return fmt::format(
             "<newsItem guid=\"{}\"><contentMeta><headline>خبر</headline></contentMeta><contentSet><inlineXML><p>{}"
             "</p></inlineXML></contentSet></newsItem>\n",
             number, text);
       },
       "</newsMessage>"},
      {"map.xml", "<urlset>",
       [](int number, const std::string& text) {
         return fmt::format(
             "<url><loc>https://x.test/{}</loc><news:news><news:title>خبر</news:title></news:news><note>{}</note></"
             "url>\n",
             number, text);
       },
       "</urlset>"},
      {"wxr.xml", "<rss><channel><title>خبر</title>",
       [](int number, const std::string& text) {
         return fmt::format(
             "<item><guid>{}</guid><title>خبر</title><content:encoded><![CDATA[{}]]></content:encoded><wp:status>"
             "publish</wp:status></item>\n",
             number, text);
       },
       "</channel></rss>"},
      {"records.xml", "",
       [](int number, const std::string& text) {
         return fmt::format("<Paper>\n<ID>{}</ID>\n<Headline>خبر</Headline>\n<Text>{}</Text>\n</Paper>\n", number,
                            text);
       },
       ""},
      {"a.mbox", "",
       [](int number, const std::string& text) {
         return fmt::format(
             "From a@x.test Fri Mar  1 22:30:00 2024\nFrom: a@x.test\nSubject: x\nDate: Fri, 01 Mar 2024 22:30:00 "
             "+0000\nMessage-ID: <{}@x.test>\n\n{}\n\n",
             number, text);
       },
       ""},
  };
}

struct HugeInputs : testing::IndexerCliTest {};

TEST_F(HugeInputs, TakeTheMemoryOfAnArticle) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoMemoryLimit;
  std::string text;
  while (text.size() < kArticleBytes) text += "خبر من العاصمة ";
  for (const HugeFile& huge : huge_files()) {
    const std::string path = dir.write(huge.name, huge.begin);
    std::ofstream out(path, std::ios::binary | std::ios::app);
    for (int i = 0; i < kManyArticles; ++i) out << huge.article(i, text);
    out << huge.end;
    out.close();
    const std::string summary = (dir.path() / "summary.txt").string();
    ChildProcess child({KHABAR_INDEX, "build", "--dry-run", "--index", index, path}, summary);
    EXPECT_EQ(child.wait(), 0) << huge.name;
    EXPECT_THAT(testing::read_file(summary), ::testing::HasSubstr("would index 2,000 articles")) << huge.name;
    EXPECT_LE(child.peak_kilobytes() / 1024, kMostMegabytes) << huge.name;
    std::filesystem::remove(path);
  }
}

// Letters that pack to half their size, different ones for each number. Some 240 million are made: a call for each
// would take half the time of the test.
std::string letters_of(int number) {
  std::string text(kArticleBytes, ' ');
  char* const letters = text.data();
  auto state = static_cast<std::uint32_t>(number + 1);
  for (std::size_t i = 0; i < kArticleBytes; ++i) {
    state = state * 1664525U + 1013904223U;
    if ((state >> 28U) != 0) letters[i] = static_cast<char>('a' + (state >> 24U) % 16);
  }
  return text;
}

std::string page_of(int number) {
  return "<html><head><title>خبر</title></head><body><article><p>" + letters_of(number) +
         "</p></article></body></html>";
}

std::string crawl_of_pages() {
  std::string crawl;
  for (int i = 0; i < kManyArticles; ++i) {
    const std::string page = page_of(i);
    crawl += fmt::format(
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://x.test/{}\r\nContent-Type: text/html\r\n"
        "Content-Length: {}\r\n\r\n{}\r\n\r\n",
        i, page.size(), page);
  }
  return crawl;
}

// It says so late who wrote it that its chapters do not wait, which is named.
std::string book_of_pages() {
  testing::Members chapters{{"mimetype", "application/epub+zip"}};
  for (int i = 0; i < kManyArticles; ++i) chapters.emplace_back(fmt::format("{}.xhtml", i), page_of(i));
  chapters.emplace_back("book.opf", "<package><metadata><dc:creator>سامي</dc:creator></metadata></package>");
  return testing::make_quick_zip(chapters);
}

// Archives of one long member, or of many. The test holds none of them when it starts the program, whose peak would
// begin with that.
TEST_F(HugeInputs, InArchivesTakeTheMemoryOfAnArticle) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoMemoryLimit;
  const std::string crawls = dir.write("a.wacz", testing::make_quick_zip({{"archive/a.warc", crawl_of_pages()}}));
  const std::string packed = dir.write("a.warc.zst", testing::pack(crawl_of_pages(), testing::Packing::kZstd));
  const std::string book = dir.write("a.epub", book_of_pages());
  const std::string summary = (dir.path() / "summary.txt").string();
  ::malloc_trim(0);
  for (const std::string& path : {crawls, packed, book}) {
    ChildProcess child({KHABAR_INDEX, "build", "--dry-run", "--index", index, path}, summary);
    EXPECT_EQ(WEXITSTATUS(child.wait()), path == book ? 1 : 0) << path;
    EXPECT_THAT(testing::read_file(summary), ::testing::HasSubstr("would index 2,000 articles")) << path;
    EXPECT_LE(child.peak_kilobytes() / 1024, kMostMegabytes) << path;
  }
}

TEST_F(HugeInputs, OfPdfAreRefusedWithinTheMemoryOfAnArticle) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoMemoryLimit;
  const std::string path = dir.write("a.pdf", "%PDF-1.4\n");
  std::filesystem::resize_file(path, std::size_t{130} << 20);
  const std::string summary = (dir.path() / "summary.txt").string();
  ChildProcess child({KHABAR_INDEX, "build", "--dry-run", "--index", index, path}, summary);
  EXPECT_EQ(WEXITSTATUS(child.wait()), 2);
  EXPECT_THAT(testing::read_file(summary), ::testing::HasSubstr("a.pdf"));
  EXPECT_LE(child.peak_kilobytes() / 1024, kMostMegabytes);
}

}  // namespace
}  // namespace khabar
