#include "tests/indexer/page/site_pages.h"

namespace khabar::testing {

namespace {

// tagDiv's Newspaper: no JSON-LD, microdata in meta elements at the end of the article.
constexpr const char* kNewspaper = R"html(<!doctype html ><html dir="rtl" lang="ar"><head><meta charset="UTF-8" />
<title>$T | بوابة الشاطئ</title><link rel="canonical" href="https://beach.example.com/culture/library/" />
<meta name="generator" content="WordPress 5.2" /><script>var tdBlocksArray = []; var td_txt = "<p>ضجيج</p>";</script></head>
<body class="rtl post-template-default single single-post global-block-template-1">
<div class="td-scroll-up"><i class="td-icon-menu-up"></i></div>
<div id="td-outer-wrap" class="td-theme-wrap"><div class="td-header-wrap td-header-style-1">
<div class="td-header-top-menu-full"><div class="top-bar-style-1"><div class="td_data_time"><div>الأحد 19 أبريل 2020</div></div>
<ul class="top-header-menu"><li><a href="/about">ضجيج من نحن</a></li></ul></div></div>
<div class="td-header-menu-wrap-full"><ul id="menu-main" class="sf-menu"><li class="menu-item"><a href="/p">ضجيج سياسة</a></li></ul></div></div>
<div class="td-main-content-wrap"><div class="td-container td-post-template-default">
<div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">ضجيج الرئيسية</a></span> <span class="td-bred-no-url-last">ضجيج ثقافة</span></div></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content" role="main"><div class="td-ss-main-content">
<article id="post-77" class="post-77 post type-post status-publish format-standard has-post-thumbnail hentry category-culture" itemscope itemtype="https://schema.org/Article">
<div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/c/culture">ثقافة</a></li></ul>
<header class="td-post-title"><h1 class="entry-title">$T</h1>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">بواسطة</div> <a href="/a/7">ليلى الشامي</a></div>
<span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2017-03-14T10:35:00+00:00" >مارس 14, 2017</time></span>
<div class="td-post-comments"><a href="#c"><i class="td-icon-comments"></i>0</a></div></div></header></div>
<div class="td-post-sharing-top"><div class="td-post-sharing td-ps-bg"><a class="td-social-network">ضجيج فيسبوك</a></div></div>
<div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure><a href="l.jpg"><img src="l.jpg" title="ضجيج"/></a><figcaption class="wp-caption-text">ضجيج: قاعة المطالعة في المكتبة بعد أعمال الترميم، تصوير هاني كرم.</figcaption></figure></div>
<div class="td-a-rec td-a-rec-id-content_top"><span class="td-adspot-title">ضجيج - إعلان -</span><div>ضجيج إعلان عن عروض الصيف في الفنادق والشقق المفروشة على شاطئ المدينة.</div></div>
<p>$1</p>
<div class="td_block_wrap td_block_related_posts td_with_ajax_pagination"><div class="td-block-title-wrap"><h4>ضجيج مقالات أخرى قد تعجبك</h4></div><div class="td_module_wrap"><h3 class="entry-title"><a href="/x">ضجيج معرض للخط العربي</a></h3></div></div>
<p>$2</p><p>$3</p><p style="text-align: justify;">$4</p></div>
<footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>ضجيج الوسوم</span></li><li><a href="/t">ضجيج مكتبات</a></li></ul></div>
<div class="td-block-row td-post-next-prev"><div class="td-post-prev-post"><span>ضجيج المقال السابق</span><a href="/0">ضجيج أمسية شعرية في دار الثقافة مساء الخميس</a></div></div>
<div class="author-box-wrap"><div class="desc"><div class="td-author-name"><a href="/a/7">ضجيج ليلى الشامي</a></div><div class="td-author-description">ضجيج: صحافية من سلمى تكتب عن الكتب والمسرح والسينما منذ عشرين عاما في عدد من الصحف.</div></div></div>
<span class="td-page-meta" itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="ليلى الشامي"></span><meta itemprop="datePublished" content="2017-03-14T10:35:00+00:00"><meta itemprop="dateModified" content="2018-01-01T00:00:00+00:00"><meta itemscope itemprop="mainEntityOfPage" itemType="https://schema.org/WebPage" itemid="https://beach.example.com/culture/library/"/><span class="td-page-meta" itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="بوابة الشاطئ"></span><meta itemprop="headline " content="$T"></footer>
</article></div></div>
<div class="td-pb-span4 td-main-sidebar" role="complementary"><aside class="td_block_template_1 widget"><h4>ضجيج الأكثر شهرة</h4><p>ضجيج: حالة الطقس اليوم معتدلة نهارا وباردة ليلا مع فرصة لهطول أمطار متفرقة.</p></aside></div></div></div></div>
<div class="td-footer-wrapper"><div class="block-title"><span>ضجيج من نحن</span></div><div class="footer-text-wrap">ضجيج: بوابة الشاطئ موقع إخباري مستقل يهتم بأخبار المدن الساحلية وثقافتها واقتصادها.</div></div></div></body></html>)html";

// TieLabs' Jannah: the text as one line in JSON-LD, a box in the middle of the text.
constexpr const char* kJannah =
    R"html(<!DOCTYPE html><html dir="rtl" lang="ar" class="" data-skin="light"><head><meta charset="UTF-8" />
<title>$T - مرسى نيوز</title><meta property="og:title" content="$T - مرسى نيوز" /><meta property="og:type" content="article" />
<meta property="og:site_name" content="مرسى نيوز" /><meta property="og:url" content="https://marsa.example.com/?p=8" /></head>
<body id="tie-body" class="rtl post-template-default single is-lazyload has-header-ad sidebar-left has-sidebar comments-open">
<div id="tie-container" class="site tie-container"><div id="tie-wrapper"><header id="theme-header"><div class="breaking"><span class="breaking-title">ضجيج أخبار عاجلة</span><ul id="breaking-news-in-header"><li class="news-item"><a href="/b">ضجيج انقطاع الكهرباء عن الحي القديم</a></li></ul></div></header>
<div id="content" class="site-content container"><div class="main-content-row"><div class="main-content tie-col-md-8" role="main">
<article id="the-post" class="container-wrapper post-content tie-standard"><header class="entry-header-outer"><nav id="breadcrumb"><a href="/">ضجيج الرئيسية</a></nav>
<div class="entry-header"><span class="post-cat-wrap"><a class="post-cat tie-cat-3" href="/c">مجتمع</a></span><h1 class="post-title entry-title">$T</h1>
<div class="single-post-meta post-meta clearfix"><span class="author-meta single-author with-avatars"><span class="meta-item meta-author-wrapper"><a href="/a" class="author-name">وائل منصور</a></span></span><span class="date meta-item tie-icon">14 مارس، 2017</span><div class="tie-alignright"><span class="meta-comment tie-icon meta-item fa-before">ضجيج 0</span><span class="meta-views meta-item"><span class="tie-icon-fire"></span> 1,204 </span><span class="meta-reading-time meta-item">ضجيج دقيقة واحدة</span></div></div></div></header>
<div id="share-buttons-top" class="share-buttons share-buttons-top"><div class="share-links"><a href="#">ضجيج فيسبوك</a></div></div>
<div class="entry-content entry clearfix"><div class="stream-item stream-item-above-post-content">ضجيج إعلان</div>
<p>$1</p><p>$2</p>
<div id="inline-related-post" class="mag-box mag-box mini-posts-box content-only"><div class="container-wrapper"><div class="widget-title the-global-title"><div class="the-subtitle">مقالات ذات صلة</div></div><div class="mag-box-container clearfix"><ul class="posts-items posts-list-container"><li class="widget-single-post-item"><div class="post-widget-body"><a class="post-title the-subtitle" href="/r">ضجيج: ندوة عن صناعة الورق</a><div class="post-meta"><span class="date meta-item tie-icon">10 يناير، 2017</span></div></div></li></ul></div></div></div>
<p>$3</p>
<p>$4</p>
<div class="post-bottom-meta post-bottom-tags post-tags-modern"><div class="post-bottom-meta-title">ضجيج الوسوم</div><span class="tagcloud"><a href="/t">ضجيج كتب</a></span></div></div>
<script id="tie-schema-json" type="application/ld+json">{"@context":"http:\/\/schema.org","@type":"NewsArticle","dateCreated":"2017-03-14T10:35:00+03:00","datePublished":"2017-03-14T10:35:00+03:00","dateModified":"2017-03-15T08:00:00+03:00","headline":"$T","name":"$T","keywords":"\u0643\u062a\u0628","url":"https:\/\/marsa.example.com\/?p=8","description":"ضجيج","copyrightYear":"2017","articleSection":"\u0645\u062c\u062a\u0645\u0639","articleBody":"$1 $2 \u0648\u0623\u0636\u0627\u0641\u062a: \"ننتظر من أبناء المدينة أن يجعلوا من هذا المكان بيتا لهم\". $4","publisher":{"@id":"#Publisher","@type":"Organization","name":"مرسى نيوز"},"author":{"@type":"Person","name":"وائل منصور","url":"https:\/\/marsa.example.com\/author\/w"}}</script>
<div id="share-buttons-bottom" class="share-buttons"><a href="#">ضجيج تويتر</a></div></article>
<div class="post-components"><div id="read-next-block" class="container-wrapper"><h3 class="read-next-title">ضجيج اقرأ التالي</h3><p class="post-excerpt">ضجيج: اجتمع المجلس البلدي أمس لمناقشة الميزانية الجديدة وخطة النقل العام.</p></div>
<div class="prev-next-post-nav container-wrapper media-overlay"><div class="tie-col-xs-6 prev-post"><a href="/0"><h3 class="post-title">ضجيج سباق الزوارق</h3></a></div></div>
<div id="related-posts" class="container-wrapper has-extra-post"><div class="mag-box-title"><h3>ضجيج مقالات ذات صلة</h3></div></div>
<div id="comments" class="comments-area"><div id="add-comment-block" class="container-wrapper"><h3>ضجيج اترك تعليقاً</h3><form><p class="comment-notes">ضجيج: لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p></form></div></div></div></div></div></div></div></div></body></html>)html";

