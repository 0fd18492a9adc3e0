#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/page/news_pages.h"
#include "tests/indexer/text/encode.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using namespace testing;

struct PageCase {
  const char* what;
  std::string bytes;
};

const std::vector<PageCase> kPages = {
    {"modern", modern_page()}, {"WordPress", wordpress_page()}, {"AMP", amp_page()}, {"tables", table_page()},
    {"divs", div_page()},
};

// The typographic quotation marks of one page are its own.
std::string with_plain_quotes(std::string text) {
  for (const std::string_view quote : {"“", "”"}) {
    for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote)) {
      text.replace(at, quote.size(), "\"");
    }
  }
  return text;
}

TEST(HtmlPage, GivesTheStoryAndNothingElse) {
  for (const auto& [what, bytes] : kPages) {
    const RecordingSink sink = read_bytes(bytes, "a.html");
    ASSERT_EQ(sink.articles.size(), 1U) << what;
    EXPECT_EQ(sink.articles[0].title, kStoryTitle) << what;
    EXPECT_EQ(with_plain_quotes(sink.articles[0].body), kStory) << what;
    ASSERT_TRUE(sink.articles[0].date) << what;
    EXPECT_EQ(format_day(*sink.articles[0].date), "2025-01-21") << what;
    EXPECT_THAT(sink.skipped, IsEmpty()) << what;
  }
}

TEST(HtmlPage, FillsEveryFieldFromJsonLd) {
  const RecordingSink sink = read_bytes(modern_page(), "a.html");
  ASSERT_EQ(sink.articles.size(), 1U);
  const Article& article = sink.articles[0];
  EXPECT_EQ(article.id, "https://www.example.org/culture/2025/01/library-4711");
  EXPECT_EQ(article.url, article.id);
  EXPECT_EQ(article.date->time_since_epoch().count(), 1737444600);
  EXPECT_EQ(article.source, "صحيفة المرفأ");
  EXPECT_EQ(article.section, "ثقافة");
  EXPECT_EQ(article.author, "سعاد العمري, هاني كرم");
  EXPECT_EQ(article.language, "ar");
  EXPECT_EQ(article.path, "a.html");
}

TEST(HtmlPage, FollowsReferencesInAGraph) {
  const RecordingSink sink = read_bytes(wordpress_page(), "a.html");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].id, "https://sahel.example.com/library");
  EXPECT_EQ(sink.articles[0].author, "تحرير الساحل");
  EXPECT_EQ(sink.articles[0].source, "موقع الساحل");
  EXPECT_EQ(sink.articles[0].section, "محليات");
}

TEST(HtmlPage, FillsFieldsFromMetaElements) {
  const RecordingSink sink = read_bytes(div_page(), "a.html");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].url, "https://salma.example.com/news/articles/c1");
  EXPECT_EQ(sink.articles[0].author, "مراسلنا");
  EXPECT_EQ(sink.articles[0].source, "Salma News");
  EXPECT_EQ(sink.articles[0].section, "أخبار");
}

TEST(HtmlPage, HasItsPathAsIdWithoutAUrl) {
  EXPECT_THAT(read_bytes(table_page(), "1999/a.htm").ids(), ElementsAre("a.htm"));
}

TEST(HtmlPage, TakesTheMoreCompleteOfArticleBodyAndPage) {
  std::string shorter = amp_page();
  const std::size_t at = shorter.find("\\nوقالت");
  shorter.erase(at, shorter.find("\"}]", at) - at);
  const RecordingSink sink = read_bytes(shorter, "a.html");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_THAT(sink.articles[0].body, HasSubstr("افتتح مجلس"));
  EXPECT_THAT(read_bytes(amp_page(), "a.html").articles.at(0).body, HasSubstr("العاشرة مساء"));
}

// The same with its teasers in <article>.
std::string in_articles(std::string page) {
  const std::string_view open = "<div class=\"teaser\">";
  for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open)) {
    page.replace(at, open.size(), "<article>");
    page.replace(page.find("</div>", at), 6, "</article>");
  }
  return page;
}

struct SkippedPage {
  const char* what;
  std::string bytes;
  std::string reason;
};

TEST(HtmlPage, WithoutAnArticleIsSkippedWithAReason) {
  const std::string little = "0: no article: the page has too little text of its own";
  const std::vector<SkippedPage> table = {
      {"a front page", front_page(), "0: no article: the page is a list of teasers"},
      {"a front page of articles", in_articles(front_page()), little},
      {"links only", "<html><title>x</title><body><ul><li><a href=/1>خبر أول</a><li><a href=/2>خبر ثان</a></ul></html>",
       little},
      {"an error page", "<!DOCTYPE html><html><title>404</title><h1>الصفحة غير موجودة</h1><p>عذرا.</p></html>", little},
      {"frames",
       "<html><head><title>جريدة</title></head><frameset cols='20%,*'><frame src='menu.htm'><frame src='main.htm'>"
       "<noframes><body><p>متصفحك لا يدعم الإطارات.</p></body></noframes></frameset></html>",
       "0: no article: the page is made of frames, each of which is another page"},
      {"a player", "<html><meta property=og:type content=article><title>x</title><video></video></html>", little},
      {"nothing at all", "<html></html>", little},
      {"scripts only", "<!doctype html><script>var a = '<p>" + std::string(kStory) + "</p>';</script>", little},
  };
  for (const auto& [what, bytes, reason] : table) {
    const RecordingSink sink = read_bytes(bytes, "a.html");
    EXPECT_THAT(sink.ids(), IsEmpty()) << what;
    EXPECT_THAT(sink.reasons(), ElementsAre(reason)) << what;
  }
}

