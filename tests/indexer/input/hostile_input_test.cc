// What the worst input of a reader may cost: 4 MB of each are read in a process of its own, whose time and memory the
// kernel accounts for, and 16 MB of each with the slow tests.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/read_inputs.h"
#include "indexer/limits.h"
#include "tests/support/make_archive.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using testing::TempDir;

// The worst input may take two seconds of processor time. What takes more is held against the time that the same
// machine, build and process take for as much ordinary JSON Lines: so a busy or slow machine, and a build with
// sanitizers, has more. 16 MB of the ordinary text were seen to take 0.12 to 0.23 s, which makes a budget of 6 to 12 s:
// only a reader that goes over its input many times is above it.
constexpr double kSeconds = 2;
constexpr double kTimesOrdinary = 50;
constexpr rlim_t kEnded = 120;  // after so many seconds of processor time the kernel ends it

constexpr std::size_t kFullSize = kMaxArticleBytes - 4096;  // one article of it is read

// What a run plans with for an article of that size, and 64 MB (see memory_plan.h).
constexpr long most_kilobytes(std::size_t bytes) { return static_cast<long>(20 * bytes / 1024) + (64 + 64) * 1024; }

struct Hostile {
  const char* what;
  const char* file;
  std::string begin;
  std::string unit;  // repeated; '#' in it is a number that grows
  std::string end;
  std::size_t nested = 0;  // how often `nest` stands before the units
  std::string nest{};
};

std::string made(const Hostile& at, std::size_t size) {
  std::string bytes = at.begin;
  for (std::size_t i = 0; i < at.nested; ++i) bytes += at.nest;
  bytes.reserve(size + at.unit.size() + at.end.size());
  const bool counts = at.unit.find('#') != std::string::npos;
  for (std::size_t i = 0; bytes.size() + at.end.size() + at.unit.size() + 8 < size; ++i) {
    if (!counts) {
      bytes += at.unit;
      continue;
    }
    for (const char c : at.unit) {
      if (c == '#') {
        bytes += std::to_string(i);
      } else {
        bytes += c;
      }
    }
  }
  return bytes + at.end;
}

class CountingSink : public ArticleSink {
 public:
  void add(Article&&) override { ++articles; }
  void skip(SkippedInput&&) override { ++skipped; }
  void consumed(std::uint64_t) override {}
  std::size_t articles = 0;
  std::size_t skipped = 0;
};

struct Cost {
  int status = 0;
  double seconds = 0;
  long kilobytes = 0;
};

// Of `work` in a child, which is ended after `limit` seconds of processor time.
Cost cost_of(rlim_t limit, const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    const rlimit cpu{limit, limit + 1};
    ::setrlimit(RLIMIT_CPU, &cpu);
    work();
    ::_exit(0);
  }
  Cost cost;
  rusage usage{};
  ::wait4(child, &cost.status, 0, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  cost.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  cost.kilobytes = usage.ru_maxrss;
  return cost;
}

Cost cost_of_reading(const std::string& path, rlim_t limit) {
  return cost_of(limit, [&] {
    CountingSink sink;
    read_inputs({path}, {}, sink);
  });
}

// For `size` bytes, in seconds of processor time.
double budget(const TempDir& directory, std::size_t size) {
  const Hostile ordinary{"", "ordinary.jsonl", "",
                         "{\"id\":\"#\",\"title\":\"أسعار القمح\",\"body\":\"ارتفعت أسعار القمح في الأسواق العالمية "
                         "اليوم\",\"date\":\"2020-01-01\"}\n",
                         ""};
  const std::string path = directory.write(ordinary.file, made(ordinary, size));
  return kTimesOrdinary * cost_of_reading(path, kEnded).seconds;
}

