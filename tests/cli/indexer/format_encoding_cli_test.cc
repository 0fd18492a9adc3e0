// Every format in every encoding, and packed in every way: what `export` gives back is compared byte for byte.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <sstream>

#include "tests/indexer/text/encode.h"
#include "tests/support/indexer_cli.h"
#include "tests/support/make_archive.h"

namespace khabar {
namespace {

using namespace testing;

// What one encoding does to a text, and how it is declared if a format can declare it.
struct Encoding {
  std::string name;      // part of the file's name
  std::string reported;  // in the report
  std::string charset;   // of an XML declaration or a meta element; empty if nothing is declared
  std::function<std::string(const std::string&)> encode;
};

std::string as_entities(const std::string& text) {
  std::string result;
  bool hexadecimal = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      result += static_cast<char>(c);
    } else {
      result += hexadecimal ? fmt::format("&#x{:X};", static_cast<std::uint32_t>(c))
                            : fmt::format("&#{};", static_cast<std::uint32_t>(c));
      hexadecimal = !hexadecimal;
    }
  }
  return result;
}

std::string in_utf_16(const std::string& text, bool little_endian, bool marked) {
  return utf_16((marked ? u"\uFEFF" : u"") + utf_16_units(text), little_endian);
}

std::vector<Encoding> all_encodings() {
  const auto same = [](const std::string& text) { return text; };
  return {
      {"utf8", "UTF-8", "", same},
      {"utf8-declared", "UTF-8", "utf-8", same},
      {"utf8-mark", "UTF-8", "", [](const std::string& text) { return "\xEF\xBB\xBF" + text; }},
      {"utf16le-mark", "UTF-16LE", "utf-16", [](const std::string& text) { return in_utf_16(text, true, true); }},
      {"utf16be-mark", "UTF-16BE", "utf-16", [](const std::string& text) { return in_utf_16(text, false, true); }},
      {"utf16le", "UTF-16LE", "", [](const std::string& text) { return in_utf_16(text, true, false); }},
      {"utf16be", "UTF-16BE", "utf-16be", [](const std::string& text) { return in_utf_16(text, false, false); }},
      {"windows1256", "windows-1256", "", windows_1256},
      {"windows1256-declared", "windows-1256", "windows-1256", windows_1256},
      {"iso8859-6", "ISO-8859-6", "", iso_8859_6},
      {"iso8859-6-declared", "ISO-8859-6", "iso-8859-6", iso_8859_6},
      {"entities", "numeric entities", "", as_entities},
  };
}

constexpr std::string_view kTitle = "أسعار القمح تتراجع في الأسواق";
constexpr std::string_view kFirst = "تراجعت أسعار القمح، أمس، في أسواق العاصمة؛ فهل تستمر في الهبوط؟";
constexpr std::string_view kSecond = "وقال تجار الحبوب إن الكميات التي وصلت إلى الميناء تكفي حتى نهاية الموسم.";

// `title` and `body` hold for all formats, `fields` are what a format has besides: JSON with its leading comma.
std::string exported(const std::string& id, const std::string& fields) {
  return fmt::format(R"({{"id":"{}","title":"{}","body":"{}\n{}"{}}})", id, kTitle, kFirst, kSecond, fields);
}

struct Format {
  std::string extension;
  std::function<std::string(const Encoding&, const std::string& id)> bytes;
  std::string fields;  // as in exported(), PATH standing for the path
  bool has_id = true;  // else the path is the id
};

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// TITLE, FIRST, SECOND, ID and CHARSET in `pattern` are filled in; CHARSET is a declaration, or nothing.
std::string filled(std::string_view pattern, const std::string& id, const std::string& declaration = {}) {
  std::string text(pattern);
  text = replace_all(text, "TITLE", kTitle);
  text = replace_all(text, "FIRST", kFirst);
  text = replace_all(text, "SECOND", kSecond);
  text = replace_all(text, "ID", id);
  return replace_all(text, "CHARSET", declaration);
}

