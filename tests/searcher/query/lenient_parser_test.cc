#include "searcher/query/lenient_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/support/repeated.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::repeated;

struct ParserCase {
  const char* query;
  const char* tree;
};

void expect_trees(const std::vector<ParserCase>& cases) {
  for (const ParserCase& c : cases) EXPECT_EQ(print(parse_leniently(c.query).tree), c.tree) << c.query;
}

TEST(LenientParser, ReadsWellFormedQueries) {
  expect_trees({
      {"a", "a"},
      {"a b", "(list a b)"},
      {"الهجرة غير الشرعية", "(list الهجرة غير الشرعية)"},
      {"a AND b", "(and a b)"},
      {"a OR b", "(or a b)"},
      {"a b OR c d", "(or (list a b) (list c d))"},
      {"a OR b AND c", "(or a (and b c))"},
      {"a b AND c", "(and (list a b) c)"},
      {"(a OR b) c", "(list (or a b) c)"},
      {"a -b", "(list a -b)"},
      {"-a b", "(list -a b)"},
      {"a NOT b", "(list a -b)"},
      {"a AND NOT b", "(and a -b)"},
      {"a AND -b", "(and a -b)"},
      {"a +b", "(list a +b)"},
      {"-(a b)", "(list -(list a b))"},
      {"a -(b OR c)", "(list a -(or b c))"},
      {"NOT (a OR b) c", "(list -(or a b) c)"},
      {"-(-a)", "(list -(list -a))"},
      {"-a", "(list -a)"},
  });
}

TEST(LenientParser, ReadsPhrasesInAllQuotationMarks) {
  expect_trees({
      {"\"a b\"", "\"a b\""},
      {"\u201Ca b\u201D c", "(list \"a b\" c)"},
      {"\u201Da b\u201C", "\"a b\""},
      {"«a b» c", "(list \"a b\" c)"},
      {"»a b« c", "(list \"a b\" c)"},
      {"\"a «b» c\"", "\"a «b» c\""},
      {"a\"b c\"d", "(list a \"b c\" d)"},
      {"-\"a b\"", "(list -\"a b\")"},
      {"\"a AND (b\"", "\"a AND (b\""},
      {"\"\"", "(list)"},
  });
}

TEST(LenientParser, ReadsFieldsAndExactForms) {
  expect_trees({
      {"title:a", "title:a"},
      {"TITLE:a", "title:a"},
      {"عنوان:الهجرة", "title:الهجرة"},
      {"title:\"a b\"", "title:\"a b\""},
      {"title:(a b) c", "(list (list title:a title:b) c)"},
      {"=a", "=a"},
      {"=\"a b\"", "=\"a b\""},
      {"=(a b)", "(list =a =b)"},
      {"title:=a", "title:=a"},
      {"=title:a", "title:=a"},
      {"exact:a lemma:b", "(list =a b)"},
      {"-=a", "(list -=a)"},
      {"+title:a", "(list +title:a)"},
      {"source:BBC", "source:[BBC]"},
      {"source:\"Sky News\" a", "(list source:[Sky News] a)"},
      {"مصدر:هسبريس", "source:[هسبريس]"},
      {"source:(BBC OR CNN)", "(or source:[BBC] source:[CNN])"},
      {"-section:sport a", "(list -section:[sport] a)"},
      {"source:(x title:y)", "(list source:[x] title:y)"},
  });
}

TEST(LenientParser, TakesWhatIsNoOperatorForText) {
  expect_trees({
      {"and or not", "(list and or not)"},
      {"a - b", "(list a b)"},
      {"- من هو", "(list من هو)"},
      {"a-b", "a-b"},
      {"ANDROID", "ANDROID"},
      {"وقال: نعم", "(list وقال: نعم)"},
      {"عنوان: نعم", "(list عنوان: نعم)"},
      {"http://a.org/b", "http://a.org/b"},
      {"a=b", "a=b"},
      {"= a", "a"},
      {"a\u00A0b", "(list a b)"},
      {"\u200F-a", "(list -a)"},
      {"\u200F\"a b\"", "\"a b\""},
  });
}

