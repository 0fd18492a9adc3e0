// How many words of an article come out of a page, and how many others: over pages that are built after the structures
// of twenty large Arabic news sites, with text of our own. What is written here tells nothing about the sites' texts.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

struct Story {
  std::string_view title;
  std::array<std::string_view, 5> paragraphs;
};

constexpr std::array kStories{
    Story{"ميناء السلام يستقبل أول سفينة حبوب منذ عامين",
          {"رست في ميناء السلام صباح الثلاثاء سفينة تحمل أربعين ألف طن من القمح، وهي الأولى منذ أن أغلق الحوض الجنوبي "
           "قبل عامين.",
           "وقال مدير الميناء إن أعمال تعميق الحوض انتهت قبل موعدها بشهر، وإن الرافعات الجديدة تفرغ السفينة في يومين "
           "بدل خمسة.",
           "وينتظر أن تصل ثلاث سفن أخرى قبل نهاية الشهر، اثنتان منها محملتان بالذرة والثالثة بالأسمدة.",
           "وقالت تاجرة من سوق الغلال إن سعر الطحين انخفض منذ أن أعلن عن وصول السفينة، وإن المخابز بدأت تزيد إنتاجها.",
           "وتعد الهيئة خطة لربط الميناء بخط حديدي يصل إلى الصوامع في الداخل."}},
    Story{"طلاب يصممون طائرة صغيرة لمراقبة حرائق الغابات",
          {"عرض أربعة طلاب من كلية الهندسة طائرة بلا طيار تكشف الدخان من مسافة ثلاثة كيلومترات، وترسل موقعه إلى فرق "
           "الإطفاء.",
           "وتزن الطائرة أقل من خمسة كيلوغرامات، وتبقى في الجو ست ساعات بفضل ألواح شمسية رقيقة على جناحيها.",
           "وقالت المشرفة على المشروع إن الفريق جرب النموذج فوق غابة الأرز طوال الصيف، وإنه أبلغ عن سبعة حرائق في "
           "بدايتها.",
           "ويبلغ ثمن الطائرة عشر ثمن مثيلاتها في السوق، لأن معظم قطعها مطبوعة في مختبر الكلية.",
           "وأبدت بلديتان رغبتهما في شراء أسراب منها قبل موسم الجفاف المقبل."}},
    Story{"متحف المدينة يفتح قاعة لأدوات الموسيقى القديمة",
          {"افتتحت في متحف المدينة قاعة تضم مئتي آلة موسيقية، أقدمها عود صنع في القرن السابع عشر لتاجر من حي النحاسين.",
           "وجمع الآلات عازف متقاعد على مدى أربعين عاما، ثم وهبها للمتحف على أن تعزف في حفل كل شهر.",
           "ويسمع الزائر صوت كل آلة في سماعات علقت بجانبها، وقد سجلها عازفون شبان في استوديو الإذاعة.",
           "وقال أمين المتحف إن نصف المجموعة كان يحتاج إلى ترميم، وإن صانعي أعواد من ثلاث مدن شاركوا فيه.",
           "وتستمر الزيارة المجانية حتى نهاية الأسبوع، ثم تباع التذاكر عند الباب."}}};

struct SiteTemplate {
  std::string_view name;
  std::string_view head;    // of <head>
  std::string_view before;  // of the text; $T is the title
  std::string_view open;    // of a paragraph
  std::string_view close;
  std::string_view between;  // after the second paragraph
  std::string_view after;    // of the text
};

#define KHABAR_OG "<meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"$T\">"

