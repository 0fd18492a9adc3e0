#include "tests/indexer/page/site_pages.h"

namespace khabar::testing {

namespace {

// Microdata and no JSON-LD; tag cloud, poll, a box with other reports between the paragraphs.
constexpr const char* kMicrodata =
    R"html(<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>$T - الميزان</title>
<meta name="description" content="ضجيج"><meta name="keywords" content="ضجيج"></head><body><noscript><iframe src="//x.example/ns.html"></iframe>ضجيج</noscript>
<div class="cookie-bar" id="gdpr-cookie-message"><h4>ضجيج</h4><p>ضجيج: يستخدم موقعنا ملفات تعريف الارتباط لضمان حصولك على أفضل تجربة.</p><button>ضجيج موافق</button></div>
<div class="top-strip"><span class="today">الأحد 19 أبريل 2020</span><span class="hijri">26 شعبان 1441 هـ</span></div>
<div class="mainNav"><ul><li><a href="/1">ضجيج</a></li></ul></div>
<section class="story" itemscope itemtype="http://schema.org/NewsArticle"><link itemprop="mainEntityOfPage" href="https://mizan.example.com/a/1"/>
<ol class="path" itemscope itemtype="http://schema.org/BreadcrumbList"><li itemprop="itemListElement" itemscope itemtype="http://schema.org/ListItem"><a itemprop="item" href="/"><span itemprop="name">ضجيج الرئيسية</span></a></li></ol>
<span class="kicker" itemprop="articleSection">منوعات</span><h1 itemprop="headline">$T</h1>
<div class="writer" itemprop="author" itemscope itemtype="http://schema.org/Person">كتب - <a href="/w/1" itemprop="url"><span itemprop="name">عمر الفاروقي</span></a></div>
<meta itemprop="datePublished" content="2017-03-14T10:35:00+02:00"/><meta itemprop="dateModified" content="2017-03-14T12:00:00+02:00"/><div class="dateline">الثلاثاء 14 مارس 2017 | 10:35 ص</div>
<div itemprop="image" itemscope itemtype="http://schema.org/ImageObject"><img src="l.jpg"/><meta itemprop="url" content="l.jpg"/><div class="img-caption">ضجيج: المكتبة بعد تجديدها (تصوير: نديم الراوي، الميزان)</div></div>
<div itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><div itemprop="logo" itemscope itemtype="http://schema.org/ImageObject"><meta itemprop="url" content="g.png"/></div><meta itemprop="name" content="الميزان"/></div>
<div class="text" itemprop="articleBody"><p>$1</p>
<div class="box-inner"><h4>اقرأ أيضًا</h4><ul><li><a href="/2">ضجيج: افتتاح معرض دولي للزهور في الحديقة العامة</a></li><li><a href="/3">ضجيج: إقبال على دورات الخط العربي</a></li></ul></div>
<p>$2</p><script>googletag.cmd.push(function() { googletag.display("div-1"); /* ضجيج */ });</script>
<p>$3</p><blockquote class="twitter-tweet"><p lang="ar" dir="rtl">تغريدة البلدية عن الافتتاح وعن برنامج الأسبوع الأول من النشاطات.</p>&mdash; بلدية سلمى <a href="https://twitter.example/s/1">14 مارس 2017</a></blockquote>
<p>$4</p></div>
<div class="tagcloud"><a href="/t/1">ضجيج مكتبات</a> <a href="/t/2">ضجيج بلدية</a> <a href="/t/3">ضجيج ثقافة</a></div>
<div class="poll"><h3>ضجيج استطلاع</h3><form><label>ضجيج نعم</label><label>ضجيج لا</label></form></div></section>
<div class="most"><h3>ضجيج الأكثر قراءة</h3><ol><li><a href="/5">ضجيج</a></li></ol></div></body></html>)html";

// A newsroom's own software: JSON-LD with lists of types, of authors and of sections, a page drawn by scripts,
// promotions as sections between the paragraphs that can be jumped over.
constexpr const char* kBroadcaster =
    R"html(<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"/><title data-react-helmet="true">$T - Radio Marsa عربي</title>
<meta name="article:author" content="https://www.facebook.example/marsa"/><meta name="article:section" content="ثقافة"/><meta property="og:type" content="article"/><meta property="og:site_name" content="Radio Marsa News عربي"/>
<script type="application/ld+json">{"@context":"http://schema.org","@graph":[{"@type":["ReportageNewsArticle","NewsArticle"],"url":"https://www.marsa.example/arabic/articles/c9","publisher":{"@type":"NewsMediaOrganization","name":"Radio Marsa"},"headline":"$T","datePublished":"2017-03-14T07:35:00.000Z","dateModified":"2017-03-14T09:00:00.000Z","inLanguage":{"@type":"Language","name":"Arabic","alternateName":"ar"},"articleSection":["ثقافة","مدن"],"author":[{"@type":"Person","name":"سناء الجبوري","jobTitle":"مراسلة"},{"@type":"Person","name":"طارق بنعلي"}],"isAccessibleForFree":true}]}</script>
<style>.bbc-1x{color:red}</style></head><body><div id="root"><div class="mr-0 m1"><header role="banner" class="m2"><div class="m3"><a href="/arabic"><svg role="img"><title>ضجيج</title></svg></a></div><nav role="navigation"><ul><li><a href="/1">ضجيج</a></li></ul></nav></header>
<div class="m7"><main role="main" class="m8"><div class="m9"><h1 id="content" tabindex="-1" class="m10">$T</h1></div>
<figure class="m11"><div class="m12"><img alt="ضجيج" src="l.jpg"/></div><p class="m13"><span role="text"><span lang="en-GB">ضجيج مصدر الصورة، </span>Getty</span></p><figcaption class="m14"><span class="vh">التعليق على الصورة، </span><p dir="rtl">ضجيج: قارئة في قاعة المخطوطات التي فتحت أمام الجمهور للمرة الأولى.</p></figcaption></figure>
<section role="region" aria-labelledby="article-byline" class="m15"><strong id="article-byline" class="vh">ضجيج معلومات المقال</strong><ul role="list"><li role="listitem"><span class="vh">Author, </span><span>ضجيج سناء الجبوري</span></li></ul><time datetime="2017-03-14" class="m17">14 مارس/آذار 2017</time></section>
<div class="m20"><p class="m21" dir="rtl"><b>$1</b></p></div>
<div class="m20"><p class="m21" dir="rtl">$2</p></div>
<section role="region" aria-labelledby="قصص-مقترحة" class="m30"><strong id="قصص-مقترحة">ضجيج قصص مقترحة</strong><a href="#end-of-recommendations" class="skip">ضجيج تخطى قصص مقترحة وواصل القراءة</a><ul role="list"><li class="m31"><div class="promo-image"></div><div class="promo-text"><h3><a href="/arabic/2">ضجيج لماذا تعود المكتبات إلى المدن</a></h3></div></li></ul><p id="end-of-recommendations" tabindex="-1" class="vh">ضجيج قصص مقترحة نهاية</p></section>
<h2 class="m40" tabindex="-1">بيت للجميع</h2>
<div class="m20"><p class="m21" dir="rtl">$3</p></div>
<div class="m20"><ul class="m50"><li>قاعة للأطفال</li><li>قاعة للمخطوطات</li></ul></div>
<div class="m20"><p class="m21" dir="rtl">$4</p></div>
<section aria-labelledby="مواضيع-ذات-صلة" class="m60"><h2><div id="مواضيع-ذات-صلة">ضجيج مواضيع ذات صلة</div></h2><ul><li><a href="/arabic/topics/1">ضجيج كتب</a></li></ul></section></main>
<div class="m70"><section role="region" aria-labelledby="Top-Stories"><h2>ضجيج اخترنا لكم</h2><div><h3><a href="/9">ضجيج رحلة إلى الجزر البعيدة</a></h3></div></section></div></div><footer role="contentinfo"><p>ضجيج ليست مسؤولة عن محتوى المواقع الخارجية.</p></footer></div></div></body></html>)html";

