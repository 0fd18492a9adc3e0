#include "searcher/query/query_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "searcher/query/language/reading_report.h"
#include "tests/support/repeated.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::repeated;

struct TreeCase {
  const char* query;
  const char* tree;
};

void expect_read(const std::vector<TreeCase>& cases) {
  for (const TreeCase& c : cases) {
    try {
      EXPECT_EQ(print(parse_query(c.query).tree), c.tree) << c.query;
    } catch (const Error& error) {
      ADD_FAILURE() << c.query << " was refused: " << error.what();
    }
  }
}

TEST(QueryParser, ReadsWordsGroupsAndSigns) {
  expect_read({
      {"", "(list)"},
      {" \u200F ، ", "(list)"},
      {"a", "a"},
      {"a b", "(list a b)"},
      {"الهجرة غير الشرعية", "(list الهجرة غير الشرعية)"},
      {"a AND b", "(and a b)"},
      {"a && b&&c", "(and a b c)"},
      {"a & b", "(and a b)"},
      {"a OR b", "(or a b)"},
      {"a|b || c", "(or a b c)"},
      {"a b OR c d", "(or (list a b) (list c d))"},
      {"a OR b AND c", "(or a (and b c))"},
      {"a b AND c", "(and (list a b) c)"},
      {"(a OR b) c", "(list (or a b) c)"},
      {"(a)(b)", "(list a b)"},
      {"a -b", "(list a -b)"},
      {"a !b", "(list a -b)"},
      {"-a", "(list -a)"},
      {"a NOT b", "(list a -b)"},
      {"a AND NOT b", "(and a -b)"},
      {"a +b", "(list a +b)"},
      {"-(a b)", "(list -(list a b))"},
      {"NOT (a OR b) c", "(list -(or a b) c)"},
      {"-(-a)", "(list -(list -a))"},
      {"a \u2013b \u2212c", "(list a -b -c)"},
      {"a-b", "a-b"},
      {"a OR\u200F b", "(or a b)"},
  });
}

TEST(QueryParser, ReadsExactFormsKinAndFields) {
  expect_read({
      {"=a ~b", "(list =a ~b)"},
      {"=(a ~b \"c d\")", "(list =a ~b =\"c d\")"},
      {"~(a =b)", "(list ~a =b)"},
      {"=\"a b\"", "=\"a b\""},
      {"-=a +~b", "(list -=a +~b)"},
      {"title:a", "title:a"},
      {"Title:\"a b\"", "title:\"a b\""},
      {"عنوان:(أ ب) ج", "(list (list title:أ title:ب) ج)"},
      {"title:=a =title:b title:~c", "(list title:=a title:=b title:~c)"},
      {"title:(a NEAR/3 b)", "(near/3 title:a title:b)"},
      {"lemma:a exact:b", "(list a =b)"},
      {"source:BBC", "source:[BBC]"},
      {"source:\"Sky News\" a", "(list source:[Sky News] a)"},
      {"مصدر:هسبريس قسم:رياضة كاتب:أحمد لغة:ar", "(list source:[هسبريس] section:[رياضة] author:[أحمد] language:[ar])"},
      {"lang:ar معرف:x-1 مجموعة:y", "(list language:[ar] id:[x-1] group:[y])"},
      {"source:(BBC OR \"Sky News\") a", "(list (or source:[BBC] source:[Sky News]) a)"},
      {"-section:sport a", "(list -section:[sport] a)"},
      {"source:BBC* section:*sport", "(list source:[BBC*]* section:[*sport]*)"},
      {"source:\"BBC*\" id:a*?b", "(list source:[BBC*] id:[a*?b])"},
      {"source:BBC, a", "(list source:[BBC] a)"},
      {"id:http://a.org/x?y=1&z", "id:[http://a.org/x?y=1&z]"},
      {"source:none", "source:none"},
      {"كاتب:بلا -date:none", "(list author:none -date:none)"},
      {"source:\"none\" id:none source:None", "(list source:[none] id:[none] source:[None])"},
  });
}

