#include "searcher/serve/page/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PageTest : public ::testing::Test {
 protected:
  PageTest() {
    Article hostile = testing::make_article("<i>\"'&", "<script>alert(1)</script> هجرة",
                                            "هجرة <img src=x onerror=alert(2)> \u202Eهجرة " + std::string(100'000, 'x'),
                                            "2025-01-02", "\"><script>alert(3)</script>", "</ul>");
    hostile.url = "javascript:alert(4)";
    testing::publish_index(dir.path() / "index",
                           {hostile, testing::make_article("b", "هجرة", "للهجرة", "2025-02-03", "B")});
    api.emplace(ApiSettings{{(dir.path() / "index").string()}, "UTC", std::chrono::seconds{20}});
  }

  Page page(const std::string& path, const std::string& form, const std::string& write_token = {}) {
    api->begin(std::chrono::steady_clock::now());
    return make_page(path, read_form(form), *api, write_token);
  }

  testing::TempDir dir;
  std::optional<Api> api;
};

TEST_F(PageTest, LetsNoTextOfOthersBecomeMarkup) {
  for (const std::string path : {"/", "/search", "/trend", "/kwic", "/collocates", "/words", "/keywords", "/ngrams",
                                 "/compare", "/article", "/help", "/sets"}) {
    for (const std::string form :
         {"q=هجرة&id=<i>\"'&", "q=<script>alert(5)</script>", "q=هجرة&source=<script>", "q=%22><img onerror=x>",
          "q=هجرة&ui=%22><script>&versus=<script>x&sort=<script>&by=<script>&limit=<script>"}) {
      const std::string html = page(path, read_form(form).empty() ? form : form_text(read_form(form))).html;
      EXPECT_THAT(html, Not(HasSubstr("<script>"))) << path << form;
      EXPECT_THAT(html, Not(HasSubstr("<img"))) << path << form;
      EXPECT_THAT(html, Not(HasSubstr("\"javascript:"))) << path << form;
      EXPECT_THAT(html, Not(HasSubstr(" style="))) << path << form;
      EXPECT_THAT(html, HasSubstr("</html>")) << path << form;
    }
  }
}