// A news channel: subhead, date twice for readers and for screen readers, "list of 3 items" inside of the text.
constexpr const char* kChannel =
    R"html(<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>$T | ثقافة | قناة الأفق</title>
<meta property="og:title" content="$T"><meta property="og:site_name" content="قناة الأفق"><meta property="og:type" content="article"><meta property="og:url" content="https://www.ofoq.example/culture/2017/3/14/library">
<meta name="publishedDate" content="2017-03-14T07:35:00"><meta name="postLabel" content="ثقافة"><meta name="source" content="ضجيج"></head>
<body><div id="root"><div class="container"><div class="screen-reader-text">ضجيج انتقل إلى المحتوى</div><div class="header-main"><nav class="site-header__navigation"><a href="/news">ضجيج</a></nav></div>
<div class="container__inner"><main id="main-content-area"><div class="article-header-wrap"><header class="article-header"><div class="breadcrumbs"><a href="/culture">ضجيج ثقافة</a></div><h1>$T</h1><p class="article__subhead css-1w"><em>قاعات جديدة وكتب نادرة في مبنى يعود إلى القرن الماضي.</em></p></header></div>
<figure class="article-featured-image"><div class="responsive-image"><img src="l.jpg"></div><figcaption>ضجيج (وكالة الأنباء)</figcaption></figure>
<div class="article-info-block css-ti"><div class="article-author-name"><span class="article-author-name-item"><a class="author-link" href="/author/n" rel="author">نورة سعد</a></span></div><div class="article-dates"><div class="date-simple css-1y" ><span class="screen-reader-text">Published On 14/3/2017</span><span aria-hidden="true">14/3/2017</span></div><div class="article-dates__published">|<span>آخر تحديث: 15/3/2017</span> 08:10 ص (بتوقيت مكة المكرمة)</div></div></div>
<div class="wysiwyg wysiwyg--all-content css-ib" aria-live="polite" aria-atomic="true"><p>$1</p><p>$2</p>
<div class="container--ads css-a"><p>ضجيج</p></div>
<div class="more-on"><h2 class="more-on__heading">ضجيج اقرأ أيضا</h2><span class="screen-reader-text">ضجيج list of 2 items</span><ul class="more-on__list"><li><span class="screen-reader-text">list 1 of 2</span><a href="/4"><h3>ضجيج متاحف العالم على الشاشة</h3></a></li><li><a href="/5"><h3>ضجيج عودة السينما الصيفية</h3></a></li></ul><span class="screen-reader-text">end of list</span></div>
<p>$3</p><div class="newsletter-slot"><p>ضجيج: اشترك في النشرة الأسبوعية لتصلك أهم الأخبار الثقافية كل يوم جمعة.</p></div><p>$4</p></div>
<div class="article-source">المصدر : <span>ضجيج وكالات</span></div>
<div class="article-after-content"><div class="social-share"><a href="#">ضجيج</a></div><h2 class="l-col--title">ضجيج حول هذه القصة</h2>
<article class="gc u-clickable-card gc--type-post"><div class="gc__content"><h3 class="gc__title"><a href="/6"><span>ضجيج قصر قديم يتحول إلى متحف</span></a></h3><div class="gc__body-wrap"><div class="gc__excerpt"><p>ضجيج: قررت وزارة الثقافة تحويل القصر الذي بني قبل قرنين إلى متحف مفتوح أمام الزوار.</p></div></div><footer class="gc__footer"><div class="gc__date"><span>13 فبراير 2017</span></div></footer></div></article>
<article class="gc u-clickable-card gc--type-post"><div class="gc__content"><h3 class="gc__title"><a href="/7"><span>ضجيج</span></a></h3><div class="gc__excerpt"><p>ضجيج: في قرية صغيرة على سفح الجبل يواصل حرفي عجوز صناعة الورق كما ورثها عن أجداده.</p></div></div></article></div></main></div></div></div></body></html>)html";