// Drupal 7 without any metadata module; RDFa in the attributes, an American date before the reader's eyes.
constexpr const char* kDrupal7 =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar" version="XHTML+RDFa 1.0" dir="rtl" xmlns:dc="http://purl.org/dc/terms/" xmlns:sioc="http://rdfs.org/sioc/ns#">
<head profile="http://www.w3.org/1999/xhtml/vocab"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="Generator" content="Drupal 7 (http://drupal.org)" /><link rel="canonical" href="/content/library" />
<meta about="/content/library" property="sioc:num_replies" content="2" datatype="xsd:integer" />
<meta content="$T" about="/content/library" property="dc:title" />
<title>$T | جريدة الفنار</title></head>
<body class="html not-front not-logged-in one-sidebar sidebar-second page-node page-node- page-node-219 node-type-article i18n-ar">
<div id="skip-link"><a href="#main-content" class="element-invisible element-focusable">ضجيج تجاوز إلى المحتوى الرئيسي</a></div>
<div id="page-wrapper"><div id="page"><div id="header"><div class="section clearfix"><div id="site-name"><a href="/">جريدة الفنار</a></div></div></div>
<div id="navigation"><ul id="main-menu" class="links"><li class="menu-218 first"><a href="/">ضجيج الرئيسية</a></li></ul></div>
<div id="main-wrapper"><div id="main" class="clearfix"><div id="content" class="column"><div class="section"><a id="main-content"></a>
<h1 class="title" id="page-title">$T</h1><div class="tabs"></div>
<div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content">
<div id="node-219" class="node node-article node-promoted clearfix" about="/content/library" typeof="sioc:Item foaf:Document">
<div class="meta submitted"><span property="dc:date dc:created" content="2017-03-14T10:35:00+03:00" datatype="xsd:dateTime" rel="sioc:has_creator">نُشر بواسطة <span class="username" xml:lang="" about="/user/3" typeof="sioc:UserAccount" property="foaf:name" datatype="">ضجيج محرر</span> في ثلاثاء, 03/14/2017 - 10:35</span></div>
<div class="content clearfix"><div class="field field-name-field-image field-type-image field-label-hidden"><div class="field-items"><div class="field-item even"><img src="l.jpg" /><blockquote class="image-field-caption"><p>ضجيج: زوار المكتبة الجديدة في يوم افتتاحها أمام قسم المخطوطات.</p></blockquote></div></div></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded"><p dir="rtl">$1</p>
<p dir="rtl">$2</p>
<p dir="rtl">&nbsp;</p>
<p dir="rtl">$3<br />
$4</p></div></div></div>
<div class="field field-name-field-tags field-type-taxonomy-term-reference field-label-above"><div class="field-label">ضجيج الكلمات الدلالية:&nbsp;</div><div class="field-items"><div class="field-item even"><a href="/tags/1" typeof="skos:Concept">ضجيج مكتبات</a></div></div></div></div>
<div class="link-wrapper"><ul class="links inline"><li class="comment-add first last"><a href="/c">ضجيج أضف تعليقا جديدا</a></li></ul></div>
<div id="comments" class="comment-wrapper"><h2 class="title">ضجيج التعليقات</h2><div class="comment comment-by-anonymous clearfix" typeof="sioc:Post"><div class="attribution"><span property="dc:date dc:created" content="2017-03-16T08:00:00+03:00" datatype="xsd:dateTime">خميس, 03/16/2017 - 08:00</span></div><div class="comment-text"><div class="content"><p>ضجيج: مبروك لأهالي المدينة هذا الصرح الثقافي الجميل الذي انتظروه طويلا.</p></div></div></div></div></div></div></div></div></div></div>
<div id="sidebar-second" class="column sidebar"><div class="section"><div class="block block-views"><h2>ضجيج الأكثر تعليقا</h2><div class="content">ضجيج</div></div></div></div></div></div>
<div id="footer-wrapper"><div class="section">ضجيج جميع الحقوق محفوظة لجريدة الفنار</div></div></div></div></body></html>)html";