TEST(QueryParser, ReadsPhrasesWithGapsAndWildcards) {
  expect_read({
      {"\"a b\"", "\"a b\""},
      {"«a b» \u201Cc d\u201D", "(list \"a b\" \"c d\")"},
      {"\"a «b» c\"", "\"a «b» c\""},
      {"\"a AND (b\"", "\"a AND (b\""},
      {"\"قال: نعم، ثم\"", "\"قال نعم ثم\""},
      {"\"وزير * الخارجية\"", "(phrase وزير gap/1 الخارجية)"},
      {"\"a * * b * c\"", "(phrase a gap/2 b gap/1 c)"},
      {"\"a هجر* ب?ت\"", "(phrase a ={هجر*} ={ب?ت})"},
      {"\"=a ~b c\"", "(phrase =a ~b c)"},
      {"=\"a ~b\"", "=(phrase =a ~b)"},
      {"title:\"a =b\"", "title:(phrase title:a title:=b)"},
      {"\"a - b\"", "\"a b\""},
  });
}

TEST(QueryParser, ReadsWildcards) {
  expect_read({
      {"هجر*", "={هجر*}"},
      {"*هجرة، م?اجر*", "(list ={*هجرة} ={م?اجر*})"},
      {"title:هجر* =ab?", "(list title:={هجر*} ={ab?})"},
      {"~(a bc*)", "(list ~a ={bc*})"},
      {"هُج*", "={هُج*}"},
  });
}

TEST(QueryParser, ReadsFormsThatAreLeftOut) {
  expect_read({
      {"هجرة{-للهجرة -بالهجرة}", "هجرة\\للهجرة\\بالهجرة"},
      {"a{ \u2013b، -c. } d", "(list a\\b\\c d)"},
      {"title:(a{-b} OR ~c{-d})^2", "(or title:a\\b title:~c\\d)^2"},
      {"a.{-b}^2", "a\\b^2"},
      {"مهاجر*{-مهاجرون}", "={مهاجر*}\\مهاجرون"},
      {"-a{-b}", "(list -a\\b)"},
      {"a{-b} NEAR/5 (c{-d} OR e)", "(near/5 a\\b (or c\\d e))"},
      {"\"a{-b -c} ~d{-e} f*g{-fg}\"", "(phrase a\\b\\c ~d\\e ={f*g}\\fg)"},
      {"\"a {-b}\"", "\"a {-b}\""},
      {"http://a.org/{-b}", "http://a.org/{-b}"},
      {"a{-هُ\u0640جرة}", "a\\هُ\u0640جرة"},
  });
}

TEST(QueryParser, ReadsProximity) {
  expect_read({
      {"a NEAR/5 b", "(near/5 a b)"},
      {"a قرب/٥ b", "(near/5 a b)"},
      {"a ADJ/1 b", "(then/1 a b)"},
      {"a ثم/3 b", "(then/3 a b)"},
      {"a SENT b", "(sentence/1 a b)"},
      {"a جملة/2 b", "(sentence/2 a b)"},
      {"a PARA b فقرة/1 c", "(paragraph/1 (paragraph/1 a b) c)"},
      {"a NEAR/5 b ADJ/2 c", "(then/2 (near/5 a b) c)"},
      {"a NEAR/5 (b ADJ/2 c)", "(near/5 a (then/2 b c))"},
      {"a b NEAR/5 c d", "(list a (near/5 b c) d)"},
      {"a AND b NEAR/5 c OR d", "(or (and a (near/5 b c)) d)"},
      {"a NOT NEAR/5 b", "(not-near/5 a b)"},
      {"a NOT قرب/5 b NOT SENT c", "(not-sentence/1 (not-near/5 a b) c)"},
      {"NOT a NEAR/5 b", "(list -(near/5 a b))"},
      {"-(a NEAR/5 b)", "(list -(near/5 a b))"},
      {"\"a b\" NEAR/5 (c OR \"d e\" OR f?g)", "(near/5 \"a b\" (or c \"d e\" ={f?g}))"},
      {"(a NEAR/2 b OR c) SENT =d", "(sentence/1 (or (near/2 a b) c) =d)"},
      {"a\u200F NEAR/5\u200F b", "(near/5 a b)"},
      {"قرب ثم جملة أول", "(list قرب ثم جملة أول)"},
  });
}