// OpenGraph and nothing else; several <article> of which those below are longer together.
constexpr const char* kOpenGraphOnly =
    R"html(<!DOCTYPE html><html><head><meta charset="utf-8"><title>$T - موقع البيدر</title>
<meta property="og:title" content="$T - موقع البيدر"><meta property="og:description" content="ضجيج"><meta property="og:type" content="website"><meta property="og:url" content="https://baydar.example.com/?p=1204"><meta property="og:site_name" content="موقع البيدر"><meta property="article:published_time" content="2017-03-14T10:35:00+0300"></head>
<body><div class="menu-wrap"><ul><li><a href="/">ضجيج</a></li></ul></div><div class="wrap"><div class="primary">
<article class="post single"><div class="post-thumb"><img src="l.jpg"></div><h2>$T</h2><div class="share-post"><span>شارك</span><a href="#">ضجيج</a></div>
<div class="the_content"><p>$1</p><p>$2</p><p>$3</p><p>$4</p><p><strong>شاهد أيضاً</strong></p><p><a href="/v">ضجيج: بالفيديو.. جولة في أروقة المكتبة الجديدة</a></p></div></article>
<h3 class="box-title">ضجيج أخبار أخرى</h3>
<article class="post item"><h2><a href="/1">ضجيج المطر يعود إلى الجنوب</a></h2><p>ضجيج: شهدت المحافظات الجنوبية أمطارا غزيرة صباح اليوم بعد أسابيع من الجفاف، وامتلأت السدود الصغيرة بالمياه، ورحب المزارعون بها.</p></article>
<article class="post item"><h2><a href="/2">ضجيج جسر جديد فوق النهر</a></h2><p>ضجيج: بدأت وزارة الأشغال أعمال بناء جسر للمشاة يربط ضفتي النهر قرب السوق القديم، وينتهي العمل فيه بعد عام ونصف العام.</p></article>
<article class="post item"><h2><a href="/3">ضجيج بطولة للشطرنج</a></h2><p>ضجيج: تنطلق مساء الجمعة بطولة المدارس في الشطرنج بمشاركة مئتي تلميذ وتلميذة من عشر مدارس في المدينة وضواحيها القريبة.</p></article></div></div></body></html>)html";