TEST(LenientParser, TakesDashesBeforeAWordForAMinus) {
  for (const char* minus :
       {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFE63", "\uFF0D"}) {
    const std::string dash = minus;
    EXPECT_EQ(print(parse_leniently("a " + dash + "b").tree), "(list a -b)");
    EXPECT_EQ(print(parse_leniently(dash + "(a b)").tree), "(list -(list a b))");
    EXPECT_EQ(print(parse_leniently("a " + dash + "\"b c\"").tree), "(list a -\"b c\")");
    EXPECT_EQ(print(parse_leniently("a " + dash + " b").tree), "(list a b)") << "a dash between spaces is punctuation";
    EXPECT_EQ(print(parse_leniently("a" + dash + "b").tree), "a" + dash + "b");
  }
}

TEST(LenientParser, TakesARowOfNumbersForAPhrase) {
  expect_trees({
      {"2-1", "\"2-1\""},
      {"2\u20131", "\"2\u20131\""},
      {"٢-١", "\"٢-١\""},
      {"۲−۱", "\"۲−۱\""},
      {"20/3/2018", "\"20/3/2018\""},
      {"20.3.2018", "\"20.3.2018\""},
      {"12:30", "\"12:30\""},
      {"title:2-1", "title:\"2-1\""},
      {"+2-1 a", "(list +\"2-1\" a)"},
      {"3.5", "3.5"},
      {"1,000", "1,000"},
      {"2018", "2018"},
      {"a2-1", "a2-1"},
      {"2-1a", "2-1a"},
      {"2--1", "2--1"},
      {"2-", "2-"},
      {"/2/1", "/2/1"},
      {"source:2-1", "source:[2-1]"},
  });
}

TEST(LenientParser, ReadsIllFormedQueriesAndSaysHow) {
  const std::vector<std::array<const char*, 3>> cases{
      {"\"unbalanced words", "\"unbalanced words\"", "quotation mark"},
      {"a \"b c", "(list a \"b c\")", "quotation mark"},
      {"a \"", "a", "quotation mark"},
      {"((((", "(list)", "bracket"},
      {"(a b", "(list a b)", "bracket"},
      {"a) b", "(list a b)", "bracket"},
      {")", "(list)", "bracket"},
      {"a AND", "a", "AND"},
      {"OR a", "a", "OR"},
      {"a AND OR b", "(or a b)", "AND"},
      {"a OR OR b", "(or a b)", "OR"},
      {"AND", "(list)", "AND"},
      {"NOT AND a", "a", "AND"},
  };
  for (const auto& [query, tree, note] : cases) {
    const ParsedQuery parsed = parse_leniently(query);
    EXPECT_EQ(print(parsed.tree), tree) << query;
    EXPECT_THAT(parsed.notes, ElementsAre(HasSubstr(note))) << query;
  }
}

TEST(LenientParser, HasNoNoteForAWellFormedQuery) {
  EXPECT_THAT(parse_leniently("a AND (b OR \"c d\") -e +title:f").notes, IsEmpty());
}

TEST(LenientParser, FindsNothingInNothing) {
  for (const char* query : {"", "   ", "()", "\"\" ()", "+", "-", "=", "- - -", "NOT"}) {
    EXPECT_EQ(print(parse_leniently(query).tree), "(list)") << query;
  }
}

TEST(LenientParser, BoundsTheDepthOfBrackets) {
  const ParsedQuery parsed = parse_leniently(repeated("(", 100'000) + "a" + repeated(")", 100'000));
  EXPECT_EQ(print(parsed.tree), "a");
  EXPECT_THAT(parsed.notes, ElementsAre(HasSubstr("nested deeper than 100")));
}

TEST(LenientParser, BoundsTheDepthOfSigns) {
  EXPECT_EQ(print(parse_leniently(repeated("-", 100'000) + "a").tree), "(list -a)");
  EXPECT_EQ(print(parse_leniently(repeated("-(", 50) + "a").tree).size(), 50 * std::string("(list -").size() + 1 + 50);
}

TEST(LenientParser, TakesTimeInStepWithLength) {
  for (const char* part : {"a ", "\"", "(", ")", "a:", "-", "=", "«\"", "AND ", "OR ", "title:("}) {
    EXPECT_NO_THROW(parse_leniently(repeated(part, 50'000 / testing::kFewer))) << part;
  }
}

TEST(LenientParser, NeverFailsOnRandomText) {
  const std::vector<std::string> parts{
      "a", " ", "\"",     "(",      ")",       "AND",  " OR ", "NOT ",   "-", "+",   "=",
      "«", "»", "title:", "عنوان:", "source:", "\xFF", "\xD8", "\u200F", ":", "هجرة"};
  std::mt19937 random{7};
  for (int round = 0; round < 5'000; ++round) {
    std::string query;
    for (auto i = random() % 20; i > 0; --i) query += parts[random() % parts.size()];
    const ParsedQuery parsed = parse_leniently(query);
    for (const QueryNode& child : parsed.tree.children) EXPECT_FALSE(print(child).empty()) << query;
    EXPECT_EQ(parsed.tree.sign, Sign::kPlain) << query;
  }
}

TEST(LenientParser, SaysWhatItReadAsWordsThatTheLanguageHas) {
  for (const char* query : {"a*", "a?b", "~a", "a^2", "a|b", "a NEAR/5 b", "قرب/5", "a w/5 b", "foo=a", "[a TO b]"}) {
    const ParsedQuery parsed = parse_leniently(query);
    EXPECT_THAT(parsed.notes, ::testing::Contains(HasSubstr("read as the words in it"))) << query;
  }
  EXPECT_THAT(parse_leniently("a b: -c \"d*\"").notes, IsEmpty());
}

TEST(LenientParser, ReadsRangesThatAreWellFormed) {
  EXPECT_EQ(print(parse_leniently("date:1970-01-02 words:>5").tree), "(list date:[1..1] words:[6..])");
  const ParsedQuery parsed = parse_leniently("date:yesterday");
  EXPECT_EQ(print(parsed.tree), "yesterday");
  EXPECT_THAT(parsed.notes, ElementsAre(HasSubstr("no day, month or year")));
}

}  // namespace
}  // namespace khabar
