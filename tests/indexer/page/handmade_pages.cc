#include "tests/indexer/page/site_pages.h"

namespace khabar::testing {

namespace {

// Nested tables with a cell of terms that is longer than the report, elements closed in the wrong order or not at all,
// text in comments, scripts between the paragraphs.
constexpr const char* kNestedTables = R"html(<html dir="rtl">
<head>
<meta http-equiv="Content-Language" content="ar-sa"><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<meta name="GENERATOR" content="Microsoft FrontPage 5.0"><title>$T</title>
<style><!-- a { text-decoration: none } /* ضجيج */ --></style></head>
<body topmargin="0" leftmargin="0" bgcolor="#EEEEEE">
<table border="0" width="780" cellpadding="0"><tr><td colspan="3"><img src="images/top.jpg"><map name="m"><area href="1.htm" alt="ضجيج"></map></td></tr>
<tr><td width="140" valign="top"><table><tr><td><a href="main.htm">ضجيج الرئيسية</a></td></tr><tr><td><a href="local.htm">ضجيج محليات</a></td></tr></table>
<font size="1">ضجيج: جميع المواد المنشورة في هذا الموقع محفوظة الحقوق، ولا يجوز نسخها أو نقلها أو نشرها بأي شكل من الأشكال من غير إذن مكتوب من الجريدة، وكل من يخالف ذلك يعرض نفسه للمساءلة القانونية. والآراء المنشورة لا تعبر إلا عن أصحابها، والجريدة غير مسؤولة عن محتوى المواقع التي ترتبط بها صفحاتها، ولا عن أي ضرر ينشأ من استعمالها، ويحق لها تعديل هذه الشروط في أي وقت من غير إشعار سابق، وبدخولك هذا الموقع فإنك تقر بأنك قرأت هذه الشروط وقبلتها.</font>
<td width="500" valign="top"><table width="100%"><tr><td><p align="center"><b><font face="Traditional Arabic" size="6" color="#800000">$T</b></font></td></tr>
<tr><td><font size="2" color="gray">الثلاثاء 14 مارس 2017 - 10:35</font>
<tr><td><div align="justify"><font face="Simplified Arabic" size="4"><p><b>$1</p></b>
<!-- ضجيج: فقرة حذفها المحرر قبل النشر ولا ينبغي أن يراها أحد من القراء أبدا. -->
<p>$2<p><script language="JavaScript"><!--
document.write('<p>ضجيج</p>');
//--></script>$3<p>$4</font></div>
</table></td><td width="140" valign="top"><a href="ads.htm"><img src="ad.gif" alt="ضجيج"></a></td></table>
<p align="center"><font size="1">ضجيج اتصل بنا | ضجيج خريطة الموقع</font></p></body></html>)html";

// A page for the printer: a few lines of facts before the text, all in one element with breaks.
constexpr const char* kPrinter =
    R"html(<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>طباعة : $T</title></head>
<body dir="rtl" onload="window.print()"><center><img src="logo.gif"></center><h2>$T</h2>
تاريخ النشر: ٢٠١٧/٠٣/١٤<br>عدد القراءات: 1204<hr>
$1<br><br>$2<br><br>$3<br><br>$4<hr><a href="http://www.old.example.com">http://www.old.example.com</a></body></html>)html";

// A Tunisian paper: the month in its French name, a lead in bold, navigation in lists without any class.
constexpr const char* kTunisian =
    R"html(<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>$T | الساحل</title></head><body>
<ul><li><a href="/1">ضجيج وطنية</a></li><li><a href="/2">ضجيج جهات</a></li><li><a href="/3">ضجيج رياضة</a></li></ul>
<div class="bloc"><div class="bloc-titre"><h1>$T</h1></div><div class="bloc-infos"><span>الجمعة 14 جويلية 2017 - 10:35</span> <span>نشر في الساحل يوم 14 - 07 - 2017</span></div>
<div class="bloc-chapo"><strong>$1</strong></div><div class="bloc-texte"><p>$2</p><p>$3</p><p>$4</p><p><a href="/source">ضجيج انقر هنا لقراءة الخبر من مصدره.</a></p></div></div>
<div class="bloc"><h3>ضجيج مواضيع ذات صلة</h3><p><a href="/5">ضجيج ندوة حول الكتاب</a></p></div></body></html>)html";

// An Algerian paper: hijri beside the Gregorian date, both without a year's mark, and the day of today above.
constexpr const char* kAlgerian =
    R"html(<!DOCTYPE html><html><head><meta charset="utf-8"><title>المشعل اليومي - $T</title></head><body>
<div id="date_du_jour">الأحد 19 أفريل 2020 م الموافق لـ 25 شعبان 1441 هـ</div><div id="hautpage"><a href="/">ضجيج</a></div>
<div id="article"><h1>$T</h1><p class="info">بقلم: ياسين بوعلام - الجمعة 18 أوت 2017 الموافق 25 ذو القعدة 1438</p>
<p>$1</p><p>$2</p><p>$3</p><p>$4</p></div><div id="bas">ضجيج</div></body></html>)html";

// A Saudi paper: hijri first, each with its mark; the text in <div> lines; a box that floats in the text.
constexpr const char* kSaudi =
    R"html(<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>جريدة الواحة: $T</title>
<meta name="keywords" content="ضجيج"></head><body><div class="header"><div class="hdate">الأحد 26 شعبان 1441هـ - 19 إبريل 2020م</div><ul class="tabs"><li><a href="/">ضجيج</a></li></ul></div>
<div class="container"><div class="news-details"><h1>$T</h1><div class="details-date">الثلاثاء 15 جمادى الآخرة 1438 هـ - 14 مارس 2017 م</div><div class="details-author">سلمى: فهد العتيبي</div>
<div class="details-text"><div>$1</div><div>$2</div><div class="float-box readmore"><h4>ضجيج</h4><div>ضجيج: بلغ عدد الكتب في المكتبة ثمانين ألف كتاب، منها ألف مخطوطة نادرة.</div></div><div>$3</div><div>$4</div></div>
<div class="details-tags"><a href="/t">ضجيج</a></div></div></div></body></html>)html";

// Text in <pre>, as a gateway of an agency's wire made it.
constexpr const char* kWire = R"html(<HTML><HEAD><TITLE>$T</TITLE></HEAD><BODY><A HREF="index.html">ضجيج</A><HR>
<H1>$T</H1><PRE>
$1

$2

$3

$4
</PRE><HR><ADDRESS>ضجيج wire@example.com</ADDRESS></BODY></HTML>)html";

}  // namespace

std::vector<SitePage> handmade_pages() {
  return {
      {"nested tables", kNestedTables, "2017-03-14T10:35:00Z", "", "", "", ""},
      {"a page to print", kPrinter, "2017-03-14T00:00:00Z", "", "", "", ""},
      {"a Tunisian paper", kTunisian, "2017-07-14T10:35:00Z", "", "", "الساحل", ""},
      {"an Algerian paper", kAlgerian, "2017-08-18T00:00:00Z", "", "", "المشعل اليومي", ""},
      {"a Saudi paper", kSaudi, "2017-03-14T00:00:00Z", "", "", "جريدة الواحة", ""},
      {"a wire", kWire, "", "", "", "", ""},
  };
}

}  // namespace khabar::testing