// A Moroccan daily: the date in words beside the headline only; the comments are much longer than the report.
constexpr const char* kComments =
    R"html(<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="UTF-8"><title>$T - Assawt - الصوت جريدة إلكترونية</title>
<meta property="og:title" content="$T"><meta property="og:url" content="https://assawt.example.ma/library-88.html"></head><body class="rtl single single-post">
<div class="header-top"><div class="current-date">الأحد 19 أبريل 2020</div></div><div class="main-menu"><ul class="menu"><li><a href="/">ضجيج</a></li></ul></div>
<div class="col-8"><div class="post-header-content"><h1 class="post-title">$T</h1><div class="post-thumbnail"><figure><img src="l.jpg"><div class="post-credit">ضجيج صورة: الصوت</div></figure></div>
<span class="author"><a href="/a/3">الصوت - كريمة الوزاني</a></span><span class="date-post">الثلاثاء 14 مارس 2017 - 10:35</span></div>
<div class="article-content"><p>$1</p><p>$2</p><p>$3</p><p>$4</p></div>
<section class="box-tags"><a href="/t">ضجيج مكتبات</a></section>
<div class="sharing-box"><a class="fb">ضجيج</a></div>
<div id="comments" class="comments-area"><h2 class="comments-title">ضجيج تعليقات الزوار</h2>
<ul class="comment-list">
<li class="comment even" id="comment-1"><div class="comment-body"><div class="comment-head"><span class="fn">ضجيج قارئ</span><span class="comment-date">الثلاثاء 14 مارس 2017 - 12:01</span></div><div class="comment-text"><p>ضجيج: هذا خبر يثلج الصدر، فقد كانت المدينة في حاجة ماسة إلى مكتبة كبيرة يجد فيها الطلبة والباحثون ضالتهم، وأرجو أن تزود بالكتب الحديثة وأن تبقى مفتوحة في أيام العطل أيضا، وشكرا للقائمين على هذا المشروع.</p></div></div></li>
<li class="comment odd" id="comment-2"><div class="comment-body"><div class="comment-text"><p>ضجيج: أين كانت البلدية طوال السنوات الماضية؟ نريد مكتبات في كل الأحياء لا في وسط المدينة فقط، ونريد كذلك ملاعب وحدائق ومراكز صحية قريبة من السكان، أما حفلات الافتتاح فلا تعنينا في شيء.</p></div></div></li>
<li class="comment even" id="comment-3"><div class="comment-body"><div class="comment-text"><p>ضجيج: زرت المكتبة أمس مع ابنتي وقد أعجبنا قسم الأطفال كثيرا، غير أن عدد المقاعد قليل ومواعيد الاستعارة غير واضحة، وأتمنى أن تصلح الإدارة ذلك في أقرب وقت لأن الإقبال عليها سيكون كبيرا.</p></div></div></li></ul></div></div>
<div class="col-4"><div class="sidebar"><h3>ضجيج</h3></div></div></body></html>)html";

}  // namespace

std::vector<SitePage> newsroom_pages() {
  return {
      {"microdata", kMicrodata, "2017-03-14T08:35:00Z", "منوعات", "عمر الفاروقي", "الميزان",
       "$1\n$2\n$3\nتغريدة البلدية عن الافتتاح وعن برنامج الأسبوع الأول من النشاطات.\n— بلدية سلمى 14 مارس 2017\n$4"},
      {"a broadcaster", kBroadcaster, "2017-03-14T07:35:00Z", "ثقافة", "سناء الجبوري, طارق بنعلي",
       "Radio Marsa News عربي", "$1\n$2\nبيت للجميع\n$3\nقاعة للأطفال\nقاعة للمخطوطات\n$4"},
      {"a channel", kChannel, "2017-03-14T07:35:00Z", "ثقافة", "نورة سعد", "قناة الأفق",
       "قاعات جديدة وكتب نادرة في مبنى يعود إلى القرن الماضي.\n$1\n$2\n$3\n$4"},
      {"OpenGraph only", kOpenGraphOnly, "2017-03-14T07:35:00Z", "", "", "موقع البيدر", ""},
      {"long comments", kComments, "2017-03-14T10:35:00Z", "", "الصوت - كريمة الوزاني", "assawt.example.ma", ""},
  };
}

}  // namespace khabar::testing