std::vector<Hostile> hostile_inputs(std::size_t size) {
  const std::string kItem = "<?xml version='1.0'?><rss><channel><title>t</title><item><title>x</title>";
  const std::string kItemEnd = "</item></channel></rss>";
  const std::string kRecord =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(size - 70'000) + "\r\n\r\n";
  const std::string kPageBegin = "<html><body><h1>x</h1>";
  std::vector<Hostile> table{
      {"text of one line", "a.txt", "", "x", ""},
      {"text of spaces", "a.txt", "x", " ", ""},
      {"text of lines", "a.txt", "", "x\n", ""},
      {"text of references", "a.txt", "", "&#1575;", ""},
      {"text of broken references", "a.txt", "&#1575;", "&#", ""},
      {"text of high bytes", "a.txt", "", "\xE4\xC7", ""},
      {"text of odd bytes", "a.txt", "", "\xFF\x80", ""},
      {"text of dates", "a.txt", "", "2020-01-01 ", ""},
      {"an open CSV quote in one line", "a.csv", "id,text\n1,\"", "x", ""},
      {"an open CSV quote over many lines", "a.csv", "id,text\n1,\"", "x\n", ""},
      {"open CSV quotes in each line", "a.csv", "id,text\n", "1,\"x\n", ""},
      {"open and torn CSV quotes", "a.csv", "id,text\n1,\"", "2,\"a\" b\nc\"\n", ""},
      {"torn CSV quotes", "a.csv", "id,text\n", "2,\"a\" b\nc\"\n", ""},
      {"CSV of commas", "a.csv", "id,text\n1,", ",", ""},
      {"CSV header of commas", "a.csv", "id,text", ",", "\n1,2\n"},
      {"CSV quotes", "a.csv", "id,text\n1,", "\"", ""},
      {"CSV rows of 10,000 columns", "a.csv", "id,text" + std::string(9998, ',') + "\n", std::string(9999, ',') + "\n",
       ""},
      {"JSON string", "a.jsonl", "{\"body\":\"", "x", "\"}\n"},
      {"JSON escapes", "a.jsonl", "{\"body\":\"", "\\u0627", "\"}\n"},
      {"JSON list of strings", "a.jsonl", "{\"body\":[", "\"x\",", "\"x\"]}\n"},
      {"JSON list of numbers", "a.jsonl", "{\"body\":[", "1.5,", "1]}\n"},
      {"JSON keys", "a.jsonl", "{", "\"k#\":1,", "\"body\":\"x\"}\n"},
      {"JSON the same key", "a.jsonl", "{", "\"body\":\"x\",", "\"body\":\"x\"}\n"},
      {"JSON number", "a.jsonl", "{\"body\":", "1", "}\n"},
      {"JSON nesting", "a.jsonl", "{\"body\":", "[", ""},
      {"JSON lines of nothing", "a.jsonl", "{\"body\":\"x\"}\n", "{}\n", ""},
      {"JSON lines broken", "a.jsonl", "{\"body\":\"x\"}\n", "{\"\n", ""},
      {"JSON document of open objects", "a.json", "[\n", "{\n", ""},
      {"JSON document of open strings", "a.json", "[\n", "{\"a\":\"x\n", ""},
      {"JSON document of strings", "a.json", "[\n{\"body\":\"x\"},\n", "\"y#\",\n", "]"},
      {"JSON document of brackets", "a.json", "[\n{\"body\":\"x\"},", "]", ""},
      {"JSON document of empty lists", "a.json", "[{\"body\":\"x\"},\n", "[],", "]"},
      {"JSON document open and indented", "a.json", "[\n{\"a\":[\n", "{\"b\":[1,\n", ""},
      {"JSON document in Latin letters", "a.json", "[\n{\"body\":\"", "\xE9t\xE9 ", "\"}]"},
      {"SGML without end", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO><TEXT>", "x ", ""},
      {"SGML of tags", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO><TEXT>", "<p>", ""},
      {"SGML of less-than signs", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO><TEXT>", "<", ""},
      {"SGML of open tags", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO><TEXT>", "<a", ""},
      {"SGML of open comments", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO><TEXT>", "<!--", ""},
      {"SGML of known tags", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO>", "<TITLE>", ""},
      {"SGML of texts", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO>", "<TEXT>x</TEXT>", ""},
      {"SGML of dates", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO>", "<DATE>1 1 1</DATE>", "<TEXT>x</TEXT>"},
      {"SGML of attributes", "a.sgml", "<DOC ", "a#=b ", "><TEXT>x</TEXT></DOC>"},
      {"SGML of ampersands", "a.sgml", "<DOC>\n<DOCNO>1</DOCNO><TEXT>", "&a", ""},
      {"SGML of documents", "a.sgml", "", "<DOC>\n", ""},
      {"SGML of documents' ends", "a.sgml", "<DOC>x</DOC>", "</DOC>", ""},
      {"a page of text", "a.html", kPageBegin, "x ", ""},
      {"a page of one word", "a.html", kPageBegin, "x", ""},
      {"a page of paragraphs", "a.html", kPageBegin, "<p>x", ""},
      {"a page of open tags", "a.html", kPageBegin, "<b>", ""},
      {"a page of less-than signs", "a.html", kPageBegin, "<", ""},
      {"a page of open tag names", "a.html", kPageBegin, "<a", ""},
      {"a page of ampersands", "a.html", kPageBegin, "&", ""},
      {"a page of references", "a.html", kPageBegin, "&#1575;", ""},
      {"a page of named references", "a.html", kPageBegin, "&amp;", ""},
      {"a page of unknown references", "a.html", kPageBegin, "&a#;", ""},
      {"a page of attributes", "a.html", "<html><body><div ", "a# ", ">"},
      {"a page of tags with attributes", "a.html", kPageBegin,
       "<b a b c d e f g h i j k l m n o p q r s t u v w x y z>", ""},
      {"a page of one attribute", "a.html", "<html><body><div a='", "x", "'>"},
      {"a page of one class", "a.html", "<html><body><div class='", "a ", "'>"},
      {"a page of classes", "a.html", kPageBegin, "<b class='ad#'></b>", ""},
      {"a page of comments", "a.html", kPageBegin, "<!---->", ""},
      {"a page of open comments", "a.html", kPageBegin, "<!--", ""},
      {"a page of declarations", "a.html", kPageBegin, "<!x>", ""},
      {"a page of instructions", "a.html", kPageBegin, "<?x>", ""},
      {"a page of end tags", "a.html", kPageBegin, "</b>", ""},
      {"a page of end tags in nesting", "a.html", kPageBegin, "</b>", "", 1900, "<div>"},
      {"a page of end tags of paragraphs", "a.html", kPageBegin, "</p>", "", 1900, "<div>"},
      {"a page of lines in nesting", "a.html", kPageBegin, "<br>x", "", 1900, "<div>"},
      {"a page of lines in lists", "a.html", kPageBegin, "<br>x", "", 1900, "<ul>"},
      {"a page of lines in links", "a.html", kPageBegin, "<br>x", "", 1900, "<a>"},
      {"a page of sentences in lists", "a.html", kPageBegin, "<br>this is a paragraph that is long enough", "", 1900,
       "<ul>"},
      {"a page of sentences in layout", "a.html", kPageBegin, "<br>this is a paragraph that is long enough", "", 1900,
       "<div>"},
      {"a page of times around text", "a.html", kPageBegin, "x", "", 1900, "<time>"},
      {"a page of titles around text", "a.html", "<html><body>", "x", "", 1900, "<h1>"},
      {"a page of authors around text", "a.html", kPageBegin, "x", "", 1900, "<a rel='author category'>"},
      {"a page of classes around text", "a.html", kPageBegin, "x", "", 10, "<b class='author'>"},
      {"a page of items around text", "a.html", kPageBegin, "x", "", 1900, "<b itemprop='author'>"},
      {"a page of scopes around text", "a.html", kPageBegin, "x", "", 1900, "<b itemprop='name' itemscope>"},
      {"a page of properties", "a.html", "<html><body><b content='" + std::string(size / 2, 'x') + "' property='",
       "a# ", "'>"},
      {"a page of headings", "a.html", kPageBegin, "<h1>x#</h1>", ""},
      {"a page of headings and text", "a.html", kPageBegin, "<h1>x#</h1><p>x#</p>", ""},
      {"a page of titles with separators", "a.html", "<title>", " - a", "</title>"},
      {"a page of short titles with separators", "a.html", "<html><body>", "<h1>a - b - c - d#</h1>", ""},
      {"a page of metas", "a.html", "<html><head>", "<meta name=author content=#>", ""},
      {"a page of meta names", "a.html", "<html><head>", "<meta name=# content=#>", ""},
      {"a page of dates", "a.html", kPageBegin, "<time>1 يناير</time>", ""},
      {"a page of lines with dates", "a.html", kPageBegin, "<p>الجمعة 18 يناير 20#</p>", ""},
      {"a page of lines with dates before text", "a.html", kPageBegin, "<p>الجمعة 18 يناير 2017 1#</p>",
       "<p>This is a sentence that is long enough to be one.</p>"},
      {"a page of labels", "a.html", kPageBegin, "<p>اقرأ أيضا</p>", ""},
      {"a page of articles", "a.html", kPageBegin, "<article>this is a text that is long enough for one", ""},
      {"a page of siblings", "a.html", kPageBegin,
       "<p class=a>this is a text that is long enough for one, and this is a text that is long enough for one more</p>",
       ""},
      {"a page of preformatted lines", "a.html", kPageBegin + "<pre>", "\n \n", ""},
      {"a page of preformatted text", "a.html", kPageBegin + "<pre>", "\nx", ""},
      {"a page of scripts", "a.html", kPageBegin, "<script></script>", ""},
      {"a page of one script", "a.html", kPageBegin + "<script>", "</", ""},
      {"a page of tables", "a.html", kPageBegin, "<table><tr><td>", ""},
      {"a page of forms", "a.html", kPageBegin, "<form>", ""},
      {"a page of styles", "a.html", kPageBegin, "<b style='display:x'></b>", ""},
      {"JSON-LD of brackets", "a.html", "<html><script type='application/ld+json'>", "[", "</script>"},
      {"JSON-LD of graphs", "a.html", "<html><script type='application/ld+json'>", "{\"@graph\":", "</script>"},
      {"JSON-LD of nested brackets", "a.html",
       "<html><script type='application/ld+json'>" + std::string(size / 2 - 50, '['), "]", "</script>"},
      {"JSON-LD of objects", "a.html", "<html><script type='application/ld+json'>[", "{},", "{}]</script>"},
      {"JSON-LD of numbers", "a.html", "<html><script type='application/ld+json'>[", "1,", "1]</script>"},
      {"JSON-LD of references", "a.html", "<html><script type='application/ld+json'>[", "{\"@id\":#},",
       "{\"@type\":\"Article\",\"author\":[{\"@id\":0},{\"@id\":0}]}]</script>"},
      {"JSON-LD of authors", "a.html", "<html><script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[",
       "\"#\",", "\"\"]}</script>"},
      {"JSON-LD of authors by reference", "a.html",
       "<html><script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[", "{\"@id\":#},",
       "\"\"]}</script>"},
      {"JSON-LD of scripts", "a.html", "<html>",
       "<script type='application/ld+json'>{\"@type\":\"WebSite\",\"name\":\"a#\"}</script>", ""},
      {"JSON-LD of comments", "a.html", "<html><script type='application/ld+json'>", "<!--", "</script>"},
      {"a feed of text", "a.rss", kItem + "<description>", "x ", "</description>" + kItemEnd},
      {"a feed of tags in an item", "a.rss", kItem + "<description>", "<b></b>", "</description>" + kItemEnd},
      {"a feed of open tags in an item", "a.rss", kItem + "<description>", "<b>", ""},
      {"a feed of categories", "a.rss", kItem, "<category term='x#'/>", kItemEnd},
      {"a feed of authors", "a.rss", kItem, "<author>x#</author>", kItemEnd},
      {"a feed of dates", "a.rss", kItem, "<pubDate>1 يناير#</pubDate>", kItemEnd},
      {"a feed of bodies", "a.rss", kItem, "<content>&lt;b></content>", kItemEnd},
      {"a feed of values of the channel", "a.rss", "<rss><channel>", "<title>x</title>", "</channel></rss>"},
      {"a feed of names of the channel", "a.rss", "<rss><channel>", "<a#>x</a#>", "</channel></rss>"},
      {"a feed of items", "a.rss", "<rss><channel>", "<item><title>x</title></item>", "</channel></rss>"},
      {"a feed of empty items", "a.rss", "<rss><channel>", "<item/>", "</channel></rss>"},
      {"a feed of attributes", "a.rss", "<rss><channel><item ", "a#='' ", "/></channel></rss>"},
      {"a feed of namespaces", "a.rss", "<rss><channel><item ", "xmlns:a#='b' ", "/></channel></rss>"},
      {"a feed of namespaces in use", "a.rss", "<rss><channel><item xmlns:x='y' xmlns:z='z' ", "a:a#='b' ",
       "/></channel></rss>"},
      {"a feed of nested namespaces", "a.rss", "<rss><channel>", "<a:b/>", "</channel></rss>", 10'000,
       "<a xmlns:a='b'/>"},
      {"a feed of entities", "a.rss", "<!DOCTYPE rss [", "<!ENTITY a# 'b'>", "]><rss><channel><item/></channel></rss>"},
      {"a feed of default attributes", "a.rss",
       "<!DOCTYPE rss [<!ATTLIST b c CDATA '" + std::string(100'000, 'x') + "'>]><rss><channel><item>", "<b/>",
       kItemEnd},
      {"a feed of declared attributes", "a.rss", "<!DOCTYPE rss [", "<!ATTLIST b c# CDATA 'd'>",
       "]><rss><channel><item><b/>" + kItemEnd},
      {"a feed of declared elements", "a.rss", "<!DOCTYPE rss [", "<!ELEMENT b# (c,d)>",
       "]><rss><channel><item><b/>" + kItemEnd},
      {"a feed of a declared content", "a.rss", "<!DOCTYPE rss [<!ELEMENT b ", "(",
       "]><rss><channel><item><b/>" + kItemEnd},
      {"a feed of comments", "a.rss", "<rss><channel>", "<!---->", "</channel></rss>"},
      {"a feed of one comment", "a.rss", "<rss><channel><!--", "x", "--></channel></rss>"},
      {"a feed of CDATA sections", "a.rss", kItem + "<description>", "<![CDATA[<b>]]>", "</description>" + kItemEnd},
      {"a feed of one CDATA section", "a.rss", kItem + "<description><![CDATA[", "<p>x",
       "]]></description>" + kItemEnd},
      {"a feed of references", "a.rss", kItem + "<description>", "&lt;b&gt;", "</description>" + kItemEnd},
      {"a feed of ampersands", "a.rss", kItem + "<description>", "&", "</description>" + kItemEnd},
      {"a feed of less-than signs", "a.rss", kItem + "<description>", "<", "</description>" + kItemEnd},
      {"a feed of labels at its end", "a.rss", kItem + "<description>", "&lt;p>طباعة", "</description>" + kItemEnd},
      {"a feed of instructions", "a.rss", kItem, "<?a?>", kItemEnd},
      {"a feed of an attribute", "a.rss", kItem + "<link href='", "x", "'/>" + kItemEnd},
      {"a feed of a title in markup", "a.rss", kItem + "<category>", "&lt;p>", "</category>" + kItemEnd},
      {"a WARC of record heads", "a.warc", "WARC/1.0\n", "WARC/1.0\n", ""},
      {"a WARC of records that are too long", "a.warc", "", "WARC/1.0\r\nContent-Length: 9999999\r\n\r\n", ""},
      {"a WARC of records that are too short", "a.warc", "", "WARC/1.0\r\nContent-Length: 1\r\n\r\nxxxx", ""},
      {"a WARC of header fields", "a.warc", "WARC/1.0\r\n", "a: b\r\n", "\r\n"},
      {"a WARC of continued fields", "a.warc", "WARC/1.0\r\na: b\r\n", " b\r\n", "\r\n"},
      {"a WARC of empty lines", "a.warc", "WARC/1.0\r\nContent-Length: 0\r\n\r\n", "\r\n", ""},
      {"a WARC of requests", "a.warc", "", "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n\r\n\r\n", ""},
      {"a WARC of HTTP header fields", "a.warc",
       kRecord + "HTTP/1.1 200 OK\r\nContent-Type: "
                 "text/html\r\n",
       "a:b\r\n", "\r\n\r\n\r\n\r\n"},
      {"a WARC of continued HTTP fields", "a.warc",
       kRecord + "HTTP/1.1 200 OK\r\nContent-Type: "
                 "text/html\r\n",
       " b\r\n", "\r\n\r\n\r\n\r\n"},
      {"a WARC of chunks", "a.warc",
       kRecord + "HTTP/1.1 200 OK\r\nContent-Type: "
                 "text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
       "1\r\nx\r\n", ""},
      {"a WARC of one chunk size", "a.warc",
       kRecord + "HTTP/1.1 200 OK\r\nContent-Type: "
                 "text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
       "0", ""},
      {"a WARC of codings", "a.warc",
       kRecord + "HTTP/1.1 200 OK\r\nContent-Type: "
                 "text/html\r\nTransfer-Encoding: ",
       "chunked,", "\r\n\r\n\r\n"},
      {"a file of gzip heads", "a.gz", "", "\x1f\x8b\x08", ""},
      {"a zip of heads", "a.zip", "", "PK\x03\x04", ""},
      {"a text of UTF-16 surrogates", "a.txt", "\xFF\xFE", "\x41\xD8", ""},
      {"a text of escapes of ISO-2022", "a.html", "<html><meta charset=iso-2022-jp><body>", "\x1b$B!!\x1b(B", ""},
  };
  return table;
}

// With KHABAR_COSTS in the environment what each takes is printed.
class HostileInput : public ::testing::TestWithParam<std::size_t> {
 protected:
  static void expect_cheap(std::size_t size) {
    const Hostile at = hostile_inputs(size)[GetParam()];
    const TempDir directory;
    const std::string path = directory.write(at.file, made(at, size));
    const Cost cost = cost_of_reading(path, kEnded);
    EXPECT_EQ(cost.status, 0) << at.what << ": ended by signal " << WTERMSIG(cost.status);
    EXPECT_LE(cost.kilobytes, most_kilobytes(size)) << at.what;
    if (cost.seconds > kSeconds) {
      EXPECT_LE(cost.seconds, budget(directory, size)) << at.what;
    }
    if (std::getenv("KHABAR_COSTS") != nullptr)
      std::printf("%6.2f s %7ld kB  %s\n", cost.seconds, cost.kilobytes, at.what);
  }
};

TEST_P(HostileInput, EndsSoonAndInLittleMemory) { expect_cheap(kFullSize / 4); }

TEST_P(HostileInput, DISABLED_SlowEndsSoonAtFullSize) { expect_cheap(kFullSize); }

INSTANTIATE_TEST_SUITE_P(Table, HostileInput, ::testing::Range(std::size_t{0}, hostile_inputs(kFullSize).size()));

}  // namespace
}  // namespace khabar