TEST(HtmlPage, OfAnArticleWithoutTextGivesItsDescription) {
  const RecordingSink sink = read_bytes(
      "<!doctype html><meta property='og:type' content='article'><meta property='og:description' content='وصف "
      "قصير'><title>عنوان</title><video></video>",
      "a.html");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].body, "وصف قصير");
}

TEST(HtmlPage, WithoutAHeadlineElementFindsItsTitleAndDateBesideTheText) {
  const RecordingSink sink = read_bytes(
      "<html><title>افتتاح مكتبة عامة - الجريدة</title><table><tr><td><span>افتتاح مكتبة عامة</span>"
      "<tr><td>2020/05/03<tr><td>" +
          std::string(kStory) + "</table></html>",
      "a.html");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "افتتاح مكتبة عامة");
  ASSERT_TRUE(sink.articles[0].date);
  EXPECT_EQ(format_day(*sink.articles[0].date), "2020-05-03");
}

TEST(HtmlPage, OfOneCellFindsItsTitleAndDateBeforeTheText) {
  const RecordingSink sink = read_bytes(
      "<html><title>جريدة القلزم - ترميم منارة قديمة على ساحل البحر</title><table><tr><td><font>ترميم منارة قديمة على "
      "ساحل "
      "البحر</font><br>الأربعاء 14 مايو 2003<br><br>" +
          std::string(kStory) + "<br>انتهى.</td></tr></table></html>",
      "a.html");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "ترميم منارة قديمة على ساحل البحر");
  ASSERT_TRUE(sink.articles[0].date);
  EXPECT_EQ(format_day(*sink.articles[0].date), "2003-05-14");
  EXPECT_THAT(sink.articles[0].body, ::testing::StartsWith("افتتح مجلس"));
  EXPECT_THAT(sink.articles[0].body, ::testing::EndsWith("\nانتهى."));
}

