#include "indexer/page/page_metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/page/json_ld.h"
#include "indexer/text/markup_head.h"

namespace khabar {
namespace {

ArticleDraft draft_of(const std::string& html) {
  ArticleDraft draft;
  fill_metadata(read_page_values(HtmlTree::parse(html)), draft);
  return draft;
}

std::string json_ld(const std::string& json) { return "<script type='application/ld+json'>" + json + "</script>"; }

struct FieldCase {
  std::string html;
  std::string ArticleDraft::*field;
  std::string value;
};

TEST(PageMetadata, TakesTheMostTrustedNameThatHasAValue) {
  const std::vector<FieldCase> table = {
      {"<title>ب</title><h1>أ</h1>", &ArticleDraft::title, "أ"},
      {"<title>ب</title><meta property='og:title' content='أ &amp; ج'>", &ArticleDraft::title, "أ & ج"},
      {"<title>ب</title>", &ArticleDraft::title, "ب"},
      {"<svg><title>رسم</title></svg><title>ب</title>", &ArticleDraft::title, "ب"},
      {"<meta name='DC.Title' content='أ'><title>ب</title>", &ArticleDraft::title, "أ"},
      {json_ld("{\"@type\":\"BlogPosting\",\"headline\":\"أ &quot;ب&quot;\"}"), &ArticleDraft::title, "أ \"ب\""},
      {json_ld("{\"@type\":\"Article\",\"author\":{\"name\":[\"هند\",7,\"سليم\"]}}"), &ArticleDraft::author,
       "هند, سليم"},
      {"<meta property='article:published_time' content='2020-05-03T10:00:00Z'><time datetime='2021-01-01'>x</time>",
       &ArticleDraft::date, "2020-05-03T10:00:00Z"},
      {"<meta name='date' content='اليوم'><time datetime='2021-01-01'>x</time>", &ArticleDraft::date, "2021-01-01"},
      {"<time>3 مايو 2020</time>", &ArticleDraft::date, "3 مايو 2020"},
      {"<time datetime='2021-01-01'>x</time><time class='entry-date published' datetime='2020-05-03'>x</time>",
       &ArticleDraft::date, "2020-05-03"},
      {"<span itemprop='datePublished' content='2020-05-03'>x</span>", &ArticleDraft::date, "2020-05-03"},
      {"<meta property='article:modified_time' content='2020-05-04'>", &ArticleDraft::date, "2020-05-04"},
      {"<meta name='author' content='سليم'><meta name='author' content='سليم'><meta name='author' content='هند'>",
       &ArticleDraft::author, "سليم, هند"},
      {"<meta property='article:author' content='https://www.facebook.com/x'><a rel='author' href='/s'>سليم</a>",
       &ArticleDraft::author, "سليم"},
      {"<meta name='author' content='Super User'><p itemprop='author' itemscope>كتب: <b itemprop='name'>هند</b></p>",
       &ArticleDraft::author, "هند"},
      {"<span itemprop='author' itemscope><meta itemprop='name' content='هند'></span>", &ArticleDraft::author, "هند"},
      {"<div class='meta author'>بقلم: هند</div><div class='author'>سليم</div>", &ArticleDraft::author, "هند"},
      {"<div class='author'>كتب - هند</div>", &ArticleDraft::author, "هند"},
      {"<div class='author'>تحرير الساحل</div>", &ArticleDraft::author, "تحرير الساحل"},
      {"<div class='author-box'>هند</div>", &ArticleDraft::author, ""},
      {"<div class='author'>" + std::string(61, 'x') + "</div>", &ArticleDraft::author, ""},
      {"<a rel='category tag' href='/c'>محليات</a>", &ArticleDraft::section, "محليات"},
      {"<a class='post-cat' href='/c'>محليات</a><meta itemprop='genre' content='ثقافة'>", &ArticleDraft::section,
       "ثقافة"},
      {"<span property='dc:date dc:created' content='2020-05-03'>x</span>", &ArticleDraft::date, "2020-05-03"},
      {"<abbr itemprop='datePublished' title='2020-05-03'>x</abbr>", &ArticleDraft::date, "2020-05-03"},
      {"<meta itemprop='headline ' content='أ'><title>ب</title>", &ArticleDraft::title, "أ"},
      {"<p itemprop='publisher' itemscope><meta itemprop='name' content='دار'></p>", &ArticleDraft::source, "دار"},
      {"<meta name='parsely-section' content='رياضة'>", &ArticleDraft::section, "رياضة"},
      {"<meta name='dc.publisher' content='دار'>", &ArticleDraft::source, "دار"},
      {"<link rel='canonical' href='http://www.x.test/a/1'>", &ArticleDraft::source, "x.test"},
      {json_ld("{\"@type\":\"WebSite\",\"name\":\"موقع\"}"), &ArticleDraft::source, "موقع"},
      {"<link rel='canonical' href='http://x.test/'><meta property='og:url' content='http://x.test/a'>",
       &ArticleDraft::url, "http://x.test/a"},
      {"<link rel='canonical' href='/a'>", &ArticleDraft::url, ""},
      {"<html lang='ar-EG'><meta property='og:locale' content='ar_AR'>", &ArticleDraft::language, "ar-EG"},
      {"<html xml:lang='ar'>", &ArticleDraft::language, "ar"},
      {"<meta http-equiv='Content-Language' content='ar'>", &ArticleDraft::language, "ar"},
  };
  for (const auto& [html, field, value] : table) EXPECT_EQ(draft_of(html).*field, value) << html;
}

struct LinkedDataCase {
  const char* what;
  std::string json;
  std::string headline;
};

TEST(JsonLd, FindsTheArticle) {
  const std::vector<LinkedDataCase> table = {
      {"alone", R"({"@type":"NewsArticle","headline":"أ"})", "أ"},
      {"in a list", R"([{"@type":"Person","name":"س"},{"@type":"Article","headline":"أ"}])", "أ"},
      {"in a graph", R"({"@graph":[{"@type":"WebPage","name":"س"},{"@type":["Thing","NewsArticle"],"headline":"أ"}]})",
       "أ"},
      {"as the main entity", R"({"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"أ"}})", "أ"},
      {"with line ends in a string", "{\"@type\":\"Article\",\"headline\":\"أ\nب\"}", "أ ب"},
      {"in a comment", "<!--\n{\"@type\":\"Article\",\"headline\":\"أ\"}\n-->", "أ"},
      {"in a CDATA section", "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"أ\"}\n//]]>", "أ"},
      {"with a semicolon", R"({"@type":"Article","headline":"أ"};)", "أ"},
      {"with a name only", R"({"@type":"Article","name":"أ"})", "أ"},
      {"not in a list of items", R"({"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"أ"}]})", ""},
      {"of another kind", R"({"@type":"VideoObject","headline":"أ"})", ""},
      {"broken", R"({"@type":"Article","headline":)", ""},
      {"with odd values", R"({"@type":"Article","headline":{"@value":1},"author":[[[]],7,null],"articleBody":[]})", ""},
      {"empty", "", ""},
  };
  for (const auto& [what, json, headline] : table) {
    PageValues values;
    read_json_ld(json, values);
    EXPECT_EQ(values.first("ld:headline"), headline) << what;
  }
}

