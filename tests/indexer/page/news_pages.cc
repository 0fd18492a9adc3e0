#include "tests/indexer/page/news_pages.h"

namespace khabar::testing {

std::string modern_page() {
  return R"html(<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>افتتاح مكتبة عامة جديدة في ميناء سلمى | صحيفة المرفأ</title>
<link rel="canonical" href="https://www.example.org/culture/2025/01/library-4711">
<meta property="og:type" content="article"><meta property="og:site_name" content="صحيفة المرفأ">
<meta property="og:title" content="افتتاح مكتبة عامة جديدة في ميناء سلمى | صحيفة المرفأ">
<meta property="og:description" content="ضجيج الوصف">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"افتتاح مكتبة عامة جديدة في ميناء سلمى","datePublished":"2025-01-21T09:30:00+02:00",
"dateModified":"2025-01-22T08:00:00+02:00","articleSection":"ثقافة","inLanguage":"ar",
"author":[{"@type":"Person","name":"سعاد العمري"},{"@type":"Person","name":"هاني كرم"}],
"publisher":{"@type":"Organization","name":"صحيفة المرفأ","logo":{"@type":"ImageObject","url":"https://www.example.org/l.png"}}}
</script><style>.ضجيج{color:red}</style></head>
<body class="has-sidebar single-comments-open"><div id="cookie-notice"><p>ضجيج: نستخدم ملفات تعريف الارتباط لتحسين تجربتك، وبمتابعة التصفح فإنك توافق على سياسة الخصوصية.</p></div>
<header class="site-header"><a href="/">ضجيج الرئيسية</a><nav><ul><li><a href="/p">ضجيج سياسة</a></li><li><a href="/e">ضجيج اقتصاد</a></li></ul></nav></header>
<main><article>
<header><h1>افتتاح مكتبة عامة جديدة في ميناء سلمى</h1><div class="byline">ضجيج بقلم سعاد العمري</div>
<time datetime="2025-01-21T09:30:00+02:00">21 يناير 2025</time></header>
<figure><img src="a.jpg" alt="ضجيج"><figcaption>ضجيج: صورة من حفل الافتتاح التقطها مراسل الصحيفة في القاعة الكبرى.</figcaption></figure>
<p>افتتح مجلس بلدية <a href="/tag/salma">سلمى</a>، صباح الثلاثاء، أكبر مكتبة عامة في المدينة بعد أعمال ترميم استغرقت ثلاثة أعوام.</p>
<p>وقالت مديرة المكتبة <strong>نورة&nbsp;الحسيني</strong> إن القاعات الجديدة تتسع لأربعمائة قارئ، وتضم قسما للأطفال وآخر للمخطوطات.</p>
<p><strong>اقرأ أيضاً:</strong> <a href="/x">ضجيج: معرض الكتاب يستقبل زواره غدا في دورته العشرين</a></p>
<script>document.write("<p>ضجيج</p>");</script>
<p>وأضافت: &quot;ننتظر من أبناء المدينة أن يجعلوا من هذا المكان بيتا لهم&#34;.</p>
<div class="ad-slot"><p>ضجيج إعلان طويل بما يكفي ليبدو مثل فقرة من فقرات المقال، لكنه ليس منها.</p></div>
<p>ومن المقرر أن تفتح المكتبة أبوابها يوميا من الثامنة صباحا حتى العاشرة مساء، عدا أيام الجمعة.</p>
<h3>ضجيج موضوعات أخرى</h3>
<section class="related-articles"><ul><li><a href="/1">ضجيج ترميم المسرح البلدي القديم</a></li><li><a href="/2">ضجيج مهرجان الشعر</a></li></ul></section>
<footer>ضجيج وسوم: <a href="/t">مكتبات</a></footer>
</article>
<aside><h2>ضجيج الأكثر قراءة</h2><ol><li><a href="/3">ضجيج أسعار الخضر في الأسواق هذا الأسبوع</a></li></ol></aside>
<div id="comments"><p>ضجيج: تعليق من أحد القراء يقول إن الخبر جميل وإنه ينتظر زيارة المكتبة مع أولاده قريبا.</p></div>
</main><footer><p>ضجيج جميع الحقوق محفوظة لصحيفة المرفأ 2025، ولا يجوز نشر المواد بغير إذن مكتوب.</p></footer></body></html>
)html";
}

