// The operators of Nexis, Factiva, dtSearch, Lucene, the corpus query language and Xapian: each means here what it
// means there, or is refused with what to write, or is a word and the user is told.
#include "searcher/query/language/foreign_operators.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct ForeignCase {
  const char* query;
  const char* answer;
};

TEST(ForeignOperators, AreRefusedWithWhatToWrite) {
  const std::vector<ForeignCase> cases{
      // Nexis
      {"a w/5 b", "a NEAR/5 b"},
      {"a W/5 b", "a NEAR/5 b"},
      {"a pre/3 b", "a ADJ/3 b"},
      {"a not w/5 b", "a NOT NEAR/5 b"},
      {"a NOT w/5 b", "a NOT NEAR/5 b"},
      {"a /s b", "a SENT b"},
      {"a /p b", "a PARA b"},
      {"a w/s b", "a SENT b"},
      {"a w/p b", "a PARA b"},
      {"a w/para b", "a PARA b"},
      {"a w/seg b", "title:(a b)"},
      {"atleast5(a)", "ATLEAST/5 a"},
      {"hlead(a)", "title:a OR FIRST/50 a"},
      {"headline(a b)", "title:a"},
      {"allcaps(nato)", "=a"},
      {"plural(a)", "=a"},
      {"word!", "a* for all endings"},
      {"هجر!", "a* for all endings"},
      // Factiva
      {"a adj5 b", "a ADJ/5 b"},
      {"a ADJ5 b", "a ADJ/5 b"},
      {"a near5 b", "a NEAR/5 b"},
      {"a SAME b", "a PARA b"},
      {"a /N5/ b", "a NEAR/5 b"},
      {"a /F50/", "FIRST/50 a"},
      {"atleast5 a", "ATLEAST/5 a"},
      {"wc>500", "words:>500"},
      {"wc<٥٠٠", "words:<٥٠٠"},
      {"hd=a", "title:a"},
      {"hd=(a or b)", "title:a"},
      {"rst=TDJW", "source:a"},
      {"la=ar", "language:ar"},
      {"by=a", "author:a"},
      {"date>2025", "date:>2025-01"},
      // dtSearch
      {"xfirstword w/5 a", "FIRST/5 a"},
      {"ba%nana", "a* and a?b"},
      {"%%word", "a* and a?b"},
      {"apply~", "~a for its kin"},
      {"fast&", "~a for the word and its kin"},
      {"12~~24", "words:100..500"},
      {"a CONTAINS b", "title:a"},
      // Lucene and Elasticsearch
      {"word~2", "~a for the word and its kin"},
      {"word~", "~a for its kin"},
      {"\"a b\"~5", "a NEAR/5 b"},
      {"[a TO b]", "date:2025-01..2025-03"},
      {"{a TO b}", "words:>500"},
      {"[2024 TO 2025]", "date:2025-01..2025-03"},
      {"date:[2024 TO 2025]", "date:2025-01..2025-03"},
      {"/joh?n(ath[oa]n)/", "a"},
      {"/regex/", "a* and a?b"},
      {"_exists_:source", "-source:none"},
      {"\\(a\\)", "in quotation marks every character is text"},
      {"a^200", "0.1 to 100"},
      {"a:[1 TO 5]", "square brackets"},
      // The corpus query language
      {"[lemma=\"x\"]", "a for all forms of a word"},
      {"[word!=\"x\"]", "-a"},
      {"\"a\" [] \"b\"", "\"a * b\""},
      {"\"a\" []{0,5} \"b\"", "a ADJ/6 b"},
      {"\"a\" within <s/>", "a SENT b"},
      {"<s/> containing \"a\"", "a SENT b"},
      {"a WITHIN b", "a SENT b"},
      {"(meet \"a\" \"b\" -3 3)", "a NEAR/3 b"},
      {"(union (meet \"a\" \"b\") (meet \"c\" \"d\"))", "a OR b"},
      {"a{2,3}", "braces"},
      // Xapian
      {"a NEAR b", "NEAR/10"},
      {"a ADJ b", "ADJ/10"},
      {"a XOR b", "(a OR b) -(a AND b)"},
      {"a SYN b", "a OR b"},
      {"2024..2025", "date:2025-01..2025-03"},
      {"..2025", "date:..2025"},
      // Search engines, and this language in small letters
      {"intitle:a", "title:a"},
      {"site:bbc.com", "source:a"},
      {"before:2025", "date:<2025-01-20"},
      {"a near/5 b", "a NEAR/5 b"},
      {"a NEER/5 b", "NEAR/5, ADJ/5"},
      {"a قريب/5 b", "NEAR/5, ADJ/5"},
      {"a &b", "a AND b"},
      {"a = b", "title:a"},
      {"f(x)", "a space before the bracket"},
  };
  for (const auto& [query, answer] : cases) {
    try {
      ADD_FAILURE() << query << " was read as " << print(parse_query(query).tree);
    } catch (const QueryError& error) {
      const std::string all = std::string{error.what()} + ": " + error.hint();
      EXPECT_THAT(all, HasSubstr(answer)) << query;
      EXPECT_THAT(error.excerpt(), HasSubstr("^")) << query;
    }
  }
}