// Drupal 9: the date only in the <footer> that its template puts before the text.
constexpr const char* kDrupal9 =
    R"html(<!DOCTYPE html><html lang="ar" dir="rtl" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" />
<meta name="Generator" content="Drupal 9 (https://www.drupal.org)" /><link rel="canonical" href="https://news.example.net/ar/node/55" />
<title>$T | شبكة النوارس</title></head><body class="path-node page-node-type-article">
<a href="#main-content" class="visually-hidden focusable skip-link">ضجيج تجاوز إلى المحتوى الرئيسي</a>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div id="page-wrapper"><div id="page"><header id="header" class="header" role="banner"><div class="region region-header"><div class="site-branding__name"><a href="/ar">شبكة النوارس</a></div></div></header>
<div id="main-wrapper" class="layout-main-wrapper"><main id="content" class="column main-content" role="main"><section class="section"><div class="region region-content">
<div id="block-title" class="block block-core block-page-title-block"><h1 class="title page-title"><span class="field field--name-title field--type-string field--label-hidden">$T</span></h1></div>
<div id="block-content" class="block block-system block-system-main-block"><div class="content">
<article role="article" about="/ar/node/55" class="node node--type-article node--promoted node--view-mode-full clearfix"><header></header>
<footer class="node__meta"><article typeof="schema:Person" about="/ar/user/4" class="profile"></article><div class="node__submitted">نشره <span class="field field--name-uid field--type-entity-reference field--label-hidden"><a title="عرض ملف المستخدم." href="/ar/user/4" class="username">ضجيج المحرر</a></span> في <span class="field field--name-created field--type-created field--label-hidden">الثلاثاء, 14/03/2017 - 10:35</span></div></footer>
<div class="node__content clearfix"><div class="field field--name-field-image field--type-image field--label-hidden field__item"><img src="l.jpg" alt="ضجيج" /></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item"><p>$1</p><p>$2</p><blockquote><p>$3</p></blockquote><p>$4</p></div>
<div class="field field--name-field-tags field--type-entity-reference field--label-above clearfix"><h3 class="field__label">ضجيج الوسوم</h3><ul class="links field__items"><li><a href="/ar/t/1">ضجيج كتب</a></li></ul></div>
<section class="field field--name-comment field--type-comment field--label-above comment-wrapper"><h2 class="title comment-form__title">ضجيج أضف تعليقا جديدا</h2><p>ضجيج: يخضع نشر التعليقات لموافقة المحررين ولا تعبر التعليقات إلا عن رأي أصحابها.</p></section></div></article></div></div></div></section></main></div></div></div></div></body></html>)html";