TEST(QueryParser, ReadsOperatorsThatCount) {
  expect_read({
      {"ATLEAST/3 a", "(atleast/3 a)"},
      {"تكرار/٣ (a OR b) c", "(list (atleast/3 (or a b)) c)"},
      {"FIRST/50 \"a b\"", "(first/50 \"a b\")"},
      {"أول/50 a اول/50 b", "(list (first/50 a) (first/50 b))"},
      {"ATLEAST/2 (a NEAR/5 b) AND NOT FIRST/9 c", "(and (atleast/2 (near/5 a b)) -(first/9 c))"},
      {"a NOT ATLEAST/2 b", "(list a -(atleast/2 b))"},
      {"FIRST/1000 title:a", "(first/1000 title:a)"},
  });
}

TEST(QueryParser, ReadsWeights) {
  expect_read({
      {"a^2", "a^2"},
      {"a^1", "a"},
      {"\"a b\"^0.5 c^٢", "(list \"a b\"^0.5 c^2)"},
      {"(a b)^3", "(list a b)^3"},
      {"(a NEAR/5 b)^2 c", "(list (near/5 a b)^2 c)"},
      {"title:هجر*^100", "title:={هجر*}^100"},
      {"2-1^2", "\"2-1\"^2"},
  });
}

TEST(QueryParser, PartsWordsAtPunctuationAsArticlesDo) {
  expect_read({
      {"وقال: نعم، ثم ذهب؛ أين؟", "(list وقال نعم ثم ذهب أين)"},
      {"أ،ب؛ج…د", "(list أ ب ج د)"},
      {"a,b 1,000 ١،٠٠٠", "(list a b 1,000 ١،٠٠٠)"},
      {"انتهى. ...ثم قال... نعم.. :ذهب", "(list انتهى ثم قال نعم ذهب)"},
      {"3.5 U.S. bbc.com", "(list 3.5 U.S bbc.com)"},
      {"AT&T #وسم @name 50% $5 C++ O'Neil", "(list AT&T #وسم @name 50% $5 C++ O'Neil)"},
      {"http://a.org/b?c=d,e 12:30", "(list http://a.org/b?c=d,e \"12:30\")"},
      {"١٢:٣٠ 2-1:3 5:ب", "(list \"١٢:٣٠\" \"2-1:3\" 5:ب)"},
      {"20/3/2018 2-1 2\u20131", "(list \"20/3/2018\" \"2-1\" \"2\u20131\")"},
  });
}

TEST(QueryParser, NotesWhatMayMeanSomethingElse) {
  const std::vector<std::array<const char*, 3>> cases{
      {"a or b", "(list a or b)", "write OR"},
      {"a and b", "(list a and b)", "write AND"},
      {"not a", "(list not a)", "write NOT"},
      {"a near b", "(list a near b)", "write NEAR/5"},
      {"a أو b", "(list a أو b)", "write OR"},
      {"a او b", "(list a او b)", "write OR"},
      {"a same b", "(list a same b)", "write a PARA b"},
      {"a - b", "(list a b)", "punctuation"},
      {"- من هو", "(list من هو)", "punctuation"},
      {"a \u2014\u2014 b", "(list a b)", "punctuation"},
      {"هو ab?", "(list هو ={ab?})", "exactly one letter"},
      {"source:\"BBC*\"", "source:[BBC*]", "not wildcards"},
  };
  for (const auto& [query, tree, note] : cases) {
    const ParsedQuery parsed = parse_query(query);
    EXPECT_EQ(print(parsed.tree), tree) << query;
    EXPECT_THAT(parsed.notes, ElementsAre(HasSubstr(note))) << query;
  }
  EXPECT_THAT(parse_query("a AND (b OR \"c d\") -e +title:f ab* g NEAR/5 h").notes, IsEmpty());
}

