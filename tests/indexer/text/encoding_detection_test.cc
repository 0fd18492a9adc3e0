// Which encoding is found, and what comes of it, for texts as short as a headline.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/utf8.h"
#include "indexer/text/charset.h"
#include "indexer/text/encoding_detector.h"
#include "indexer/text/text_encoding.h"
#include "tests/indexer/text/encode.h"

namespace khabar {
namespace {

using testing::iso_8859_6;
using testing::utf_16;
using testing::windows_1256;

std::string found_in(const std::string& bytes, const EncodingHints& hints = {}) {
  const Utf8Text text = to_utf8(bytes, hints);
  return text.invalid_at == std::string::npos ? text.encoding + " " + text.text : "none";
}

// Bytes written out, so that the tables of encode.h are under test as well.
TEST(EncodingDetection, ReadsBytesAsTheirMappingTablesSay) {
  EXPECT_EQ(found_in("\xC7\xE1\xE5\xCC\xD1\xC9 \xE6\xC7\xE1\xDE\xE3\xCD"), "windows-1256 الهجرة والقمح");
  EXPECT_EQ(found_in("\xC7\xE4\xE7\xCC\xD1\xC9 \xE8\xC7\xE4\xE2\xE5\xCD"), "ISO-8859-6 الهجرة والقمح");
  EXPECT_EQ(windows_1256("الهجرة والقمح"), "\xC7\xE1\xE5\xCC\xD1\xC9 \xE6\xC7\xE1\xDE\xE3\xCD");
  EXPECT_EQ(iso_8859_6("الهجرة والقمح"), "\xC7\xE4\xE7\xCC\xD1\xC9 \xE8\xC7\xE4\xE2\xE5\xCD");
}

TEST(EncodingDetection, TellsTheArabicEncodingsApartInShortTexts) {
  for (const std::string text :
       {"خبر عاجل", "الجزائر", "أسعار القمح", "مجلس الوزراء يقر الموازنة", "ارتفاع درجات الحرارة في المغرب",
        "هل تنجح المفاوضات؟", "الأمن يوقف سبعة مهاجرين، بينهم قاصر", "بيروت - وفا", "2025: عام القمح",
        "العاصفة «دانيال»", "مباراة الأهلي و Al Hilal اليوم", "<p>قال الوزير</p>", "مُحَمَّد صلاح"}) {
    EXPECT_EQ(found_in(windows_1256(text)), "windows-1256 " + text);
    if (text.find("«") == std::string::npos) {
      // If the letters of a word are the same bytes in both, either name is right.
      EXPECT_EQ(to_utf8(iso_8859_6(text)).text, text);
    }
  }
  EXPECT_EQ(found_in(iso_8859_6("أسعار القمح")), "ISO-8859-6 أسعار القمح");
}

TEST(EncodingDetection, LeavesWesternLanguagesInWindows1252) {
  EXPECT_EQ(found_in("L'\xC9lys\xE9"
                     "e a ferm\xE9 ses portes"),
            "windows-1252 L'Élysée a fermé ses portes");
  EXPECT_EQ(found_in("Stra\xDF"
                     "enfest in K\xF6ln"),
            "windows-1252 Straßenfest in Köln");
  EXPECT_EQ(found_in("the \x93peace\x94 talks \x96 again"), "windows-1252 the “peace” talks – again");
}

TEST(EncodingDetection, KeepsFrenchWordsInsideArabicOnes) {
  const std::string text = "وزارة التجارة تعلن عن المعرض الدولي للكتاب (Foire du livre, entrée libre)";
  EXPECT_EQ(found_in(windows_1256(text)), "windows-1256 " + text);
}

TEST(EncodingDetection, AsksIcuForOtherLanguages) {
  // "Сегодня в Москве прошла встреча министров иностранных дел" in KOI8-R.
  EXPECT_EQ(found_in("\xF3\xC5\xC7\xCF\xC4\xCE\xD1 \xD7 \xED\xCF\xD3\xCB\xD7\xC5 \xD0\xD2\xCF\xDB\xCC\xC1 "
                     "\xD7\xD3\xD4\xD2\xC5\xDE\xC1 \xCD\xC9\xCE\xC9\xD3\xD4\xD2\xCF\xD7 "
                     "\xC9\xCE\xCF\xD3\xD4\xD2\xC1\xCE\xCE\xD9\xC8 \xC4\xC5\xCC"),
            "KOI8-R Сегодня в Москве прошла встреча министров иностранных дел");
}

TEST(EncodingDetection, DoesNotGuessFromALetterOrTwoOrFromNoise) {
  for (const std::string bytes : {"\xD8", "x\xFF", "ab\xE3\xC8", "\xED\xA0\x80", "\xE3\xC8",
                                  "\x01\x02\xC7\xE1\xE5\xCC\xD1\xC9\x03", "\x89PNG\r\n\x1A\n\xFF\xFE\x80\x81"}) {
    EXPECT_EQ(found_in(bytes), "none");
  }
}

TEST(EncodingDetection, BearsAStrayControlCharacter) {
  std::string text = "ارتفاع أسعار القمح";
  for (int i = 0; i < 5; ++i) text += " في الأسواق العالمية";
  EXPECT_EQ(found_in(windows_1256(text + "\x1D\x7F")).substr(0, 12), "none") << "two of 120";
  EXPECT_EQ(found_in(windows_1256(text + "\x1D")), "windows-1256 " + text + "\x1D");
}

TEST(EncodingDetection, DoesNotTakeBrokenUtf8ForAnythingElse) {
  EXPECT_EQ(found_in("أسعار القمح ترتفع \xD8 في الأسواق"), "none");
  EXPECT_EQ(found_in("أسعار القمح\xD8"), "none") << "cut inside a letter";
  EXPECT_EQ(to_utf8("أسعار\n القمح\xD8").invalid_line, 2U);
}

TEST(EncodingDetection, ReadsUtf16WithAndWithoutAMark) {
  for (const bool little : {true, false}) {
    const std::string name = little ? "UTF-16LE" : "UTF-16BE";
    EXPECT_EQ(found_in(utf_16(u"خبر عاجل", little)), name + " خبر عاجل");
    EXPECT_EQ(found_in(utf_16(u"\uFEFFخبر عاجل", little)), name + " خبر عاجل");
    EXPECT_EQ(found_in(utf_16(u"{\"id\": 1}", little)), name + " {\"id\": 1}");
  }
}

struct HintCase {
  std::string bytes;
  EncodingHints hints;
  std::string found;
};

TEST(EncodingHint, ThatIsDeclaredCountsUnlessTheBytesContradictIt) {
  const std::string arabic = "أسعار القمح";
  const std::vector<HintCase> table = {
      {windows_1256("خب"), {{}, "windows-1256"}, "windows-1256 خب"},
      {windows_1256("خب"), {{}, " X-CP1256 "}, "windows-1256 خب"},
      {iso_8859_6(arabic), {{}, "iso-8859-6"}, "ISO-8859-6 " + arabic},
      {"\xD0\xD2\xC9\xD7\xC5\xD4", {{}, "koi8-r"}, "KOI8-R привет"},
      {"caf\xE9", {{}, "iso-8859-1"}, "windows-1252 café"},
      {arabic, {{}, "windows-1256"}, "UTF-8 " + arabic},
      {windows_1256(arabic), {{}, "utf-8"}, "windows-1256 " + arabic},
      {windows_1256(arabic), {{}, "iso-8859-1"}, "windows-1256 " + arabic},
      {windows_1256(arabic), {{}, "iso-8859-6"}, "windows-1256 " + arabic},
      {arabic, {{}, "us-ascii"}, "UTF-8 " + arabic},
      {arabic, {{}, "utf-16"}, "UTF-8 " + arabic},
      {"plain", {{}, "utf-16le"}, "UTF-8 plain"},
      {windows_1256(arabic), {{}, "no such encoding"}, "windows-1256 " + arabic},
      {"\xEF\xBB\xBF" + arabic, {{}, "windows-1256"}, "UTF-8 " + arabic},
  };
  for (const auto& [bytes, hints, found] : table) EXPECT_EQ(found_in(bytes, hints), found) << hints.declared;
}

TEST(EncodingHint, ThatIsForcedCountsBeforeAllButAMark) {
  const std::string arabic = "أسعار القمح";
  EXPECT_EQ(found_in(windows_1256(arabic), {"cp1256", "utf-8"}), "windows-1256 " + arabic);
  EXPECT_EQ(found_in("\xCE\xC8", {"windows-1256", {}}), "windows-1256 خب");
  EXPECT_EQ(found_in("\xEF\xBB\xBF" + arabic, {"windows-1256", {}}), "UTF-8 " + arabic);
  EXPECT_EQ(found_in(windows_1256(arabic), {"UTF-8", {}}), "none");
  const Utf8Text wrong = to_utf8("ab\n\xFF", {"iso-8859-6", {}});
  EXPECT_EQ(invalid_reason(wrong, 100), "invalid ISO-8859-6 at byte 104");
  EXPECT_EQ(wrong.invalid_line, 2U);
}

TEST(CharsetName, IsTheSameForEverySpelling) {
  for (const char* name : {"windows-1256", "Windows-1256", "CP1256", "x-cp1256", " cp1256 "}) {
    EXPECT_EQ(charset_name(name), "windows-1256") << name;
  }
  EXPECT_EQ(charset_name("iso_8859-6:1987"), "ISO-8859-6");
  EXPECT_EQ(charset_name("ASMO-708"), "ISO-8859-6");
  EXPECT_EQ(charset_name("arabic"), "ISO-8859-6");
  EXPECT_EQ(charset_name("latin1"), "windows-1252");
  EXPECT_EQ(charset_name("utf8"), "UTF-8");
  EXPECT_EQ(charset_name(""), "");
  EXPECT_EQ(charset_name("windows-9999"), "");
  EXPECT_EQ(nearest_charset("Windows-1265"), "windows-1256");
  EXPECT_EQ(nearest_charset("utf-9"), "UTF-8");
  EXPECT_EQ(nearest_charset("arabisch"), "");
}

TEST(CharsetName, TellsWhetherAsciiCanBeReadByteByByte) {
  for (const char* name : {"UTF-8", "windows-1256", "ISO-8859-6", "KOI8-R"}) EXPECT_TRUE(is_ascii_based(name)) << name;
  for (const char* name : {"UTF-16LE", "Shift_JIS", "GB18030"}) EXPECT_FALSE(is_ascii_based(name)) << name;
}

TEST(Charset, OfATextIsOneThatTextsAreIn) {
  for (const char* name : {"utf8", "cp1256", "iso-8859-6", "latin1", "KOI8-R", "shift_jis", "gbk", "big5", "UTF-16",
                           "iso-8859-8-i", "windows-874", "ibm864", "dos-720", "iso-2022-jp"}) {
    EXPECT_EQ(text_charset(name), charset_name(name)) << name;
    EXPECT_NE(text_charset(name), "") << name;
  }
  for (const char* name : {"scsu", "utf-7", "bocu-1", "cesu-8", "imap-mailbox-name", "iso-2022-kr", "iso-2022-cn", "hz",
                           "ibm037", "ibm420", "lmbcs-1", "iscii,version=0", "x-unknown", ""}) {
    EXPECT_EQ(text_charset(name), "") << name;
  }
}

// Whatever converter a page or a user names, what comes out of it is UTF-8.
TEST(Charset, OfAnyNameMakesUtf8) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  for (const char* begin : {"", "\xDF\x80", "\x0E\xD8\x00\x41", "+2AA-", "\x1B$)A\x0E", "\x1B%G\xED\xA0\x80"}) {
    for (const char* name : {"scsu", "utf-7", "bocu-1", "cesu-8", "imap-mailbox-name", "iso-2022-kr", "iso-2022-cn",
                             "hz", "ibm037", "ibm420", "lmbcs-1", "utf-16le", "utf-32", "gb18030", "iso-2022-jp"}) {
      for (const std::string& text : {begin + bytes, std::string(begin), begin + std::string("abc\xD8\x00\xD8", 6)}) {
        const std::string charset = charset_name(name);
        if (charset.empty()) continue;
        EXPECT_EQ(find_invalid_utf8(from_charset(text, charset).text), std::string::npos) << name;
        const Utf8Text utf8 = to_utf8(text, {{}, name});
        EXPECT_EQ(find_invalid_utf8(utf8.text), std::string::npos) << name;
      }
    }
  }
}

}  // namespace
}  // namespace khabar