// Joomla 3: microdata of its own kind, the headline an h2, the section a genre.
constexpr const char* kJoomla =
    R"html(<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar-aa" lang="ar-aa" dir="rtl"><head>
<base href="https://harbour.example.com/culture/45-library" /><meta http-equiv="content-type" content="text/html; charset=utf-8" />
<meta name="author" content="Super User" /><meta name="generator" content="Joomla! - Open Source Content Management" /><title>$T</title></head>
<body class="site com_content view-article no-layout no-task itemid-104"><div class="body"><div class="container">
<header class="header" role="banner"><a class="brand pull-left" href="/"><span class="site-title">ضجيج الميناء</span></a></header>
<nav class="navigation" role="navigation"><ul class="nav menu nav-pills"><li class="item-101"><a href="/">ضجيج الرئيسية</a></li></ul></nav>
<div class="row-fluid"><main id="content" role="main" class="span9"><div id="system-message-container"></div>
<div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="ar-AA" />
<div class="page-header"><h2 itemprop="headline">$T</h2></div>
<div class="icons"><div class="btn-group pull-right"><button class="btn dropdown-toggle">ضجيج</button><ul class="dropdown-menu"><li class="print-icon"><a href="/p">ضجيج طباعة</a></li><li class="email-icon"><a href="/e">ضجيج البريد الإلكتروني</a></li></ul></div></div>
<dl class="article-info muted"><dt class="article-info-term">ضجيج التفاصيل</dt>
<dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person">كتب بواسطة: <span itemprop="name">بدر الزهراني</span></dd>
<dd class="category-name">المجموعة: <a href="/culture" itemprop="genre">ثقافة وفنون</a></dd>
<dd class="published"><span class="icon-calendar"></span><time datetime="2017-03-14T10:35:00+03:00" itemprop="datePublished">نشر بتاريخ: 15 جمادى الآخرة 1438هـ - 14 آذار/مارس 2017</time></dd>
<dd class="hits"><meta itemprop="interactionCount" content="UserPageVisits:1204" />ضجيج الزيارات: 1204</dd></dl>
<div itemprop="articleBody"><p><img src="l.jpg" alt="ضجيج" /></p><p style="text-align: right;"><span style="font-size: 14pt;">$1</span></p>
<p><span style="font-size: 14pt;">$2</span></p><p><span style="font-size: 14pt;">$3</span></p><p>$4</p></div>
<ul class="pager pagenav"><li class="previous"><a href="/44">ضجيج السابق</a></li><li class="next"><a href="/46">ضجيج التالي</a></li></ul></div></main>
<div id="aside" class="span3"><div class="well "><h3 class="page-header">ضجيج أحدث المواضيع</h3><ul class="latestnewsmod-latest"><li><a href="/1">ضجيج موسم صيد السلمون</a></li></ul></div></div></div></div></div>
<footer class="footer" role="contentinfo"><p>ضجيج © 2017</p></footer></body></html>)html";