std::string xml_declaration(const Encoding& encoding) {
  if (encoding.charset.empty()) return {};
  return fmt::format("<?xml version=\"1.0\" encoding=\"{}\"?>\n", encoding.charset);
}

std::string meta_charset(const Encoding& encoding) {
  return encoding.charset.empty() ? std::string() : fmt::format("<meta charset=\"{}\">", encoding.charset);
}

constexpr std::string_view kHtml =
    "<!DOCTYPE html>\n<html lang=\"ar\"><head>CHARSET<title>TITLE</title>\n"
    "<meta property=\"article:published_time\" content=\"2017-03-14T10:35:00+03:00\">\n"
    "<meta property=\"article:section\" content=\"اقتصاد\"><meta name=\"author\" content=\"هند سالم\"></head>\n"
    "<body><ul><li><a href=\"/\">الرئيسية</a></li></ul><h1>TITLE</h1>\n"
    "<div><p>FIRST</p>\n<p>SECOND</p></div></body></html>\n";
constexpr std::string_view kRss =
    "CHARSET<rss version=\"2.0\"><channel><title>وكالة الحقول</title><item><guid>ID</guid><title>TITLE</title>\n"
    "<description>FIRST&lt;br&gt;SECOND</description><category>اقتصاد</category>\n"
    "<pubDate>Tue, 14 Mar 2017 10:35:00 +0300</pubDate></item></channel></rss>\n";
constexpr std::string_view kAtom =
    "CHARSET<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ar\"><title>وكالة الحقول</title><entry><id>ID</id>\n"
    "<title>TITLE</title><content type=\"xhtml\"><div><p>FIRST</p><p>SECOND</p></div></content>\n"
    "<author><name>هند سالم</name></author><updated>2017-03-14T07:35:00Z</updated></entry></feed>\n";

// Where a WARC record says in which character set its page is.
enum class Declared { kInHeader, kInPage, kNowhere };