constexpr std::array kTemplates{
    SiteTemplate{
        "news channel, wysiwyg", KHABAR_OG "<meta name=\"publishedDate\" content=\"2024-03-01T07:35:00\">",
        "<main id=\"main-content-area\"><header class=\"article-header\"><h1>$T</h1></header><div "
        "class=\"article-dates\">"
        "1/3/2024</div><div class=\"wysiwyg wysiwyg--all-content css-ib\">",
        "<p>", "</p>",
        "<div class=\"more-on\"><h3>المزيد من الأخبار</h3><ul><li><a href=\"/2\">فيضانات في الجبل</a></li></ul></div>",
        "</div><div class=\"article-source\"><span>المصدر : وكالات</span></div></main>"},
    SiteTemplate{"news channel, numbered bodies", KHABAR_OG,
                 "<article><h1 class=\"headingInfo_title\">$T</h1><div class=\"caption\">صورة من الأرشيف</div><div "
                 "id=\"body-text\" class=\"article-body\">",
                 "<p>", "</p>",
                 "<div class=\"inline-related\"><p><a href=\"/3\">اقرأ أيضاً: انتخابات محلية في الجنوب</a></p></div>",
                 "</div><div class=\"tags\"><a href=\"/t\">زراعة</a></div></article>"},
    SiteTemplate{"broadcaster, hashed classes", "<title>$T - أخبار</title>",
                 "<main role=\"main\"><div class=\"bbc-1\"><h1 id=\"content\">$T</h1></div><div class=\"bbc-2\"><time "
                 "datetime=\"2024-03-01\">1 مارس/ آذار 2024</time></div>",
                 "<div class=\"bbc-19j92fr\"><p class=\"bbc-1y32vyc\">", "</p></div>",
                 "<section role=\"region\" aria-labelledby=\"r\"><strong id=\"r\">قصص مقترحة</strong><ul><li><a "
                 "href=\"/4\">رحلة إلى القطب</a></li></ul></section>",
                 "<section><h2>مواضيع ذات صلة</h2><ul><li><a href=\"/5\">اقتصاد</a></li></ul></section></main>"},
    SiteTemplate{
        "channel, article body in div", KHABAR_OG,
        "<div class=\"article-wrap\"><h1 class=\"h1-title\">$T</h1><div class=\"article-date\">01 مارس 2024 - "
        "10:35</div><div class=\"article-body\">",
        "<p>", "</p>", "<div class=\"ad-unit\"><span>إعلان</span></div>",
        "</div><div class=\"next-article\"><span>المقال التالي</span><span>أمطار على الساحل</span></div></div>"},
    SiteTemplate{"channel with a policy on comments", KHABAR_OG, "<article><h1>$T</h1><div class=\"article__content\">",
                 "<p>", "</p>", "",
                 "<p>نرحب بتعليقاتكم، ولكي لا نضطر إلى مراجعة التعليقات قبل نشرها ننصحكم بقراءة إرشادات الاستخدام.</p>"
                 "<p>التعليقات المنشورة لا تعبر عن رأي الموقع، وهو يحتفظ بحق حذفها.</p></div></article>"},
    SiteTemplate{"agency abroad, text blocks", KHABAR_OG,
                 "<div class=\"article\" itemscope itemtype=\"http://schema.org/NewsArticle\"><h1 "
                 "class=\"article__title\" itemprop=\"headline\">$T</h1>"
                 "<meta itemprop=\"datePublished\" content=\"2024-03-01T10:35+0300\"><div class=\"article__body\">",
                 "<div class=\"article__block\" data-type=\"text\"><div class=\"article__text\">", "</div></div>",
                 "<div class=\"article__block\" data-type=\"article\"><div class=\"article__article\"><a "
                 "href=\"/6\">زلزال في الجزر</a></div></div>",
                 "</div><div class=\"article__tags\"><ul><li><a href=\"/7\">العالم</a></li></ul></div></div>"},
    SiteTemplate{"channel abroad, br between paragraphs", KHABAR_OG,
                 "<div class=\"media article\"><h1 class=\"heading\">$T</h1><div class=\"date\">تاريخ النشر: "
                 "01.03.2024 | 10:35 GMT</div><div class=\"text\">",
                 "", "<br><br>", "<div class=\"banner\">ضع إعلانك هنا</div>",
                 "</div><div class=\"shares\"><a href=\"#\">شارك</a></div></div>"},
    SiteTemplate{
        "daily of Cairo, articleBody", "<title>$T - اليوم</title>",
        "<div class=\"articleCont\"><div class=\"breadcumb\"><a href=\"/\">الرئيسية</a></div><h1>$T</h1><span "
        "class=\"newsStoryDate\">الجمعة، 01 مارس 2024 10:35 ص</span><div id=\"articleBody\">",
        "<p>", "</p>", "<p><a href=\"/8\">موضوعات متعلقة</a></p>",
        "</div><div class=\"relatedArticles\"><h3>أخبار متعلقة</h3><a href=\"/9\">مباراة القمة غدا</a></div></div>"},
    SiteTemplate{
        "daily of Cairo, story div", KHABAR_OG,
        "<div class=\"article\"><h1>$T</h1><div class=\"pubTime\">الجمعة 01-03-2024 10:35</div><div id=\"NewsStory\">",
        "<p dir=\"rtl\">", "</p>",
        "<div class=\"readmore\"><ul><li><a href=\"/10\">ارتفاع أسعار الذهب</a></li></ul></div>",
        "</div><div class=\"fb-comments\"></div></div>"},
    SiteTemplate{
        "state daily, ASP.NET", "<title>$T</title>",
        "<form id=\"aspnetForm\"><div id=\"header\"><a href=\"/\">الأولى</a><a href=\"/c\">كتاب</a></div><h1><span "
        "id=\"ctl00_Title\">$T</span></h1>"
        "<span id=\"ctl00_Date\">1-3-2024 | 10:35</span><div id=\"ContentPlaceHolder1_divContent\" class=\"bbb\">",
        "<p style=\"text-align:justify\">", "</p>", "",
        "</div><div class=\"col-md-12 txt-shadow\"><a href=\"/11\">روابط ذات صلة</a></div></form>"},
    SiteTemplate{
        "Drupal daily of London", KHABAR_OG,
        "<article class=\"node node--type-article\"><h1 class=\"node__title\">$T</h1><div class=\"entry-meta\">نُشر: "
        "10:35-1 مارس 2024 م</div>"
        "<div class=\"clearfix field field--name-body field--type-text-with-summary\">",
        "<p>", "</p>", "<div class=\"subscription-ads\"><p>اشترك في النشرة اليومية</p></div>",
        "</div><div class=\"block-views most-read\"><h2>الأكثر قراءة</h2><a href=\"/12\">كأس آسيا</a></div></article>"},
    SiteTemplate{"WordPress daily of London", KHABAR_OG,
                 "<article id=\"post-1\" class=\"post hentry\"><header class=\"entry-header\"><h1 "
                 "class=\"entry-title\">$T</h1><span class=\"posted-on\">"
                 "<time datetime=\"2024-03-01T07:35:00+00:00\">1 - مارس - 2024</time></span></header><div "
                 "class=\"entry-content\">",
                 "<p>", "</p>", "",
                 "<div class=\"sharedaddy\"><h3>شارك هذا:</h3></div></div><nav class=\"post-navigation\"><a "
                 "href=\"/13\">التالي</a></nav></article>"},
    SiteTemplate{"site of Morocco", KHABAR_OG,
                 "<div class=\"article-container\"><h1 class=\"post-title\">$T</h1><span class=\"date-post\">الجمعة 1 "
                 "مارس 2024 - 10:35</span><div class=\"article-content\">",
                 "<p>", "</p>", "<div class=\"hp-adv\"></div>",
                 "</div><section class=\"comments-area\"><h3>تعليقات الزوار</h3><p>تعليق طويل من قارئ لا يتفق مع ما "
                 "جاء في المقال.</p></section></div>"},
    SiteTemplate{"site of Algeria", KHABAR_OG,
                 "<article class=\"ech-sgmn__article\"><h1 class=\"ech-sgmn__title\">$T</h1><div "
                 "class=\"ech-sgmn__infos\">2024/03/01</div><div class=\"ech-artx\">",
                 "<p>", "</p>", "<div class=\"ech-rlte\"><a href=\"/14\">مقالات ذات صلة</a></div>",
                 "</div><div class=\"ech-sgmn__tags\"><a href=\"/15\">الجزائر</a></div></article>"},
    SiteTemplate{"site of Tunisia, no metadata", "<title>$T</title>",
                 "<table><tr><td class=\"menu\"><a href=\"/\">الاستقبال</a></td><td><font "
                 "size=\"5\"><b>$T</b></font><br><font size=\"2\">01/03/2024</font><div class=\"desc\">",
                 "", "<br /><br />", "", "</div></td></tr></table><p>© 2024 جميع الحقوق محفوظة</p>"},
    SiteTemplate{"daily of Riyadh", KHABAR_OG,
                 "<div class=\"article-details\"><h1>$T</h1><div class=\"hijri\">الجمعة 20 شعبان 1445هـ 1 مارس "
                 "2024م</div><div class=\"article-text\">",
                 "<p>", "</p>", "", "</div><div class=\"article-comments\"><p>إضافة تعليق جديد</p></div></div>"},
    SiteTemplate{"daily of Jeddah", KHABAR_OG,
                 "<div class=\"item-article\"><h1 class=\"item-title\">$T</h1><div class=\"bodyText\">", "<p>", "</p>",
                 "<div class=\"also-read\"><span>أخبار ذات صلة</span><a href=\"/16\">افتتاح طريق</a></div>",
                 "</div><div class=\"copyright\">حقوق النشر محفوظة للمؤسسة</div></div>"},
    SiteTemplate{
        "daily of Dubai",
        KHABAR_OG
        "<script "
        "type=\"application/"
        "ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"$T\",\"datePublished\":\"2024-03-01T07:35:00Z\"}</script>",
        "<div id=\"articledetails\"><h1 class=\"title\">$T</h1><div class=\"articlecontent\">", "<p>", "</p>",
        "<div class=\"view-sidebar\"><a href=\"/17\">الطقس غدا</a></div>",
        "</div><div class=\"articletags\"><a href=\"/18\">دبي</a></div></div>"},
    SiteTemplate{"site of Lebanon, neighbours around the text", KHABAR_OG,
                 "<div class=\"prev-next\"><a class=\"prev\" href=\"/19\">الخبر السابق</a><a class=\"next\" "
                 "href=\"/20\">الخبر التالي</a></div><div class=\"details-page\"><h1>$T</h1><div class=\"LongDesc\">",
                 "<div>", "</div>", "",
                 "</div></div><div class=\"prev-next\"><div class=\"next\"><h4>المقال التالي</h4><p>جلسة جديدة للمجلس "
                 "غدا بعد الظهر لبحث الموازنة</p></div></div>"},
    SiteTemplate{"agency, paragraphs in one pre-wrapped block", KHABAR_OG,
                 "<section class=\"story\"><h1>$T</h1><div class=\"story-body\" itemprop=\"articleBody\">",
                 "<p class=\"line\">", "</p>", "<aside><p>تابعوا آخر الأخبار على قناتنا في واتساب</p></aside>",
                 "</div><footer><p>جميع الحقوق محفوظة © الوكالة 2024</p></footer></section>"}};

