// News pages as sites of several kinds write them, in UTF-8. All of them tell the same invented story, so that a test
// can say what is text and what is not: kStory is the text, and nothing in a page outside of it holds kNoise.
#pragma once

#include <string>
#include <string_view>

namespace khabar::testing {

inline constexpr std::string_view kStoryTitle = "افتتاح مكتبة عامة جديدة في ميناء سلمى";
inline constexpr std::string_view kStory =
    "افتتح مجلس بلدية سلمى، صباح الثلاثاء، أكبر مكتبة عامة في المدينة بعد أعمال ترميم استغرقت ثلاثة أعوام.\n"
    "وقالت مديرة المكتبة نورة الحسيني إن القاعات الجديدة تتسع لأربعمائة قارئ، وتضم قسما للأطفال وآخر للمخطوطات.\n"
    "وأضافت: \"ننتظر من أبناء المدينة أن يجعلوا من هذا المكان بيتا لهم\".\n"
    "ومن المقرر أن تفتح المكتبة أبوابها يوميا من الثامنة صباحا حتى العاشرة مساء، عدا أيام الجمعة.";

// In every menu, comment, teaser, caption, notice and advertisement of these pages.
inline constexpr std::string_view kNoise = "ضجيج";

std::string modern_page();     // HTML5, JSON-LD without articleBody, OpenGraph, a cookie notice, related links
std::string wordpress_page();  // WordPress with Yoast's @graph, sharing buttons, comments as <article>
std::string amp_page();        // AMP
std::string table_page();      // tables, font and br, upper case, no metadata but <title>; says windows-1256
std::string div_page();        // one div a paragraph as frameworks make them, no metadata but OpenGraph
std::string front_page();      // a section's front page: teasers only

}  // namespace khabar::testing
