#include "indexer/page/main_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/page/html_blocks.h"
#include "indexer/page/text_labels.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;

const std::string kOne = "وصل الوفد الرسمي إلى العاصمة مساء أمس في زيارة تستغرق يومين.";
const std::string kTwo = "ويلتقي الوفد خلال الزيارة عددا من المسؤولين لبحث ملفات المياه والنقل.";
const std::string kThree = "وكانت الزيارة قد تأجلت مرتين بسبب سوء الأحوال الجوية في المنطقة.";
const std::string kAll = kOne + "\n" + kTwo + "\n" + kThree;

std::string p(const std::string& text) { return "<p>" + text + "</p>"; }

MainText text_of(const std::string& html) { return find_main_text(HtmlTree::parse(html), {"زيارة رسمية"}); }

struct TextCase {
  const char* what;
  std::string html;
  std::string text;
};

TEST(MainText, IsWhatThePageTellsAndNoFurniture) {
  const std::string story = p(kOne) + p(kTwo) + p(kThree);
  const std::vector<TextCase> table = {
      {"paragraphs in a div", "<div>" + story + "</div>", kAll},
      {"bare in the body", story, kAll},
      {"lines parted by br", "<table><tr><td>" + kOne + "<br><br>" + kTwo + "<br>" + kThree + "</table>", kAll},
      {"a marked body inside of an article",
       "<article><p>" + kThree + "</p><div itemprop='articleBody'>" + p(kOne) + p(kTwo) + "</div></article>",
       kOne + "\n" + kTwo},
      {"an article beside a longer list of links",
       "<div><p><a href=/>" + kAll + kAll + "</a></p></div><article>" + story + "</article>", kAll},
      {"a lead between headline and text",
       "<h1>زيارة رسمية</h1><div class=l>" + p(kOne) + "</div><div>مشاركة</div><div class=t>" + p(kTwo) + p(kThree) +
           "</div>",
       kAll},
      {"cut by an advertisement",
       "<div><div class=t>" + p(kOne) + p(kTwo) + "</div><div><a href=/>" + kAll + "</a></div><div class=t>" +
           p(kThree + kOne) + "</div></div>",
       kOne + "\n" + kTwo + "\n" + kThree + kOne},
      {"the headline again", "<div><p>زيارة رسمية</p>" + story + "</div>", kAll},
      {"a paragraph twice", "<div>" + p(kOne) + story + "</div>", kAll},
      {"a date and a byline before it", "<div><p>نشر في 3/4/2020</p><p>كتب: سليم</p>" + story + "</div>", kAll},
      {"a short line inside", "<div>" + p(kOne) + "<p>لماذا؟</p>" + p(kTwo) + "</div>", kOne + "\nلماذا؟\n" + kTwo},
      {"headings",
       "<div>" + p(kOne) + "<h2>تأجيل</h2>" + p(kThree) + "<h2>مواد أخرى</h2><ul><li><a href=/>" + kTwo +
           "</a></ul></div>",
       kOne + "\nتأجيل\n" + kThree},
      {"a list", "<div>" + p(kOne) + "<ul><li>المياه<li>النقل البري</ul>" + p(kTwo) + "</div>",
       kOne + "\nالمياه\nالنقل البري\n" + kTwo},
      {"a quotation", "<div>" + p(kOne) + "<blockquote>" + kTwo + "</blockquote></div>", kOne + "\n" + kTwo},
      {"a linked paragraph", "<div>" + p(kOne) + p("<a href=/>" + kTwo + "</a>") + p(kThree) + "</div>",
       kOne + "\n" + kThree},
      {"some links in a paragraph",
       "<div>" + p("وصل <a href=/>الوفد</a> الرسمي إلى <a href=/>العاصمة</a> مساء أمس.") + "</div>",
       "وصل الوفد الرسمي إلى العاصمة مساء أمس."},
      {"a hidden paragraph",
       "<div>" + p(kOne) + "<p style='Display : none'>" + kTwo + "</p><p hidden>" + kThree + "</p></div>", kOne},
      {"a wrapper with a menu's name", "<div class='menu-open sidebar'><h1>زيارة رسمية</h1>" + story + "</div>", kAll},
      {"a column that has a sidebar beside it",
       "<div class='col has-sidebar'>" + story + "</div><footer>" + p(kOne + kTwo) + p(kThree + kTwo) + "</footer>",
       kAll},
      {"a sidebar", "<div>" + story + "</div><div class='has x-sidebar'>" + p(kOne + kTwo + kThree + kOne) + "</div>",
       kAll},
      {"a form around the whole page", "<form><div>" + story + "</div></form>", kAll},
      {"a menu by role", "<div>" + story + "</div><div role=navigation>" + p(kOne + kTwo) + "</div>", kAll},
      {"comments", "<div>" + story + "</div><div class=userComments>" + p(kOne + kTwo + kThree) + "</div>", kAll},
      {"comments by id", "<div>" + story + "</div><div id=disqus_thread>" + p(kOne + kTwo + kThree) + "</div>", kAll},
      {"a teaser inside of an article", "<article>" + story + "<article>" + p(kOne + kTwo) + "</article></article>",
       kAll},
      {"words parted by elements", "<div><p>وصل <b>الو</b>فد<span> الرسمي</span> إلى\n\n العاصمة   مساء أمس.</p></div>",
       "وصل الوفد الرسمي إلى العاصمة مساء أمس."},
      {"text in <pre>",
       "<pre>" + kOne + "\n \r\n" + kTwo.substr(0, kTwo.find(' ')) + "\n" + kTwo.substr(kTwo.find(' ') + 1) + "\n\n\n" +
           kThree + "</pre>",
       kAll},
      {"a byline with its date", "<div><p>سلمى - من مراسلنا هاني كرم، الجمعة 18 أوت 2017</p>" + story + "</div>", kAll},
      {"a sentence with a date", "<div><p>وصل الوفد في 18 أوت 2017 إلى العاصمة.</p>" + story + "</div>",
       "وصل الوفد في 18 أوت 2017 إلى العاصمة.\n" + kAll},
      {"a heading with a date", "<div>" + p(kOne) + "<p>الجمعة 18 أوت 2017 في المساء</p>" + p(kTwo) + "</div>",
       kOne + "\nالجمعة 18 أوت 2017 في المساء\n" + kTwo},
      {"terms of use before the title",
       "<table><tr><td>" + kAll + " " + kAll + "</td><td><div><b>زيارة رسمية</b></div><div>" + story +
           "</div></td></tr></table>",
       kAll},
      {"words for screen readers",
       "<div>" + p(kOne) + "<span class='x sr-only'>" + kThree + "</span>" + p(kTwo) + "</div>", kOne + "\n" + kTwo},
      {"nothing", "<div></div>", ""},
  };
  for (const auto& [what, html, text] : table)
    EXPECT_EQ(text_of("<html><body>" + html + "</body></html>").text, text) << what;
}