std::string warc(const Encoding& encoding, const std::string& id, Declared declared) {
  const bool in_page = declared == Declared::kInPage;
  const std::string page = encoding.encode(filled(kHtml, id, in_page ? meta_charset(encoding) : std::string()));
  const bool in_header = declared == Declared::kInHeader && !encoding.charset.empty();
  const std::string http = fmt::format("HTTP/1.1 200 OK\r\nContent-Type: text/html{}\r\n\r\n{}",
                                       in_header ? "; charset=" + encoding.charset : "", page);
  return fmt::format(
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
      "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      id, http.size(), http);
}

Format plain(const std::string& extension, std::string_view pattern, const std::string& fields, bool has_id = true) {
  return {extension, [pattern](const Encoding& e, const std::string& id) { return e.encode(filled(pattern, id)); },
          fields, has_id};
}

constexpr const char* kDatedFields =
    R"(,"date":"2017-03-14T07:35:00Z","section":"اقتصاد","author":"هند سالم","path":"PATH")";
constexpr const char* kPageFields =
    R"(,"date":"2017-03-14T07:35:00Z","section":"اقتصاد","author":"هند سالم","language":"ar","path":"PATH")";

std::vector<Format> text_formats() {
  return {
      plain("txt", "TITLE\nFIRST\r\nSECOND\n", R"(,"path":"PATH")", false),
      plain("jsonl",
            "{\"id\":\"ID\",\"title\":\"TITLE\",\"body\":\"FIRST\\nSECOND\",\"date\":\"2017-03-14T10:35:00+03:00\","
            "\"section\":\"اقتصاد\",\"author\":\"هند سالم\"}\n",
            kDatedFields),
      plain("json",
            "[\n  {\"id\": \"ID\", \"headline\": \"TITLE\", \"body\": \"FIRST\\nSECOND\",\n   \"date\": 1489476900,"
            " \"section\": \"اقتصاد\", \"author\": [\"هند سالم\"]}\n]\n",
            kDatedFields),
      plain("csv",
            "id,title,body,date,section,author\r\nID,TITLE,\"FIRST\r\nSECOND\",2017-03-14T10:35:00+03:00,اقتصاد,"
            "هند سالم\r\n",
            kDatedFields),
      plain(
          "tsv",
          "id\ttitle\tbody\tdate\tsection\tauthor\nID\tTITLE\t\"FIRST\nSECOND\"\t2017-03-14 07:35\tاقتصاد\tهند سالم\n",
          kDatedFields),
  };
}

std::vector<Format> markup_formats() {
  const auto with = [](std::string_view pattern, std::string (*declaration)(const Encoding&)) {
    return [=](const Encoding& e, const std::string& id) { return e.encode(filled(pattern, id, declaration(e))); };
  };
  return {
      plain("sgml",
            "<DOC>\n<DOCNO>ID</DOCNO>\n<CAT>اقتصاد</CAT><HEADLINE>TITLE</HEADLINE>\n<TIME>2017-03-14 07:35</TIME>"
            "<AUTHOR>هند سالم</AUTHOR>\n<TEXT>\nFIRST\nSECOND\n</TEXT>\n</DOC>\n",
            kDatedFields),
      {"html", with(kHtml, meta_charset), kPageFields, false},
      {"rss", with(kRss, xml_declaration),
       R"(,"date":"2017-03-14T07:35:00Z","source":"وكالة الحقول","url":"ID","section":"اقتصاد","path":"PATH")"},
      {"atom", with(kAtom, xml_declaration),
       R"(,"date":"2017-03-14T07:35:00Z","source":"وكالة الحقول","url":"ID","author":"هند سالم","language":"ar","path":"PATH")"},
  };
}

std::vector<Format> warc_formats() {
  const auto with = [](Declared declared) {
    return [=](const Encoding& e, const std::string& id) { return warc(e, id, declared); };
  };
  const std::string fields = R"(,"date":"2017-03-14T07:35:00Z","source":"x.test","url":"ID","section":"اقتصاد",)"
                             R"("author":"هند سالم","language":"ar","path":"PATH")";
  return {{"header.warc", with(Declared::kInHeader), fields},
          {"meta.warc", with(Declared::kInPage), fields},
          {"neither.warc", with(Declared::kNowhere), fields}};
}

std::vector<Format> all_formats() {
  std::vector<Format> formats = text_formats();
  for (Format& format : markup_formats()) formats.push_back(std::move(format));
  for (Format& format : warc_formats()) formats.push_back(std::move(format));
  return formats;
}

struct Fixture {
  std::string bytes;
  std::string line;  // of the export, without its end
};

// `file` is the path of the input, `member` what lies behind "!" in an archive.
Fixture fixture(const Format& format, const Encoding& encoding, const std::string& file,
                const std::string& member = {}) {
  const std::string id = "https://x.test/" + file;
  const std::string path = file + member;
  std::string fields = replace_all(format.fields, "PATH", path);
  fields = replace_all(fields, "ID", id);
  return {format.bytes(encoding, id), exported(format.has_id ? id : path, fields)};
}

// What one of two sorted lists has and the other has not: "- " what is missing, "+ " what is there instead.
std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& actual) {
  std::vector<std::string> missing;
  std::vector<std::string> surplus;
  std::set_difference(expected.begin(), expected.end(), actual.begin(), actual.end(), std::back_inserter(missing));
  std::set_difference(actual.begin(), actual.end(), expected.begin(), expected.end(), std::back_inserter(surplus));
  std::string lines;
  for (const std::string& line : missing) lines += "- " + line + "\n";
  for (const std::string& line : surplus) lines += "+ " + line + "\n";
  return lines;
}

struct FormatEncodingCli : IndexerCliTest {
  // The exported lines in the order of their bytes.
  std::vector<std::string> exported_lines() const {
    std::istringstream out(run("export").out);
    std::vector<std::string> lines;
    for (std::string line; std::getline(out, line);) lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    return lines;
  }
};

