#include "searcher/serve/frame/arabic_messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(ArabicMessages, StandBehindTheEnglishIfThereIsNoPage) {
  EXPECT_EQ(in_both_languages("the server has as much to do as it takes", "ask again in a second"),
            "the server has as much to do as it takes\nask again in a second\n"
            "الخادم مشغول الآن بكل ما يحتمله\nأعد الطلب بعد ثانية\n");
  EXPECT_EQ(in_both_languages("/search does not take this method", ""),
            "/search does not take this method\nلا يقبل /search هذه الطريقة\n");
  EXPECT_EQ(in_both_languages("in no table", ""), "in no table\n");
}

TEST(ArabicMessages, SayInArabicWhatACommandSays) {
  const std::pair<const char*, const char*> rows[] = {
      {"nothing found: check the spelling", "لا نتيجة: راجع الإملاء"},
      {"note: 100 of 1,234 lines", "المعروض 100 من 1,234"},
      {"100 of 240 rows; --limit N prints more", "المعروض 100 من 240"},
      {"note: 3 more articles have هجره in another spelling", "عدد المقالات الأخرى التي فيها هجره بإملاء آخر: 3"},
      {"12 articles have داعش, which دعش may be a misprint of",
       "قد تكون دعش خطأً مطبعيًّا صوابه داعش، وعدد مقالات الأخيرة 12"},
      {"no article has the id a:b of {}", "لا مقالة معرّفها a:b of {}"},
      {"no article has source:\"x\"", "لا مقالة فيها: source:\"x\""},
      {"note: --offset 70 is beyond the last of 9 articles", "لا مقالة بعد هذا الموضع؛ عدد المقالات 9"},
      {"note: --offset 70 is beyond the last of 9 articles without near duplicates",
       "لا مقالة بعد هذا الموضع؛ عدد المقالات 9"},
      {"there is a set a already", "توجد قائمة باسم a"},
      {"there is no set a: nothing is kept in /x/desk.db", "لا قائمة باسم a"},
      {"there is no set a in /x/desk.db", "لا قائمة باسم a"},
      {"there is no set a", "لا قائمة باسم a"},
      {"did you mean a?", "هل تقصد a؟"},
      {"there are a, b", "الموجود: a, b"},
      {"set a: the index no longer has 2 of its 9 articles", "لم يعد في الفهرس 2 من مقالات القائمة a، وهي 9"},
      {"'a!' cannot name a set: it ends in a sign", "لا يصلح «a!» اسمًا لقائمة"},
      {"did you mean x? the fields are title, body; if it is text, put it in quotation marks or a space behind the "
       "colon",
       "الحقول: title, body؛ وإن كان نصًّا فضعه بين علامتي اقتباس، أو ضع فراغًا بعد النقطتين"},
  };
  for (const auto& [english, arabic] : rows) {
    const Message told = arabic_message(english);
    EXPECT_EQ(told.text, arabic) << english;
    EXPECT_FALSE(told.is_english) << english;
  }
}

TEST(ArabicMessages, LeaveWhatTheyDoNotKnowAsItIs) {
  for (const char* other : {"", "note: ", "nothing found", "nothing found: check the spelling!", " of  line",
                            "x of y lines z", "the disk is full", "note: {}"}) {
    const Message told = arabic_message(other);
    EXPECT_EQ(told.text, other);
    EXPECT_TRUE(told.is_english) << other;
  }
}

}  // namespace
}  // namespace khabar