std::string wordpress_page() {
  return R"html(<!DOCTYPE html>
<html dir="rtl" lang="ar" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8" />
<!-- This site is optimized with the Yoast SEO plugin -->
<title>افتتاح مكتبة عامة جديدة في ميناء سلمى - موقع الساحل</title>
<meta property="og:locale" content="ar_AR" /><meta property="og:type" content="article" />
<meta property="og:title" content="افتتاح مكتبة عامة جديدة في ميناء سلمى - موقع الساحل" />
<meta property="article:published_time" content="2025-01-21T07:30:00+00:00" />
<script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[
{"@type":"Article","@id":"https://sahel.example.com/library/#article","headline":"افتتاح مكتبة عامة جديدة في ميناء سلمى",
"author":{"@id":"https://sahel.example.com/#/schema/person/7"},"datePublished":"2025-01-21T07:30:00+00:00",
"publisher":{"@id":"https://sahel.example.com/#organization"},"articleSection":["محليات","ثقافة"],"inLanguage":"ar"},
{"@type":"WebPage","@id":"https://sahel.example.com/library/","url":"https://sahel.example.com/library/"},
{"@type":"Organization","@id":"https://sahel.example.com/#organization","name":"موقع الساحل"},
{"@type":"Person","@id":"https://sahel.example.com/#/schema/person/7","name":"تحرير الساحل"}]}</script>
<link rel="canonical" href="https://sahel.example.com/library/" /></head>
<body class="rtl post-template-default single single-post comments-open">
<div id="page" class="site"><div class="site-content sidebar-right"><div class="main-navigation"><ul class="menu"><li><a href="/">ضجيج</a></li></ul></div>
<div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-981" class="post-981 post type-post status-publish category-local tag-libraries">
<header class="entry-header"><h1 class="entry-title">افتتاح مكتبة عامة جديدة في ميناء سلمى</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2025-01-21T09:30:00+02:00">يناير 21, 2025</time></span></div></header>
<div class="entry-content">
<p>افتتح مجلس بلدية سلمى، صباح الثلاثاء، أكبر مكتبة عامة في المدينة بعد أعمال ترميم استغرقت ثلاثة أعوام.</p>
<p>وقالت مديرة المكتبة نورة الحسيني إن القاعات الجديدة تتسع لأربعمائة قارئ، وتضم قسما للأطفال وآخر للمخطوطات.</p>
<p>وأضافت: &#8220;ننتظر من أبناء المدينة أن يجعلوا من هذا المكان بيتا لهم&#8221;.</p>
<p>ومن المقرر أن تفتح المكتبة أبوابها يوميا من الثامنة صباحا حتى العاشرة مساء، عدا أيام الجمعة.</p>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">ضجيج شارك هذا الموضوع:</h3><ul><li><a href="?s=f">ضجيج فيسبوك</a></li></ul></div>
<div id="jp-relatedposts"><h3>ضجيج مرتبط</h3></div></div>
<footer class="entry-footer"><span class="tags-links">ضجيج <a href="/t">مكتبات</a></span></footer></article>
<div id="comments" class="comments-area"><ol class="comment-list">
<li class="comment"><article id="div-comment-5" class="comment-body"><p>ضجيج: تعليق طويل لأحد القراء يشكر فيه البلدية على هذا العمل الكبير ويتمنى أن تفتح مكتبات أخرى في الأحياء.</p></article></li>
<li class="comment"><article id="div-comment-6" class="comment-body"><p>ضجيج: تعليق ثان أطول من الأول يسأل فيه صاحبه عن مواعيد قسم الأطفال وعن طريقة استعارة الكتب في أيام العطل.</p></article></li>
</ol></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>ضجيج أحدث المقالات</h2><ul><li><a href="/a">ضجيج مقال</a></li></ul></section></aside>
</div></div></body></html>
)html";
}