// Blogger: <h3> as headline, the text in divs and bare between <br>, the hour apart from the day.
constexpr const char* kBlogger =
    R"html(<!DOCTYPE html><html class='v2' dir='rtl' xmlns='http://www.w3.org/1999/xhtml' xmlns:b='http://www.google.com/2005/gml/b'>
<head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><meta content='blogger' name='generator'/>
<link href='http://gazette.example.com/2017/03/library.html' rel='canonical'/><meta content='$T' property='og:title'/>
<title>الجريدة المحلية: $T</title></head><body class='loading'>
<div class='navbar section' id='navbar'><div class='widget Navbar'><script>ضجيج</script></div></div>
<div class='body-fauxcolumns'></div><div class='content'><header><div class='header-outer'><div class='titlewrapper'><h1 class='title'><a href='/'>الجريدة المحلية</a></h1></div><div class='descriptionwrapper'><p class='description'><span>ضجيج: أخبار المدينة وضواحيها كل صباح</span></p></div></div></header>
<div class='main-outer'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'>
<div class="date-outer"><h2 class='date-header'><span>الثلاثاء، 14 مارس 2017</span></h2><div class="date-posts"><div class='post-outer'>
<div class='post hentry' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><meta content='455' itemprop='postId'/>
<h3 class='post-title entry-title' itemprop='name'>$T</h3><div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-455' itemprop='description articleBody'><div dir="rtl" style="text-align: right;" trbidi="on"><div class="separator" style="clear: both; text-align: center;"><a href="l.jpg"><img border="0" src="l.jpg" /></a></div>
$1<br /><br />$2<br />
<div style="text-align: right;">$3</div><div style="text-align: right;"><br /></div><div style="text-align: right;">$4</div></div><div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>ضجيج مرسلة بواسطة <span class='fn' itemprop='author' itemscope='itemscope' itemtype='http://schema.org/Person'><meta content='https://plus.example.com/1' itemprop='url'/><a class='g-profile' href='/u' rel='author'><span itemprop='name'>رامي عودة</span></a></span></span>
<span class='post-timestamp'>في <a class='timestamp-link' href='/2017/03/library.html' rel='bookmark'><abbr class='published' itemprop='datePublished' title='2017-03-14T10:35:00+03:00'>10:35 ص</abbr></a></span><span class='post-labels'>ضجيج التسميات: <a href='/l' rel='tag'>ضجيج كتب</a></span></div></div></div>
<div class='comments' id='comments'><h4>ضجيج هناك تعليق واحد:</h4><div class='comments-content'><dl id='comments-block'><dt class='comment-author'>ضجيج غير معرف</dt><dd class='comment-body'><p>ضجيج: شكرا على هذا الخبر، كنت أبحث عن عنوان المكتبة ومواعيد العمل فيها منذ أيام.</p></dd></dl></div></div></div></div></div></div></div></div>
<aside><div class='widget PopularPosts'><h2>ضجيج المشاركات الشائعة</h2><div class='item-snippet'>ضجيج: تستعد المدينة لاستقبال موسم السياحة بحملة نظافة واسعة تشمل الشواطئ والحدائق.</div></div></aside></div></div></body></html>)html";