std::string piece(std::string_view query, const QueryNode& node) {
  return std::string{query.substr(node.place.begin, node.place.end - node.place.begin)};
}

TEST(QueryParser, SaysWhereEachNodeStands) {
  const std::string query = "هجرة -source:\"a b\" (c NEAR/5 =d)^2 date:2025";
  const QueryNode tree = parse_query(query).tree;
  ASSERT_EQ(tree.children.size(), 4U);
  EXPECT_EQ(piece(query, tree.children[0]), "هجرة");
  EXPECT_EQ(piece(query, tree.children[1]), "source:\"a b\"");
  EXPECT_EQ(piece(query, tree.children[2]), "(c NEAR/5 =d)");
  EXPECT_EQ(piece(query, tree.children[2].children[1]), "=d");
  EXPECT_EQ(piece(query, tree.children[3]), "date:2025");
}

TEST(QueryParser, BoundsTheDepthOfTrees) {
  EXPECT_EQ(print(parse_query(repeated("(", 100) + "a" + repeated(")", 100)).tree), "a");
  EXPECT_THROW(parse_query(repeated("(", 101) + "a" + repeated(")", 101)), QueryError);
  EXPECT_THROW(parse_query(repeated("(", 100'000)), QueryError);
  EXPECT_NO_THROW(parse_query("a" + repeated(" NEAR/5 b", 10)));
  EXPECT_THROW(parse_query("a" + repeated(" NEAR/5 b", 11)), QueryError);
  EXPECT_THROW(parse_query(repeated("(", 50) + "a" + repeated(" NEAR/5 b)", 50)), QueryError);
}

TEST(QueryParser, TakesTimeInStepWithLength) {
  for (const char* part :
       {"a ",         "a, ",           "a|", "a NEAR/5 b ", "\"a\" ",    "(a) ", "هجر* ",  "\"a * b\" ", "- a ",
        "AT&T ",      "http://a.b/c ", "a",  "\"",          "(",         "a:",   "-",      "=",          "a~",
        "a.",         "ATLEAST/3 a ",  "[",  "1,",          "source:a ", "*a",   "a{-b} ", "a{-b",       "a{ ",
        "\"a{-b} \" "}) {
    try {
      parse_query(repeated(part, 50'000 / testing::kFewer));
    } catch (const QueryError&) {
    }
  }
}

TEST(QueryParser, FailsOnRandomTextOnlyWithAnErrorThatHelps) {
  const std::vector<std::string> parts{
      "a",     " ",    "\"",       "(",    ")",          " AND ",  "OR",      "NOT ", "-",    "+",
      "=",     "~",    "«",        "»",    "title:",     "عنوان:", "source:", "\xFF", "\xD8", "\u200F",
      ":",     "هجرة", " NEAR/5 ", "ثم/3", "ATLEAST/2 ", "*",      "?",       "^2",   "|",    "&&",
      "date:", "2025", "..",       ">",    "،",          ".",      "!",       "[",    "w/5"};
  std::mt19937 random{7};
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    for (auto i = random() % 12; i > 0; --i) query += parts[random() % parts.size()];
    try {
      EXPECT_EQ(parse_query(query).tree.sign, Sign::kPlain) << query;
    } catch (const QueryError& error) {
      EXPECT_THAT(error.excerpt(), HasSubstr("^")) << query;
      EXPECT_FALSE(error.hint().empty()) << query;
      EXPECT_LE(error.place().end, query.size()) << query;
    }
  }
}

TEST(PlainWords, KeepsTheWholeTextAsOneWord) { EXPECT_EQ(print(plain_words("a OR \"b")), "(list a OR \"b)"); }

}  // namespace
}  // namespace khabar
