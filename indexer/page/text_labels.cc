#include "indexer/page/text_labels.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/ascii.h"
#include "common/letters/folding.h"
#include "common/utf8.h"

namespace khabar {

namespace {

// A line that begins like a label and is longer than that is a sentence: "شاهد أيضا عيان ...".
constexpr std::size_t kLabelLetters = 60;

// As fold() leaves them.
constexpr std::array<std::string_view, 60> kLabels{
    "اقرا ايضا",         "اقرا المزيد",     "اقرا كذلك",        "اقراوا ايضا",     "شاهد ايضا",
    "شاهد المزيد",       "طالع ايضا",       "طالع المزيد",      "قد يهمك",         "قد يعجبك",
    "مواضيع ذات صلة",    "موضوعات ذات صلة", "اخبار ذات صلة",    "مقالات ذات صلة",  "ذات صلة",
    "مواضيع متعلقة",     "اخبار متعلقة",    "مقالات متعلقة",    "شارك المقال",     "شارك الخبر",
    "شارك هذا",          "شاركها",          "انشر الخبر",       "طباعة",           "تابعونا علي",
    "تابعنا علي",        "تابعوا",          "اشترك في",         "اشتركوا في",      "للاشتراك",
    "جميع الحقوق",       "حقوق النشر",      "المزيد من",        "الاكثر قراءة",    "كلمات دلالية",
    "الكلمات المفتاحية", "read also",       "related",          "المقال التالي",   "المقال السابق",
    "الخبر التالي",      "الخبر السابق",    "المقالة التالية",  "المقالة السابقة", "الموضوع التالي",
    "الموضوع السابق",    "التالي",          "السابق",           "كافة الحقوق",     "كل الحقوق",
    "حقوق الطبع",        "سياسة التعليق",   "سياسة التعليقات",  "شروط التعليق",    "اترك تعليقا",
    "اضف تعليقا",        "next article",    "previous article", "copyright",       "all rights reserved"};

// Marks off, hamza spellings one, Latin letters small.
std::string fold(std::string_view text, std::size_t most = 200) {
  std::string result;
  for (std::size_t at = 0; at < text.size() && result.size() < most;) {
    const char32_t c = next_code_point(text, at);
    if (is_arabic_mark(c) || c == kInvalid) continue;
    append_code_point(result, ascii::to_lower(fold_alef(fold_waw(fold_yeh(c)))));
  }
  return result;
}

// "© 2024 ... جميع الحقوق محفوظة"
bool is_rights_line(std::string_view folded, std::string_view line) {
  constexpr std::size_t kRightsLetters = 120;
  if (count_code_points(line, kRightsLetters + 1) > kRightsLetters) return false;
  if (folded.starts_with("©") || folded.starts_with("(c) ")) return true;
  return folded.find("الحقوق محفوظة") != std::string_view::npos ||
         folded.find("all rights reserved") != std::string_view::npos;
}

bool is_between_words(std::string_view text, std::size_t at) {
  return at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80 || text.substr(at).starts_with("،");
}

}  // namespace

bool is_policy(std::string_view paragraph) {
  static constexpr std::array<std::string_view, 12> kRules{
      "لا تعبر عن", "ارشادات",   "شروط الاستخدام", "سياسة", "قبل نشرها", "عدم نشر",
      "حذف",        "تحتفظ بحق", "نحتفظ بحق",      "مسيئة", "الالتزام",  "تخضع للمراجعة"};
  constexpr std::size_t kLongestFolded = 2000;
  const std::string folded = fold(paragraph, kLongestFolded);
  const bool is_about_comments = folded.find("التعليقات") != std::string::npos ||
                                 folded.find("تعليقات") != std::string::npos ||
                                 folded.find("تعليقك") != std::string::npos;
  return is_about_comments &&
         std::ranges::any_of(kRules, [&](std::string_view rule) { return folded.find(rule) != std::string::npos; });
}

bool is_label(std::string_view line, bool has_link) {
  const std::string folded = fold(line);
  std::string_view text = folded;
  if (is_rights_line(folded, line)) return true;
  constexpr std::string_view kBullets = "-*:>.([| ";
  while (!text.empty() && kBullets.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  const bool begins = std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view label) {
    return text.starts_with(label) && is_between_words(text, label.size());
  });
  return begins && (has_link || count_code_points(line, kLabelLetters + 1) <= kLabelLetters);
}

}  // namespace khabar