// What costs a parser much is found wherever it stands, also behind what only looks like a script or a comment.
TEST(HtmlPage, IsRefusedForItsAttributesWhateverStandsBeforeThem) {
  std::string tag = "<div";
  for (int i = 0; i < 30'000; ++i) tag += " a" + std::to_string(i);
  tag += ">";
  for (const char* before : {"", "<script></scriptx>", "<script/>", "<script1>", "<SCRIPT>x</script>", "<!-->",
                             "<!--->", "<!-- --!>", "<!-- -- -->", "<style></STYLE>", "<p title='>'>", "<p a=\"'\">",
                             "<!x>", "<?x>", "<title>", "<textarea>", "</p>", "<"}) {
    EXPECT_THAT(read_bytes("<html><body>" + (before + tag) + std::string(kStory), "a.html").reasons(),
                ElementsAre("0: too many attributes in its tags"))
        << before;
  }
  for (const char* hidden : {"<script>", "<style>", "<!--"}) {
    const std::string end = hidden == std::string("<!--") ? "-->" : std::string("</") + (hidden + 1);
    EXPECT_THAT(read_bytes("<html><body>" + (hidden + tag) + end + std::string(kStory), "a.html").reasons(),
                ::testing::Not(::testing::Contains(::testing::HasSubstr("too many attributes"))))
        << hidden;
  }
}

TEST(HtmlPage, SurvivesHostileMarkup) {
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "<div>";
  std::string lists = "<!doctype html>";
  for (int i = 0; i < 100'000; ++i) lists += "<ul><li>";
  std::string many = "<!doctype html>";
  for (int i = 0; i < 600'000; ++i) many += "<b></b><i>";
  const std::vector<SkippedPage> table = {
      {"nested", "<!doctype html>" + nested + std::string(kStory), "0: more than 2000 nested elements"},
      {"nested lists", lists, "0: more than 2000 nested elements"},
      {"misnested", many, "0: more than 2000 nested elements"},
  };
  for (const auto& [what, bytes, reason] : table) {
    EXPECT_THAT(read_bytes(bytes, "a.html").reasons(), ElementsAre(reason)) << what;
  }
}

TEST(HtmlPage, SurvivesCutMarkup) {
  const std::string page = modern_page();
  for (std::size_t size = 20; size < page.size(); size += 97) {
    const RecordingSink sink = read_bytes(page.substr(0, size), "a.html");
    for (const Article& article : sink.articles) EXPECT_THAT(article.body, Not(HasSubstr("<"))) << size;
  }
}

TEST(HtmlPage, TakesTheParagraphsOfThePageWhereItsDataHaveThemInOneLine) {
  const auto page = [](const std::string& data) {
    return "<html><script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"خبر\",\"articleBody\":\"" +
           data + "\"}</script><h1>خبر</h1><div><p>وصل الوفد الرسمي إلى “العاصمة” مساء أمس.</p>" +
           "<p>ويلتقي الوفد خلال الزيارة عددا من المسؤولين.</p></div></html>";
  };
  const std::string same = "وصل الوفد الرسمي إلى 'العاصمة' مساء أمس. ويلتقي الوفد خلال الزيارة عددا من المسؤولين.";
  EXPECT_EQ(read_bytes(page(same), "a.html").articles.at(0).body,
            "وصل الوفد الرسمي إلى “العاصمة” مساء أمس.\nويلتقي الوفد خلال الزيارة عددا من المسؤولين.");
  const std::string more = same + " ويعود إلى بلاده غدا.";
  EXPECT_EQ(read_bytes(page(more), "a.html").articles.at(0).body, more);
}

TEST(HtmlPage, LoadsNothing) {
  const TempDir directory;
  const std::string secret = directory.write("secret.txt", "سر محفوظ");
  const std::string page = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file://" + secret +
                           "\">]><html><article><h1>عنوان</h1><p>" + std::string(kStory) +
                           " &x;</p></article><iframe src=\"http://127.0.0.1:9/\"></iframe></html>";
  const RecordingSink sink = read_all_of({directory.write("a.html", page)});
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_THAT(sink.articles[0].body, Not(HasSubstr("سر")));
}

std::string replaced(std::string text, std::string_view old, std::string_view with) {
  return text.replace(text.find(old), old.size(), with);
}

TEST(HtmlPage, IsReadInTheEncodingThatItDeclaresOrIsIn) {
  const std::string table_utf8 = replaced(table_page(), "windows-1256", "utf-8");
  const std::string divs = replaced(div_page(), "<head>", "<head><meta charset='ISO-8859-6'>");
  const std::vector<PageCase> table = {
      {"declared windows-1256", windows_1256(table_page())},
      {"UTF-8 declared as windows-1256", table_page()},
      {"windows-1256 declared as UTF-8", windows_1256(table_utf8)},
      {"windows-1256 declared as Latin", windows_1256(replaced(table_page(), "windows-1256", "iso-8859-1"))},
      {"windows-1256 undeclared", windows_1256(replaced(table_page(), "windows-1256", ""))},
      {"declared ISO-8859-6", iso_8859_6(divs)},
      {"UTF-8 with a mark", "\xEF\xBB\xBF" + div_page()},
  };
  for (const auto& [what, bytes] : table) {
    const RecordingSink sink = read_bytes(bytes, "a.html");
    ASSERT_EQ(sink.articles.size(), 1U) << what;
    EXPECT_EQ(sink.articles[0].title, kStoryTitle) << what;
    EXPECT_EQ(sink.articles[0].body, kStory) << what;
  }
}

struct RecognitionCase {
  std::string name;
  std::string bytes;
  bool is_page;
};

TEST(HtmlPage, IsRecognisedByContentThenByExtension) {
  const std::string rest = "<head><title>عنوان</title></head><body><p>" + std::string(kStory) + "</p></body>";
  const std::vector<RecognitionCase> table = {
      {"a", "<!DOCTYPE html>" + rest, true},
      {"a", "\xEF\xBB\xBF \n<!-- تعليق -->\n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">" + rest, true},
      {"a", "<?xml version=\"1.0\"?>\n<!-- x --><html xmlns=\"http://www.w3.org/1999/xhtml\">" + rest, true},
      {"a.txt", "<HTML>" + rest, true},
      {"a.html", rest, true},
      {"a.HTM", rest, true},
      {"a.txt", rest, false},
      {"a.html", "نص بلا وسوم", false},
  };
  for (const auto& [name, bytes, is_page] : table) {
    const RecordingSink sink = read_bytes(bytes, name);
    ASSERT_EQ(sink.articles.size(), 1U) << name << bytes.substr(0, 40);
    EXPECT_EQ(sink.articles[0].title == "عنوان" && sink.articles[0].body.starts_with("افتتح"), is_page)
        << name << bytes.substr(0, 40);
  }
}

TEST(HtmlPage, LongerThanTheLimitIsSkipped) {
  SourceOptions options;
  options.max_article_bytes = 1000;
  EXPECT_THAT(read_bytes(modern_page(), "a.html", options).reasons(), ElementsAre("0: longer than 1000 bytes"));
}

}  // namespace
}  // namespace khabar