TEST(MainText, KeepsShortLinesBesideItAsRemarks) {
  const MainText text = text_of("<h1>زيارة رسمية</h1><div>" + p("الأحد 3 أيار 2020") + p(kOne) + p(kTwo) + "</div>");
  EXPECT_THAT(text.remarks, ElementsAre("الأحد 3 أيار 2020"));
}

TEST(MainText, HasTheLinesJustBeforeItAsRemarksTheNearestFirst) {
  const MainText text =
      text_of("<div>أ</div><div>ب</div><div><a href=/>رابط</a></div><div>3/5/2020</div><div>" + p(kOne) + "</div>");
  EXPECT_THAT(text.remarks, ElementsAre("3/5/2020", "ب", "أ"));
}

TEST(MainText, TellsTeasersFromAnArticle) {
  std::string teasers;
  for (int i = 0; i < 5; ++i) {
    const std::string n = std::to_string(i) + " ";
    teasers += "<div><h3><a href=/>" + n + kTwo + "</a></h3>" + p(n + kOne) + "</div>";
  }
  EXPECT_TRUE(text_of("<main>" + teasers + "</main>").is_list);
  std::string story;
  for (int i = 0; i < 5; ++i) {
    story += p(std::to_string(i) + kOne) + "<p>اقرأ أيضا: <a href=/>" + kThree + "</a></p>" + p(kTwo);
  }
  EXPECT_FALSE(text_of("<main>" + story + "</main>").is_list);
}

struct LabelCase {
  std::string line;
  bool has_link;
  bool is_label;
};