// A page of ASP.NET: one form around all, ids in place of classes, the month in its Levantine name, Arabic digits.
constexpr const char* kAspNet =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head id="Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	صوت الأرز | $T
</title><link href="css/style.css" rel="stylesheet" type="text/css" /></head>
<body><form method="post" action="./Details.aspx?id=8841" id="form1">
<div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRk" /></div>
<div id="top"><a href="Default.aspx">ضجيج الصفحة الرئيسية</a><a href="Category.aspx?id=2">ضجيج لبنان</a></div>
<div id="wrapper"><div id="right"><span id="ContentPlaceHolder1_lblCategory" class="cat">ضجيج</span>
<div class="newsTitle"><span id="ContentPlaceHolder1_lblTitle">$T</span></div>
<div class="newsDate"><span id="ContentPlaceHolder1_lblDate">الثلاثاء ١٤ آذار ٢٠١٧ - ١٠:٣٥</span></div>
<div class="newsImg"><img id="ContentPlaceHolder1_img" src="l.jpg" alt="ضجيج" /><span id="ContentPlaceHolder1_lblCaption" class="imgCaption">ضجيج: من حفل افتتاح المكتبة العامة بحضور عدد من الأدباء والفنانين.</span></div>
<div class="newsBody"><span id="ContentPlaceHolder1_lblBody"><span style="font-size:18px;">$1<br />
<br />
$2<br />
<br />
$3<br /><br />$4</span></span></div>
<div id="ContentPlaceHolder1_pnlRelated" class="relatedNews"><h3>ضجيج مواضيع ذات صلة</h3><a href="Details.aspx?id=1">ضجيج مهرجان للأفلام القصيرة</a></div>
<div class="fb-comments" data-href="#"></div></div>
<div id="left"><div class="title">ضجيج آخر الأخبار</div><ul><li><span>12:40</span><a href="Details.aspx?id=8850">ضجيج انخفاض أسعار الوقود</a></li><li><span>12:15</span><a href="Details.aspx?id=8849">ضجيج حركة السير صباحا</a></li></ul></div></div>
<div id="footer">ضجيج Copyright © 2017 - جميع الحقوق محفوظة</div></form></body></html>)html";