TEST_F(PageTest, ShowsWhatWasAskedInBothLanguages) {
  EXPECT_THAT(page("/search", "q=هجرة").html, HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
  const Page english = page("/search", "q=هجرة&ui=en");
  EXPECT_EQ(english.status, 200);
  EXPECT_THAT(english.html, HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
  EXPECT_THAT(english.html, HasSubstr("<strong id=\"total\">2</strong>"));
}

TEST_F(PageTest, ShowsEachViewOfNothing) {
  for (const std::string path : {"/search", "/trend", "/kwic", "/collocates", "/words", "/keywords", "/ngrams"}) {
    for (const std::string form : {"q=هجرة&source=nobody", "q=غائبة", "source=nobody", "q=source:B"}) {
      const Page shown = page(path, form);
      EXPECT_LT(shown.status, 500) << path << ' ' << form;
    }
  }
  EXPECT_THAT(page("/kwic", "q=هجرة&source=nobody").html, HasSubstr("<strong id=\"total\">0</strong>"));
}

TEST_F(PageTest, ShowsLinesInPagesOfTheGenerationThatTheyWereBegunIn) {
  const auto publish = [&](int words) {
    std::string body;
    for (int word = 0; word < words; ++word) body += "هجرة ";
    testing::publish_index(dir.path() / "index", {testing::make_article("a", "", body)});
  };
  publish(250);
  const std::string first = page("/kwic", "q=هجرة").html;
  EXPECT_THAT(first, HasSubstr("1 – 100 / 250"));
  EXPECT_THAT(first, Not(HasSubstr("rel=\"prev\"")));
  const std::string next = api->generation() + ":100";
  EXPECT_THAT(first, HasSubstr("next=" + percent_encoded(next)));
  EXPECT_THAT(page("/kwic", "q=هجرة&next=" + next).html, HasSubstr("101 – 200 / 250"));
  const std::string last = page("/kwic", "q=هجرة&next=" + api->generation() + ":200").html;
  EXPECT_THAT(last, HasSubstr("201 – 250 / 250"));
  EXPECT_THAT(last, Not(HasSubstr("rel=\"next\"")));
  publish(7);
  const std::string older = page("/kwic", "q=هجرة&ui=en&next=" + next).html;
  EXPECT_THAT(older, HasSubstr("101 – 200 / 250"));
  EXPECT_THAT(older, HasSubstr("A newer generation of the index is published"));
  const Page gone = page("/kwic", "q=هجرة&ui=en&next=20200101T000000Z:100");
  EXPECT_EQ(gone.status, 410);
  EXPECT_THAT(gone.html, HasSubstr("href=\"/kwic?q=" + percent_encoded("هجرة") + "&amp;ui=en\">Begin again"));
  EXPECT_EQ(page("/kwic", "q=هجرة&next=<script>").status, 400);
  EXPECT_EQ(page("/kwic", "q=هجرة&next=" + api->generation() + ":99999999999").status, 200);
}

TEST_F(PageTest, LeavesAFormOutByALinkAndTakesItBack) {
  EXPECT_THAT(page("/search", "q=هجرة").html, HasSubstr("q=" + percent_encoded("هجرة{-للهجرة}")));
  const std::string without = page("/search", form_text({{"q", "هجرة{-للهجرة}"}})).html;
  EXPECT_THAT(without, HasSubstr("class=\"chip off\" href=\"/search?q=" + percent_encoded("هجرة")));
}

TEST_F(PageTest, TellsErrorsOnThePage) {
  const Page wrong = page("/search", "q=هجرة NEAR/");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(wrong.html, HasSubstr("role=\"alert\""));
  EXPECT_THAT(wrong.html, HasSubstr("<mark class=\"wrong\">NEAR/</mark>"));
  EXPECT_EQ(page("/article", "id=nobody").status, 404);
  EXPECT_EQ(page("/search", "q=هجرة&year=x").status, 400);
}

TEST_F(PageTest, TakesCodesOnlyWithATokenToWrite) {
  const std::string keys = form_text({{"q", "هجرة"}, {"keys", "ب; <b>؛ أ"}});
  EXPECT_EQ(page("/kwic", keys, "secret").status, 400);  // < is in no code
  EXPECT_THAT(page("/kwic", keys, "secret").html, Not(HasSubstr("<b>")));
  EXPECT_THAT(page("/kwic", keys, "secret").html, HasSubstr("لا يصلح «&lt;b&gt;» رمزًا"));
  const std::string html = page("/kwic", form_text({{"q", "هجرة"}, {"keys", "ب; ج؛ أ"}}), "secret").html;
  EXPECT_THAT(html, HasSubstr("name=\"token\" value=\"secret\""));
  EXPECT_THAT(html, HasSubstr("/api/kwic.csv?q=" + percent_encoded("هجرة") + "&amp;codes=1"));
  EXPECT_THAT(html, HasSubstr("data-code=\"أ\"><kbd>3</kbd>"));
  EXPECT_THAT(page("/kwic", "q=هجرة&keys=1;2;3;4;5;6;7;8;9;10;11", "secret").html, Not(HasSubstr("<kbd>10</kbd>")));
  for (const std::string path : {"/kwic", "/search", "/"}) {
    const std::string shown = page(path, keys).html;
    for (const char* part : {"action=\"/code\"", "name=\"code\"", "code-keys"})
      EXPECT_THAT(shown, Not(HasSubstr(part))) << path;
  }
  EXPECT_THAT(page("/words", "q=هجرة", "secret").html, Not(HasSubstr("secret")));
}

// Each row is what a command says now: a message that changes takes its row with it.
TEST_F(PageTest, TellsMessagesInItsLanguage) {
  const std::tuple<const char*, const char*, const char*> rows[] = {
      {"/search", "q=هجرة)", "قوس إغلاق بلا قوس فتح"},
      {"/search", "q=(هجرة", "أغلقه: (a OR b)"},
      {"/search", "q=()", "قوسان فارغان"},
      {"/search", "q=\"هجرة", "علامة اقتباس غير مغلقة"},
      {"/search", "q=\"\"", "علامتا اقتباس فارغتان"},
      {"/search", "q=AND هجرة", "لا شيء قبل AND ليربطه"},
      {"/search", "q=هجرة AND", "لا شيء بعد AND ليربطه"},
      {"/search", "q=nofield:x", "لا حقل اسمه"},
      {"/search", "q=nofield:x", "الحقول: "},
      {"/search", "q=title:", "لا شيء بعد"},
      {"/search", "q=- ", "لا شيء بعد"},
      {"/search", "q=هجرة)&lenient=1", "أُهمل قوس إغلاق"},
      {"/search", "q=غائبة", "لا مقالة فيها الكلمة غائبة"},
      {"/search", "q=غائبة", "لا نتيجة: راجع الإملاء"},
      {"/search", "q=هجرة للهجرة&source=B&from=2020&to=2021", "لا نتيجة: "},
      {"/search", "q=هجرة&offset=70", "لا مقالة بعد هذا الموضع؛ عدد المقالات 2"},
      {"/search", "q=هجرة&from=x", "ليس تاريخًا"},
      {"/kwic", "", "الاستعلام غائب"},
      {"/kwic", "q=هجرة&next=g:1", "لم يعد الإصدار g محفوظًا"},
      {"/kwic", "q=هجرة&next=x", "ليس هذا موضعًا من جواب سابق"},
      {"/article", "id=nobody", "لا مقالة معرّفها nobody"},
      {"/words", "q=هجرة&source=nobody", "لا نتيجة: جرّب حدًّا أدنى"},
  };
  for (const auto& [path, form, arabic] : rows) {
    EXPECT_THAT(page(path, form).html, HasSubstr(arabic)) << form;
    EXPECT_THAT(page(path, std::string{form} + "&ui=en").html, Not(HasSubstr(arabic))) << form;
  }
}

TEST_F(PageTest, ShowsHitsThoughTheFileOfSetsCannotBeRead) {
  dir.write("index/desk.db",
            "no file of SQLite at all, and longer than its header is, which has one hundred bytes....");
  const Page shown = page("/search", "q=هجرة");
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.html, HasSubstr("<strong id=\"total\">2</strong>"));
  EXPECT_THAT(shown.html, HasSubstr("desk.db"));
  EXPECT_EQ(page("/search", "q=هجرة&in=some").status, 400);
}

TEST_F(PageTest, LinksToTheWebOnly) {
  EXPECT_FALSE(is_page("/nothing"));
  EXPECT_FALSE(is_page("/../etc/passwd"));
  EXPECT_THAT(page("/article", form_text({{"id", "<i>\"'&"}})).html, Not(HasSubstr("href=\"javascript")));
}

}  // namespace
}  // namespace khabar