TEST_F(FormatEncodingCli, GivesBackEveryFormatInEveryEncodingByteForByte) {
  std::vector<std::string> expected;
  std::map<std::string, int> reported;
  for (const Format& format : all_formats()) {
    for (const Encoding& encoding : all_encodings()) {
      const std::string path = encoding.name + "." + format.extension;
      const Fixture made = fixture(format, encoding, path);
      dir.write("input/" + path, made.bytes);
      expected.push_back(made.line);
      ++reported[encoding.reported];
    }
  }
  std::sort(expected.begin(), expected.end());
  const CommandResult result = run("build", {"--quiet", (dir.path() / "input").string()});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(difference(expected, exported_lines()), "");
  EXPECT_EQ(last_report()["encodings"].get<decltype(reported)>(), reported);
  EXPECT_EQ(last_report()["skipped"]["count"], 0) << last_report()["skipped"].dump(1);
}

struct Wrapping {
  std::string extension;
  std::string member;  // what the path gets
  std::function<std::string(const std::string& bytes)> wrap;
};

std::vector<Wrapping> all_wrappings() {
  const auto packed = [](Packing packing) {
    return [packing](const std::string& bytes) { return pack(bytes, packing); };
  };
  return {
      {".gz", "", packed(Packing::kGzip)},
      {".bz2", "", packed(Packing::kBzip2)},
      {".xz", "", packed(Packing::kXz)},
      {".zst", "", packed(Packing::kZstd)},
      {".zip", "!خبر/1",
       [](const std::string& bytes) {
         return make_zip({{"خبر/1", bytes}});
       }},
      {".tar", "!خبر/1",
       [](const std::string& bytes) {
         return make_tar({{"خبر/1", bytes}});
       }},
      {".tar.gz", "!خبر/1",
       [](const std::string& bytes) {
         return make_tar({{"خبر/1", bytes}}, Packing::kGzip);
       }},
      {".tar.xz", "!1.gz",
       [](const std::string& bytes) {
         return make_tar({{"1.gz", pack(bytes, Packing::kGzip)}}, Packing::kXz);
       }},
  };
}

// Each format in each wrapping, the encodings taking turns.
TEST_F(FormatEncodingCli, GivesThemBackFromPackedFilesAndArchives) {
  std::vector<std::string> expected;
  const std::vector<Encoding> encodings = all_encodings();
  std::size_t turn = 0;
  for (const Format& format : all_formats()) {
    for (const Wrapping& wrapping : all_wrappings()) {
      const Encoding& encoding = encodings[turn++ % encodings.size()];
      const std::string path = encoding.name + "." + format.extension + wrapping.extension;
      Fixture made = fixture(format, encoding, path, wrapping.member);
      dir.write("input/" + path, wrapping.wrap(made.bytes));
      expected.push_back(std::move(made.line));
    }
  }
  std::sort(expected.begin(), expected.end());
  const CommandResult result = run("build", {"--quiet", (dir.path() / "input").string()});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(difference(expected, exported_lines()), "");
  EXPECT_EQ(last_report()["skipped"]["count"], 0) << last_report()["skipped"].dump(1);
}

TEST_F(FormatEncodingCli, GivesThemBackFromStandardInput) {
  const std::vector<Encoding> encodings = all_encodings();
  std::size_t turn = 0;
  for (const Format& format : all_formats()) {
    const Encoding& encoding = encodings[turn++ * 5 % encodings.size()];
    const Fixture made = fixture(format, encoding, "-");
    for (const std::string& bytes : {made.bytes, pack(made.bytes, Packing::kZstd)}) {
      const CommandResult result = run("build", {"--quiet", "-"}, bytes);
      EXPECT_EQ(result.status, 0) << result.err;
      EXPECT_EQ(difference({made.line}, exported_lines()), "") << format.extension << ' ' << encoding.name;
    }
  }
}

}  // namespace
}  // namespace khabar