std::string amp_page() {
  return R"html(<!doctype html>
<html ⚡ lang="ar" dir="rtl"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script>
<title>افتتاح مكتبة عامة جديدة في ميناء سلمى</title><link rel="canonical" href="https://www.example.net/ar/a-5">
<script type="application/ld+json">[{"@type":"BreadcrumbList","itemListElement":[]},{"@type":["ReportageNewsArticle"],
"mainEntityOfPage":{"@id":"https://www.example.net/ar/a-5"},"headline":"افتتاح مكتبة عامة جديدة في ميناء سلمى",
"datePublished":"2025-01-21T07:30:00Z","author":"وكالة الميناء","publisher":{"name":"شبكة الميناء"},
"articleBody":"افتتح مجلس بلدية سلمى، صباح الثلاثاء، أكبر مكتبة عامة في المدينة بعد أعمال ترميم استغرقت ثلاثة أعوام.\nوقالت مديرة المكتبة نورة الحسيني إن القاعات الجديدة تتسع لأربعمائة قارئ، وتضم قسما للأطفال وآخر للمخطوطات.\nوأضافت: \"ننتظر من أبناء المدينة أن يجعلوا من هذا المكان بيتا لهم\".\nومن المقرر أن تفتح المكتبة أبوابها يوميا من الثامنة صباحا حتى العاشرة مساء، عدا أيام الجمعة."}]</script>
<style amp-boilerplate>body{visibility:hidden}</style><noscript><style amp-boilerplate>body{visibility:visible}</style></noscript></head>
<body><amp-sidebar id="s" layout="nodisplay"><ul><li>ضجيج</li></ul></amp-sidebar>
<amp-consent id="c" layout="nodisplay"><div><p>ضجيج: نحن وشركاؤنا نخزن المعلومات على جهازك للوصول إليها ونعالج البيانات الشخصية.</p></div></amp-consent>
<div class="page"><h1>افتتاح مكتبة عامة جديدة في ميناء سلمى</h1>
<div class="txt"><p>افتتح مجلس بلدية سلمى، صباح الثلاثاء، أكبر مكتبة عامة في المدينة بعد أعمال ترميم استغرقت ثلاثة أعوام.</p>
<amp-ad width="300"><div>ضجيج</div></amp-ad></div>
<amp-list><div>ضجيج ذو صلة</div></amp-list></div></body></html>
)html";
}

std::string table_page() {
  return R"html(<HTML dir=rtl>
<HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1256">
<TITLE>جريدة الشراع :: افتتاح مكتبة عامة جديدة في ميناء سلمى</TITLE></HEAD>
<BODY BGCOLOR=#ffffff topmargin=0><FORM action=search.asp><TABLE width=760 border=0><TR><TD colspan=3>
<A HREF=index.asp>ضجيج الصفحة الأولى</A> | <A HREF=sport.asp>ضجيج الرياضة</A> | <A HREF=arts.asp>ضجيج الفنون</A></TD></TR>
<TR><TD width=150 valign=top><A HREF=1.asp>ضجيج سوق السمك يغلق أبوابه</A><BR><A HREF=2.asp>ضجيج نتائج الدوري</A><BR>
<TD valign=top><H1><FONT size=5 color=navy>افتتاح مكتبة عامة جديدة في ميناء سلمى</FONT></H1>
<B>الثلاثاء 21 يناير 2025</B><BR><BR>
<FONT face="Simplified Arabic" size=4>افتتح مجلس بلدية سلمى، صباح الثلاثاء، أكبر مكتبة عامة في المدينة بعد أعمال ترميم استغرقت ثلاثة أعوام.<BR><BR>
وقالت مديرة المكتبة نورة الحسيني إن القاعات الجديدة تتسع لأربعمائة قارئ، وتضم قسما للأطفال وآخر للمخطوطات.<BR>
وأضافت: "ننتظر من أبناء المدينة أن يجعلوا من هذا المكان بيتا لهم".<BR><BR>
ومن المقرر أن تفتح المكتبة أبوابها يوميا من الثامنة صباحا حتى العاشرة مساء، عدا أيام الجمعة.</FONT><BR>
<A HREF=print.asp>ضجيج طباعة</A> <A HREF=send.asp>ضجيج أرسل إلى صديق</A></TD>
<TD width=150><FONT size=2>ضجيج إعلان</FONT></TD></TR></TABLE></FORM>
<CENTER><FONT size=1>ضجيج 2025 حقوق الطبع محفوظة لجريدة الشراع</FONT></CENTER></BODY></HTML>
)html";
}