TEST(JsonLd, SurvivesDeepNesting) {
  PageValues values;
  read_json_ld(std::string(1'000'000, '['), values);
  std::string closed(200'000, '[');
  closed += std::string(200'000, ']');
  read_json_ld(closed, values);
  std::string graph;
  for (int i = 0; i < 100'000; ++i) graph += "{\"@graph\":";
  graph += "1" + std::string(100'000, '}');
  read_json_ld(graph, values);
  EXPECT_TRUE(values.empty());
}

struct PageTitleCase {
  std::string title;
  std::vector<std::string> titles;
  std::vector<std::string> sites;
  std::string clean;
};

TEST(PageTitle, LosesTheNameOfTheSiteWhereSomethingSupportsThat) {
  const std::vector<PageTitleCase> table = {
      {"خبر مهم | BBC News عربي", {"خبر مهم"}, {}, "خبر مهم"},
      {"خبر مهم - CNN Arabic", {}, {"CNN arabic"}, "خبر مهم"},
      {"جريدة الشراع :: خبر مهم", {"خبر مهم"}, {}, "خبر مهم"},
      {"خبر مهم - سياسة - الموقع", {"خبر مهم"}, {"الموقع"}, "خبر مهم"},
      {"خبر مهم - سياسة - الموقع", {}, {"الموقع"}, "خبر مهم - سياسة"},
      {"كأس العالم - مباشر", {}, {"الموقع"}, "كأس العالم - مباشر"},
      {"كأس العالم - مباشر", {"كأس العالم - مباشر"}, {}, "كأس العالم - مباشر"},
      {"الموقع | الموقع", {}, {"الموقع"}, "الموقع | الموقع"},
      {"خبر طويل جدا...", {"خبر طويل جدا لا يسعه العنوان"}, {}, "خبر طويل جدا لا يسعه العنوان"},
      {"خبر طويل…", {"خبر آخر"}, {}, "خبر طويل…"},
      {"أ-ب", {"أ"}, {"ب"}, "أ-ب"},
      {"", {}, {}, ""},
  };
  for (const auto& [title, titles, sites, clean] : table)
    EXPECT_EQ(without_site_name(title, titles, sites), clean) << title;
}

struct SiteCase {
  std::string whole;
  std::string title;
  std::string site;
};

TEST(PageTitle, NamesTheSiteBesideIt) {
  const std::vector<SiteCase> table = {
      {"خبر مهم | الموقع", "خبر مهم", "الموقع"},
      {"خبر مهم - ثقافة - الموقع", "خبر مهم", "الموقع"},
      {"الموقع: خبر مهم", "خبر مهم", "الموقع"},
      {"طباعة : خبر مهم", "خبر مهم", ""},
      {"خبر مهم", "خبر مهم", ""},
      {"خبر مهم جدا", "خبر مهم", ""},
      {"الموقع", "", ""},
  };
  for (const auto& [whole, title, site] : table) EXPECT_EQ(site_in_titles({whole}, title), site) << whole;
}

TEST(PageUrl, NamesItsHost) {
  EXPECT_EQ(host_of("https://www.example.org/a?b"), "example.org");
  EXPECT_EQ(host_of("http://user@news.example.org:8080"), "news.example.org");
  EXPECT_EQ(host_of("/a"), "");
  EXPECT_EQ(host_of(""), "");
}

struct HeadCase {
  std::string bytes;
  std::string root;
  std::string charset;
};

TEST(MarkupHead, NamesTheRootAndTheCharacterSet) {
  const std::vector<HeadCase> table = {
      {"<html><meta charset=UTF-8>", "html", "utf-8"},
      {"\xEF\xBB\xBF\n<!-- <x> --><!DOCTYPE html><HTML>", "html", ""},
      {"<?xml version='1.0' encoding='windows-1256'?><?xml-stylesheet href='a'?>\n<rss version='2.0'>", "rss",
       "windows-1256"},
      {"<!DOCTYPE rss [<!ENTITY a \"b\">\n<!ENTITY c \"d\">]><rss>", "rss", ""},
      {"<rdf:RDF xmlns='x'>", "rdf:rdf", ""},
      {"<head><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=Windows-1256\">", "head", "windows-1256"},
      {"<p><!-- <meta charset=a> --><meta name=x content='charset=b'><meta charset='iso-8859-6'>", "p", "iso-8859-6"},
      {"<meta charset=utf-16le>", "meta", "utf-8"},
      {"نص <html>", "", ""},
      {"<!-- <html>", "", ""},
      {"<", "", ""},
      {"", "", ""},
  };
  for (const auto& [bytes, root, charset] : table) {
    EXPECT_EQ(read_markup_head(bytes).root, root) << bytes;
    std::string found = declared_html_charset(bytes);
    for (char& c : found) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    EXPECT_EQ(found, charset) << bytes;
  }
}

TEST(ContentType, NamesItsCharacterSet) {
  EXPECT_EQ(charset_of_content_type("text/html; charset=UTF-8"), "utf-8");
  EXPECT_EQ(charset_of_content_type("text/html;Charset = \"windows-1256\"; x=y"), "windows-1256");
  EXPECT_EQ(charset_of_content_type("text/html"), "");
}

}  // namespace
}  // namespace khabar