TEST(TextLabels, AreShortOrLinked) {
  const std::vector<LabelCase> table = {
      {"اقرأ أيضاً:", false, true},
      {"- إقرأ أيضا", false, true},
      {"اقرأ أيضًا: وزير الري يتفقد السد العالي ويلتقي العاملين فيه قبل موسم الفيضان المقبل", true, true},
      {"شارك الخبر", false, true},
      {"جميع الحقوق محفوظة © 2020", false, true},
      {"Related posts", false, true},
      {"وقال إنه اقرأ أيضا", false, false},
      {"المزيدات من الأخبار", false, false},
      {"المزيد من الضغوط تواجه الحكومة التي شكلت قبل شهرين بعد مفاوضات طويلة بين الأحزاب", false, false},
      {"طباعةالكتب", false, false},
      {"", false, false},
  };
  for (const auto& [line, has_link, expected] : table) EXPECT_EQ(is_label(line, has_link), expected) << line;
}

TEST(HtmlToText, MakesOneLineOfAParagraph) {
  const std::vector<TextCase> table = {
      {"plain", "نص", "نص"},
      {"paragraphs", "<p>أول</p>\n<p>ثان &amp; ثالث</p>", "أول\nثان & ثالث"},
      {"breaks", "أول<br/>ثان<br>\n<br>ثالث", "أول\nثان\nثالث"},
      {"entities", "&#1575;&#x628;&laquo;ت&raquo;&nbsp;ث&hellip;", "اب«ت» ث…"},
      {"scripts", "<script>x</script>نص<style>y</style>", "نص"},
      {"a table", "<table><tr><td>أ</td><td>ب</td></tr></table>", "أ\nب"},
      {"order", "<div>أول<p>ثان</p>ثالث</div>", "أول\nثان\nثالث"},
      {"a bare sign", "3 < 5 & 7", "3 < 5 & 7"},
      {"nothing", "", ""},
  };
  for (const auto& [what, html, text] : table) EXPECT_EQ(html_to_text(html), text) << what;
}

TEST(HtmlTree, GivesDescendantsAsARange) {
  const HtmlTree tree = HtmlTree::parse("<div class='a b' data-x=1>أ<p>ب</p>ج</div>");
  std::vector<std::string_view> names;
  for (HtmlIndex i = 0; i < tree.size(); ++i) names.push_back(tree[i].name);
  EXPECT_THAT(names, ElementsAre("#page", "html", "body", "div", "", "p", "", ""));
  EXPECT_EQ(tree[3].end, 8U);
  EXPECT_EQ(tree[5].end, 7U);
  EXPECT_EQ(tree[6].parent, 5U);
  EXPECT_EQ(tree.attribute(3, "class"), "a b");
  EXPECT_FALSE(tree.has_attribute(3, "data-x"));
  EXPECT_EQ(tree.inner_text(3), "أبج");
}

TEST(HtmlTree, KeepsLongTextsWhole) {
  const std::string word = "كلمة ";
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += word;
  const HtmlTree tree = HtmlTree::parse("<p>" + text + "</p>");
  EXPECT_EQ(tree.problem(), "");
  EXPECT_TRUE(tree.whole_text(0) == text);
  EXPECT_LE(tree.inner_text(0).size(), HtmlTree::kMostInnerBytes);
  EXPECT_TRUE(text.starts_with(tree.inner_text(0)));
}

TEST(HtmlTree, GivesAValueOfFewNodesHoweverManyThereAre) {
  std::string bytes = "<h1>أ";
  for (HtmlIndex i = 0; i < HtmlTree::kMostInnerNodes; ++i) bytes += "<b></b>";
  const HtmlTree tree = HtmlTree::parse(bytes + "ب</h1>");
  EXPECT_EQ(tree.whole_text(0), "أب");
  EXPECT_EQ(tree.inner_text(0), "أ");
}

TEST(HtmlTree, DoesNotHeedTheCharacterSetThatAPageDeclares) {
  EXPECT_EQ(HtmlTree::parse("<meta charset=windows-1256><p>نص</p>").inner_text(0), "نص");
  EXPECT_EQ(HtmlTree::parse("<?xml version='1.0' encoding='iso-8859-6'?><p>نص</p>").inner_text(0), "نص");
}

}  // namespace
}  // namespace khabar
