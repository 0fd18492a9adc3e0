#include "searcher/rank/names/fixed_names.h"

#include <gtest/gtest.h>

#include "searcher/query/query_parser.h"

namespace khabar {
namespace {

std::string read(const std::string& query, Match match = Match::kAll, const VariantTable& variants = {}) {
  Analyzer analyzer{variants};
  std::vector<std::string> names;
  return print(with_fixed_names(parse_query(query).tree, match, analyzer, names));
}

// The words of a name, all required.
std::string required(std::string_view name) {
  std::string words{" +"};
  for (const char c : name) words += c == ' ' ? std::string{" +"} : std::string(1, c);
  return words;
}

TEST(FixedNames, JoinNamesOfLetters) {
  for (const char* name :
       {"سي إن إن",    "سي ان ان",  "سى إن إن",     "بي بي سي",  "إم بي سي",  "إن بي سي", "سي بي إس",    "إيه بي سي",
        "إف بي آي",    "سي آي إيه", "سي أي إيه",    "إن إس إيه", "تي آر تي",  "دي دبليو", "بي إم دبليو", "إل جي",
        "إتش بي",      "آي بي إم",  "إتش إس بي سي", "يو بي إس",  "كيه إل إم", "جي بي إس", "دي إن إيه",   "إل بي سي",
        "سي إن بي سي", "يو إس إيه", "بي بي",        "سي دي",     "دي في دي",  "بي إن",    "إم آي تي",    "جي إم",
        "كي إف سي",    "إيه إف بي", "بي كي كي",     "واي بي جي", "آر تي"}) {
    EXPECT_EQ(read(name), '"' + std::string(name) + '"');
    EXPECT_EQ(read("قناة " + std::string(name) + " في مصر"), "(list قناة \"" + std::string(name) + "\" في مصر)");
  }
}

TEST(FixedNames, RequireTheWordsOfNamesThatHoldStopWords) {
  for (const char* name : {"مهرجان كان",       "مهرجان كان السينمائي",
                           "بان كي مون",       "هو جينتاو",
                           "هو تشي منه",       "لو فيغارو",
                           "لو موند",          "أم كلثوم",
                           "ام درمان",         "أم القيوين",
                           "أم الفحم",         "أم القرى",
                           "أم صلال",          "ذو الفقار",
                           "ذو القعدة",        "ذي الحجة",
                           "ذي قار",           "ذات السلاسل",
                           "كل العرب",         "دون كيشوت",
                           "دون خوان",         "لا لا لاند",
                           "ما وراء النهر",    "آي فون",
                           "أي فون",           "آي باد",
                           "من سيربح المليون", "إلا رسول الله",
                           "بين النهرين",      "هنا لندن",
                           "أم المؤمنين",      "لا باز"}) {
    EXPECT_EQ(read(name), "(list" + required(name) + ')');
    EXPECT_EQ(read("خبر " + std::string(name)), "(list خبر" + required(name) + ')');
    EXPECT_EQ(read(name, Match::kAny), print(parse_query(name).tree)) << "any of its words will do";
  }
}

TEST(FixedNames, JoinWordsOfOneSignAndFieldOnly) {
  EXPECT_EQ(read("سي -إن +إن"), "(list سي -إن +إن)");
  EXPECT_EQ(read("+مهرجان كان"), "(list +مهرجان كان)");
  EXPECT_EQ(read("+سي +إن +إن"), "(list +\"سي إن إن\")");
  EXPECT_EQ(read("title:(سي إن إن) خبر"), "(list title:\"سي إن إن\" خبر)");
  EXPECT_EQ(read("سي AND إن"), "(and سي إن)");
  EXPECT_EQ(read("=سي =إن"), "(list =سي =إن)");
  EXPECT_EQ(read("-(بي بي سي) خبر"), "(list -\"بي بي سي\" خبر)");
  EXPECT_EQ(read("قناة OR (بي بي سي)"), "(or قناة \"بي بي سي\")");
}

TEST(FixedNames, JoinAnAbbreviationInOnePiece) {
  EXPECT_EQ(read("سي.إن.إن"), "\"سي.إن.إن\"");
  EXPECT_EQ(read("بي-بي-سي العربية"), "(list \"بي-بي-سي\" العربية)");
  EXPECT_EQ(read("د.ب.أ"), "د.ب.أ");
}

TEST(FixedNames, KeepTwoWordsInOneTogether) {
  EXPECT_EQ(read("عبدالله"), "\"عبدالله\"");
  EXPECT_EQ(read("الملك عبدُالله في أبوظبي"), "(list الملك \"عبدُالله\" في \"أبوظبي\")");
  EXPECT_EQ(read("-عبدالله خبر"), "(list -عبدالله خبر)") << "what is excluded is excluded together";
}

TEST(FixedNames, MakeAPhraseOfANameWithOtherSpellings) {
  EXPECT_EQ(read("CNN"), "\"CNN\"");
  EXPECT_EQ(read("خبر cnn -BBC"), "(list خبر \"cnn\" -\"BBC\")");
  EXPECT_EQ(read("title:CNN"), "title:\"CNN\"");
  EXPECT_EQ(read("=CNN"), "=CNN");
  EXPECT_EQ(read("السي إن إن في مصر"), "(list \"السي إن إن\" في مصر)");
  EXPECT_EQ(read("سيإنإن"), "\"سيإنإن\"");
  EXPECT_EQ(read("إم تي في في لبنان"), "(list \"إم تي في\" في لبنان)");
  const VariantTable variants{"بيت لحم\tBethlehem\nسانت بطرسبرغ\tليننغراد", "mine.tsv"};
  EXPECT_EQ(read("في بيت لحم اليوم", Match::kAll, variants), "(list في \"بيت لحم\" اليوم)");
  EXPECT_EQ(read("لحم في بيت", Match::kAll, variants), "(list لحم في بيت)");
  EXPECT_EQ(read("+بيت لحم", Match::kAll, variants), "(list +بيت لحم)");
  EXPECT_EQ(read("بيت لحم", Match::kAny, variants), "(list بيت لحم \"بيت لحم\")") << "any of its words will do";
  EXPECT_EQ(read("ليننغراد", Match::kAny, variants), "\"ليننغراد\"");
}

TEST(FixedNames, AreToldOnce) {
  Analyzer analyzer;
  std::vector<std::string> names;
  with_fixed_names(parse_query("CNN عبدالله (CNN OR عبدالله) أم درمان أم درمان").tree, Match::kAll, analyzer, names);
  EXPECT_EQ(names, (std::vector<std::string>{"CNN", "عبدالله", "أم درمان"}));
}

TEST(FixedNames, LeaveTheWordsOfATopicAList) {
  for (const char* text : {"خبر", "خبر عاجل", "قناة سي إن إن", ""}) {
    std::vector<std::string> names;
    Analyzer analyzer;
    EXPECT_EQ(with_fixed_names(plain_words(text), Match::kAny, analyzer, names), plain_words(text)) << text;
  }
}

TEST(FixedNames, LeaveOtherWordsAsTheyAre) {
  for (const char* query :
       {"كان الوزير", "إن في", "أي إن", "ان ام", "من هو", "أم البنات", "كان", "سي", "دي ميستورا", "لو كان", "بي"}) {
    EXPECT_EQ(read(query), print(parse_query(query).tree)) << query;
  }
  EXPECT_EQ(read("سي إن إن في مصر"), "(list \"سي إن إن\" في مصر)");
}

}  // namespace
}  // namespace khabar