std::string div_page() {
  return R"html(<!DOCTYPE html><html lang="ar"><head>
<meta property="og:title" content="افتتاح مكتبة عامة جديدة في ميناء سلمى"><meta property="og:site_name" content="Salma News">
<meta property="og:type" content="article"><meta property="og:url" content="https://salma.example.com/news/articles/c1">
<meta name="article:section" content="أخبار"><meta name="author" content="مراسلنا">
<title>افتتاح مكتبة عامة جديدة في ميناء سلمى - Salma News</title></head><body><div id="root"><div class="css-1">
<div class="css-2" role="navigation"><span>ضجيج</span></div>
<main role="main"><div class="css-9"><h1 id="content">افتتاح مكتبة عامة جديدة في ميناء سلمى</h1></div>
<div class="css-9"><time datetime="2025-01-21">21 يناير 2025</time></div>
<div class="css-9"><p class="css-p">افتتح مجلس بلدية سلمى، صباح الثلاثاء، أكبر مكتبة عامة في المدينة بعد أعمال ترميم استغرقت ثلاثة أعوام.</p></div>
<div class="css-9"><p class="css-p">وقالت مديرة المكتبة نورة الحسيني إن القاعات الجديدة تتسع لأربعمائة قارئ، وتضم قسما للأطفال وآخر للمخطوطات.</p></div>
<section data-e2e="recommendations" aria-labelledby="r" role="region" class="css-r"><div><h2>ضجيج</h2><ul><li><a href="/1">ضجيج خبر أول من الأخبار الموصى بقراءتها</a></li><li><a href="/2">ضجيج خبر ثان من الأخبار الموصى بقراءتها</a></li></ul></div></section>
<div class="css-9"><p class="css-p">وأضافت: "ننتظر من أبناء المدينة أن يجعلوا من هذا المكان بيتا لهم".</p></div>
<div class="css-9"><p class="css-p">ومن المقرر أن تفتح المكتبة أبوابها يوميا من الثامنة صباحا حتى العاشرة مساء، عدا أيام الجمعة.</p></div>
</main><div class="css-f"><p><a href="/terms">ضجيج شروط الاستخدام وسياسة الخصوصية وملفات تعريف الارتباط</a></p></div></div></div></body></html>
)html";
}

std::string front_page() {
  std::string page =
      R"html(<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>ثقافة | صحيفة المرفأ</title>
<meta property="og:type" content="website"><meta property="og:site_name" content="صحيفة المرفأ"></head><body><main>)html";
  for (int i = 0; i < 12; ++i) {
    page +=
        R"html(<div class="teaser"><h3><a href="/a">افتتاح مكتبة عامة جديدة في ميناء سلمى</a></h3>
<p>افتتح مجلس بلدية سلمى أكبر مكتبة عامة في المدينة بعد أعمال ترميم استغرقت ثلاثة أعوام، بحسب بيان للمجلس.</p></div>)html";
  }
  return page + "</main></body></html>";
}

}  // namespace khabar::testing