std::string with_title(std::string_view text, std::string_view title) {
  std::string result(text);
  for (std::size_t at = result.find("$T"); at != std::string::npos; at = result.find("$T", at)) {
    result.replace(at, 2, title);
  }
  return result;
}

std::string page_of(const SiteTemplate& site, const Story& story) {
  std::string text;
  for (std::size_t i = 0; i < story.paragraphs.size(); ++i) {
    text += std::string(site.open) + std::string(story.paragraphs[i]) + std::string(site.close);
    if (i == 1) text += site.between;
  }
  return "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">" +
         with_title(site.head, story.title) +
         "</head><body><nav><ul><li><a href=\"/1\">سياسة</a></li><li><a href=\"/2\">رياضة</a></li></ul></nav>" +
         with_title(site.before, story.title) + text + with_title(site.after, story.title) +
         "<div class=\"footer\"><a href=\"/about\">من نحن</a> <a href=\"/contact\">اتصل بنا</a></div></body></html>";
}

std::map<std::string, int> words_of(std::string_view text) {
  std::map<std::string, int> words;
  std::istringstream stream{std::string(text)};
  for (std::string word; stream >> word;) ++words[word];
  return words;
}

struct SharedWords {
  int right = 0;
  int found = 0;
  int wanted = 0;

  double precision() const { return found == 0 ? 0 : static_cast<double>(right) / found; }
  double recall() const { return wanted == 0 ? 0 : static_cast<double>(right) / wanted; }
  void add(const SharedWords& other) {
    right += other.right;
    found += other.found;
    wanted += other.wanted;
  }
};