TEST(ForeignOperators, WorkIfTheyMeanTheSameHere) {
  const std::vector<ForeignCase> cases{
      {"a AND NOT b", "a AND -b"},         // Nexis
      {"a OR b AND c", "a OR b AND c"},    // with the precedence of this language
      {"word*", "word*"},                  // Nexis: one letter; all others: any letters
      {"wom?n", "wom?n"},                  // dtSearch, Lucene
      {"\"a * b\"", "\"a * b\""},          // Sketch Engine's [] in a phrase
      {"+a -b !c", "+a -b -c"},            // Lucene
      {"a && b || c", "a AND b OR c"},     // Lucene
      {"a^2", "a^2"},                      // Lucene
      {"title:(a b)", "title:a title:b"},  // Lucene
      {"~a", "~a"},                        // Xapian: synonyms
      {"a NEAR/5 b", "a NEAR/5 b"},        // Xapian
      {"a ADJ/5 b", "a ADJ/5 b"},          // Xapian
      {"#smith", "#smith"},                // dtSearch: by sound; here a hash tag, as docs/query-language.md says
      {"AT&T", "AT&T"},
  };
  for (const auto& [query, text] : cases) {
    const ParsedQuery parsed = parse_query(query);
    EXPECT_EQ(query_text(parsed.tree), text) << query;
    EXPECT_THAT(parsed.notes, IsEmpty()) << query;
  }
}

TEST(ForeignOperators, AreWordsWithANoteIfTheyAreWordsOfEnglish) {
  for (const char* word : {"same", "within", "containing", "contains", "xor", "Or", "And", "Near"}) {
    const std::string query = std::string{"a "} + word + " b";
    const ParsedQuery parsed = parse_query(query);
    EXPECT_EQ(query_text(parsed.tree), query);
    EXPECT_THAT(parsed.notes, Contains(HasSubstr(std::string{"'"} + word + "' was searched for as a word"))) << word;
  }
  EXPECT_THAT(parse_query("european union (meet OR union)").notes, IsEmpty());
}

TEST(ForeignOperators, HaveOneRowEach) {
  for (const ForeignOperator& row : foreign_operators()) {
    EXPECT_FALSE(row.what.empty()) << row.pattern;
    EXPECT_FALSE(row.instead.empty()) << row.pattern;
  }
  EXPECT_GE(foreign_operators().size(), 40U);
  EXPECT_FALSE(find_foreign_operator("الهجرة"));
  EXPECT_FALSE(find_foreign_operator("50%"));
  EXPECT_FALSE(find_foreign_operator("covid-19"));
}

}  // namespace
}  // namespace khabar
