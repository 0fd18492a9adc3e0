// Queries in the whole language find, count and mark what a plain look at the texts does, over one index, several, and
// one that is served, whether tables are read in place or by Xapian.
#include "tests/searcher/search/plain_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "common/program/error.h"
#include "searcher/query/language/operator_table.h"
#include "searcher/query/query_parser.h"
#include "searcher/rank/span_builder.h"
#include "searcher/search/searcher.h"
#include "tests/support/sanitizers.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

const std::vector<std::string> kVocabulary{"الهجرة", "هجرة",   "والهجرة", "إعلام", "اعلام", "الشرعية",
                                           "فرنسا",  "فرنسية", "الفرنسي", "ظظغق",  "ظظغقات"};
const std::vector<std::string> kSeparators{" ", " ", " ", " ", " ", ". ", "\n"};
const std::vector<std::string> kSomeForms{"هجرة{-الهجرة}", "هجرة{-والهجرة -الهجرة}", "~فرنسا{-الفرنسي}", "هج*{-هجرة}",
                                          "ظظغق{-ظظغق}"};
const std::vector<std::string> kWildcards{"هج*", "*هجرة", "ظظ?ق", "فر*ي", "اعل?م", "قق*"};
const std::vector<std::string> kSources{"", "بي بي سي", "BBC", "CNN"};

class PlainSearches : public ::testing::Test {
 protected:
  PlainSearches() {
    for (int i = 0; i < 48; ++i) {
      const std::string title = random_text(5);
      articles_.push_back(testing::make_article(std::to_string(i), title, (i % 4 == 0 ? title : "") + random_text(20),
                                                i % 7 == 0 ? "" : "2020-0" + std::to_string(1 + i % 6) + "-15",
                                                kSources[random_() % kSources.size()]));
    }
    whole_.add(testing::temporary_index(articles_, analyzer_));
    mapped_.add(testing::mapped_index(articles_, analyzer_));
    for (std::size_t part = 0; part < 3; ++part) {
      std::vector<Article> share;
      for (std::size_t i = part; i < articles_.size(); i += 3) share.push_back(articles_[i]);
      const Xapian::Database database = testing::temporary_index(share, analyzer_);
      split_.add(database);
      served_.add(database, true);
      mapped_split_.add(testing::mapped_index(share, analyzer_));
    }
  }

  template <typename Items>
  const auto& one_of(const Items& items) {
    return items[random_() % items.size()];
  }

  std::string random_text(std::size_t most) {
    std::string text;
    for (auto i = random_() % (most + 1); i > 0; --i) text += one_of(kVocabulary) + one_of(kSeparators);
    return text;
  }

  // Words of the title are near no words of the text.
  std::string random_word(bool in_title) {
    switch (random_() % (in_title ? 9 : 8)) {
      case 0:
        return one_of(kWildcards);
      case 1:
        return '=' + one_of(kVocabulary);
      case 2:
        return '~' + one_of(kVocabulary);
      case 3:
        return one_of(kSomeForms);
      case 8:
        return "title:" + one_of(kVocabulary);
      default:
        return one_of(kVocabulary);
    }
  }

  std::string random_phrase() {
    const std::string gap = random_() % 3 == 0 ? " * " : " ";
    const auto kind = random_() % 5;
    const std::string second = one_of(kind == 0 ? kWildcards : kind == 1 ? kSomeForms : kVocabulary);
    return '"' + one_of(kVocabulary) + gap + second + '"';
  }

  std::string random_operand(int depth) {
    const auto kind = random_() % (depth > 0 ? 6 : 4);
    if (kind < 3) return random_word(false);
    if (kind == 3) return random_phrase();
    if (kind == 4) return '(' + random_operand(depth - 1) + " OR " + random_operand(depth - 1) + ')';
    return '(' + random_pair(depth - 1) + ')';
  }

  std::string random_pair(int depth) {
    const std::vector<std::string> operators{"NEAR/3", "قرب/٥", "ADJ/2",      "ثم/4",    "SENT",
                                             "جملة/2", "PARA",  "NOT NEAR/4", "NOT SENT"};
    return random_operand(depth) + ' ' + one_of(operators) + ' ' + random_operand(depth);
  }

  std::string random_item(int depth) {
    const std::vector<std::string> filters{"date:2020-02",      "date:2020-03..2020-05",
                                           "date:none",         "source:none",
                                           "source:BBC",        "source:B*",
                                           "words:>8",          "words:3..6",
                                           "مصدر:\"بي بي سي\"", "date:..2020-02-15"};
    switch (random_() % (depth > 0 ? 9 : 7)) {
      case 0:
        return one_of(filters);
      case 1:
        return random_pair(1);
      case 2:
        return "ATLEAST/2 " + random_operand(0);
      case 3:
        return "أول/4 " + random_operand(1);
      case 4:
        return random_phrase();
      case 7:
      case 8:
        return '(' + random_query(depth - 1) + ')';
      default:
        return random_word(true);
    }
  }

  std::string random_query(int depth) {
    const std::vector<std::string> joints{" ", " ", " AND ", " OR ", " | ", " && ", " -", " NOT "};
    std::string query = random_item(depth);
    const std::string joint = one_of(joints);
    const bool excludes = joint == " -" || joint == " NOT ";
    for (auto more = random_() % 3; more > 0; --more) {
      query += joint + (excludes ? '(' + random_item(depth) + ')' : random_item(depth));
    }
    return query;
  }