SharedWords compare(std::string_view found, std::string_view wanted) {
  SharedWords counts;
  std::map<std::string, int> all = words_of(found);
  for (const auto& [word, times] : all) counts.found += times;
  for (const auto& [word, times] : words_of(wanted)) {
    counts.wanted += times;
    counts.right += std::min(times, all[word]);
  }
  return counts;
}

TEST(PageQuality, KeepsTheWordsOfSixtyPagesOfTwentySites) {
  SharedWords all;
  std::size_t titles = 0;
  std::size_t pages = 0;
  for (const SiteTemplate& site : kTemplates) {
    SharedWords of_site;
    for (const Story& story : kStories) {
      ++pages;
      const RecordingSink sink = read_bytes(page_of(site, story), "a.html");
      const std::string body = sink.articles.empty() ? std::string() : sink.articles[0].body;
      titles += !sink.articles.empty() && sink.articles[0].title == story.title ? 1 : 0;
      std::string wanted;
      for (const std::string_view paragraph : story.paragraphs) wanted += std::string(paragraph) + "\n";
      of_site.add(compare(body, wanted));
    }
    fmt::print("{:46} precision {:.3f} recall {:.3f}\n", site.name, of_site.precision(), of_site.recall());
    EXPECT_GE(of_site.recall(), 0.95) << site.name;
    EXPECT_GE(of_site.precision(), 0.90) << site.name;
    all.add(of_site);
  }
  fmt::print("{:46} precision {:.3f} recall {:.3f}\n", "all", all.precision(), all.recall());
  EXPECT_EQ(pages, 60U);
  EXPECT_EQ(titles, 60U);
  EXPECT_GE(all.precision(), 0.985);
  EXPECT_GE(all.recall(), 0.995);
}

}  // namespace
}  // namespace khabar::testing