// AMP as WordPress's plugin makes it.
constexpr const char* kAmpPlugin =
    R"html(<!doctype html><html amp dir="rtl" lang="ar"><head><meta charset="utf-8"><title>$T – أصداء الوادي</title>
<link rel="canonical" href="https://valley.example.org/2017/03/library/"><script async="" src="https://cdn.ampproject.org/v0.js"></script>
<script type="application/ld+json">{"@context":"http:\/\/schema.org","publisher":{"@type":"Organization","name":"أصداء الوادي","logo":{"@type":"ImageObject","url":"https:\/\/valley.example.org\/l.png"}},"@type":"BlogPosting","mainEntityOfPage":"https:\/\/valley.example.org\/2017\/03\/library\/","headline":"$T","datePublished":"2017-03-14T10:35:00+03:00","dateModified":"2017-03-14T11:00:00+03:00","author":{"@type":"Person","name":"منى القاضي"},"image":{"@type":"ImageObject","url":"https:\/\/valley.example.org\/l.jpg"}}</script>
<style amp-custom>.amp-wp-title{color:#000}</style></head><body class="amp-wp"><amp-analytics type="googleanalytics"><script type="application/json">{"vars":{"account":"ضجيج"}}</script></amp-analytics>
<header id="top" class="amp-wp-header"><div><a href="https://valley.example.org/">ضجيج أصداء الوادي</a></div></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">$T</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">ضجيج منى القاضي</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2017-03-14T07:35:00+00:00">منذ 3 سنوات</time></div></header>
<figure class="amp-wp-article-featured-image wp-caption"><amp-img src="l.jpg" width="700" height="400"></amp-img><p class="wp-caption-text">ضجيج: واجهة المكتبة الجديدة كما بدت مساء الاثنين قبل ساعات من الافتتاح.</p></figure>
<div class="amp-wp-article-content"><p>$1</p><amp-ad width="300" height="250" type="doubleclick"><div placeholder>ضجيج</div></amp-ad><p>$2</p>
<p>إقرأ أيضًا: <a href="https://valley.example.org/x/">ضجيج: كتاب جديد عن تاريخ الموانئ</a></p><p>$3</p><p>$4</p>
<amp-iframe src="https://x.example/"><p placeholder>ضجيج</p></amp-iframe><amp-social-share type="twitter"></amp-social-share></div>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">الأقسام: <a href="/c" rel="category tag">محليات</a></div><div class="amp-wp-meta amp-wp-comments-link"><a href="#">ضجيج اترك تعليقاً</a></div></footer></article>
<footer class="amp-wp-footer"><div><h2>أصداء الوادي</h2><a href="#top" class="back-to-top">ضجيج العودة إلى الأعلى</a></div></footer></body></html>)html";

}  // namespace

std::vector<SitePage> system_pages() {
  return {
      {"WordPress, theme Newspaper", kNewspaper, "2017-03-14T10:35:00Z", "ثقافة", "ليلى الشامي", "بوابة الشاطئ", ""},
      {"WordPress, theme Jannah", kJannah, "2017-03-14T07:35:00Z", "مجتمع", "وائل منصور", "مرسى نيوز", ""},
      {"Drupal 7", kDrupal7, "2017-03-14T07:35:00Z", "", "", "جريدة الفنار", ""},
      {"Drupal 9", kDrupal9, "2017-03-14T10:35:00Z", "", "", "news.example.net", ""},
      {"Joomla", kJoomla, "2017-03-14T07:35:00Z", "ثقافة وفنون", "بدر الزهراني", "", ""},
      {"Blogger", kBlogger, "2017-03-14T07:35:00Z", "", "رامي عودة", "gazette.example.com", ""},
      {"ASP.NET", kAspNet, "2017-03-14T10:35:00Z", "", "", "صوت الأرز", ""},
      {"AMP, plugin of WordPress", kAmpPlugin, "2017-03-14T07:35:00Z", "محليات", "منى القاضي", "أصداء الوادي", ""},
  };
}

}  // namespace khabar::testing