  static std::set<Place> marked_words(const MarkedText& text, Analyzer& analyzer) {
    std::set<Place> marked;
    for (const Token& token : analyzer.analyze(text.text)) {
      const Mark mark{token.begin, token.end};
      if (std::ranges::find(text.marks, mark) != text.marks.end()) marked.insert(token.position);
    }
    return marked;
  }

  std::mt19937 random_{15};
  Analyzer analyzer_;
  std::vector<Article> articles_;
  Collection whole_;
  Collection split_;
  Collection served_;
  Collection mapped_;
  Collection mapped_split_;
};

TEST_F(PlainSearches, FindCountAndMarkTheSame) {
  const std::vector<IndexName> one{{"a", "g"}};
  const std::vector<IndexName> three{{"a", "g"}, {"b", "g"}, {"c", "g"}};
  Searcher whole{whole_, one, analyzer_};
  Searcher split{split_, three, analyzer_};
  Searcher served{served_, three, analyzer_};
  Searcher mapped{mapped_, one, analyzer_};
  Searcher mapped_split{mapped_split_, three, analyzer_};
  std::size_t found = 0;
  for (int round = 0; round < 2000 / testing::kFewer; ++round) {
    SearchRequest request;
    request.query = random_query(2);
    request.limit = articles_.size();
    const QueryNode tree = parse_query(request.query).tree;
    std::map<std::string, std::set<Place>> wanted;
    for (const Article& article : articles_) {
      testing::PlainSearch plain(article, kVocabulary, analyzer_);
      if (plain.matches(tree)) plain.add_marks(tree, wanted[article.id]);
    }
    found += wanted.empty() ? 0 : 1;
    for (Searcher* searcher : {&whole, &split, &served, &mapped, &mapped_split}) {
      const SearchResults results = searcher->search(request);
      if (results.fallback) {
        ASSERT_TRUE(wanted.empty()) << request.query;
        continue;
      }
      ASSERT_EQ(results.total, wanted.size()) << request.query;
      ASSERT_EQ(results.hits.size(), wanted.size()) << request.query;
      for (const Hit& hit : results.hits) {
        ASSERT_TRUE(wanted.contains(hit.id)) << request.query;
        ASSERT_EQ(marked_words(hit.snippet, analyzer_), wanted.at(hit.id)) << request.query << " in " << hit.id;
      }
    }
  }
  EXPECT_GT(found, 1000U / testing::kFewer);
}

TEST_F(PlainSearches, AnswerEachExampleOfTheLanguage) {
  Searcher searcher{whole_, {{"a", "g"}}, analyzer_};
  for (const ArgumentOperator& row : kOperatorTable) {
    SearchRequest request;
    request.query = row.example;
    EXPECT_NO_THROW(searcher.search(request)) << row.example;
  }
}

TEST_F(PlainSearches, KnowTheDaysOfATimeZone) {
  const Article late = testing::make_article("a", "", "xalpha", "2020-03-01");
  const Collection collection{testing::temporary_index({late}, analyzer_)};
  Searcher searcher{collection, {{"a", "g"}}, analyzer_};
  const TimeZone west{"America/New_York"};
  const TimeZone east{"Asia/Riyadh"};
  for (const auto& [zone, day] : std::vector<std::pair<const TimeZone*, std::string>>{
           {&TimeZone::utc(), "2020-03-01"}, {&east, "2020-03-01"}, {&west, "2020-02-29"}}) {
    SearchRequest request;
    request.zone = zone;
    request.query = "date:" + day;
    EXPECT_EQ(searcher.search(request).total, 1U) << zone->name();
    request.query = "xalpha -date:" + day;
    EXPECT_EQ(searcher.search(request).total, 0U) << zone->name();
  }
  EXPECT_THROW(TimeZone("Nowhere/None"), Error);
}

TEST_F(PlainSearches, RefuseAWildcardOfTooManyForms) {
  std::string body;
  for (std::size_t i = 0; i <= kMostWildcardForms; ++i) body += "xw" + std::to_string(i) + ' ';
  const Collection collection{testing::temporary_index({testing::make_article("a", "", body)}, analyzer_)};
  Searcher searcher{collection, {{"a", "g"}}, analyzer_};
  SearchRequest request;
  request.query = "xw*";
  try {
    searcher.search(request);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(std::string{error.what()}, "'xw*' stands for 1001 forms, more than 1000");
  }
  request.query = "xw1*";
  EXPECT_EQ(searcher.search(request).total, 1U);
}

TEST_F(PlainSearches, SayWhatTheyMadeOfWords) {
  const Collection collection{testing::temporary_index(
      {testing::make_article("a", "", "أعلام الدول"), testing::make_article("b", "", "إعلام الدول"),
       testing::make_article("c", "", "قال عبد الله في أعلام")},
      analyzer_)};
  Searcher searcher{collection, {{"a", "g"}}, analyzer_};
  SearchRequest request;
  request.query = "=أعلام";
  SearchResults results = searcher.search(request);
  EXPECT_EQ(results.total, 2U);
  ASSERT_EQ(results.other_spellings.size(), 1U);
  EXPECT_EQ(results.other_spellings.front().text, "أعلام");
  EXPECT_EQ(results.other_spellings.front().articles, 1U);
  request.query = "عبدالله في أعلام";
  results = searcher.search(request);
  EXPECT_EQ(results.total, 1U);
  EXPECT_EQ(results.joined, std::vector<std::string>{"عبدالله"});
  EXPECT_EQ(results.only_weight, std::vector<std::string>{"في"});
}

}  // namespace
}  // namespace khabar
