// The same number everywhere: totals, rows, lines and searches agree with a plain look at the texts, for queries in the
// whole language, over one index, several, and one that is served.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "searcher/desk/count/counter.h"
#include "searcher/desk/kwic/concordance.h"
#include "searcher/search/searcher.h"
#include "tests/searcher/search/plain_search.h"
#include "tests/support/sanitizers.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

const std::vector<std::string> kCountedWords{"الهجرة",  "هجرة",  "والهجرة", "إعلام", "اعلام",
                                             "الشرعية", "فرنسا", "الفرنسي", "ظظغق"};
const std::vector<std::string> kBetween{" ", " ", " ", ". ", "\n"};
const std::vector<std::string> kPapers{"", "بي بي سي", "BBC", "CNN"};
const std::vector<std::string> kLeaves{"الهجرة",
                                       "=هجرة",
                                       "~فرنسا",
                                       "هج*",
                                       "title:إعلام",
                                       "\"هجرة * فرنسا\"",
                                       "\"إعلام الشرعية\"",
                                       "(هجرة NEAR/3 فرنسا)",
                                       "(الشرعية ADJ/2 (إعلام OR ظظغق))",
                                       "(هجرة NOT NEAR/2 إعلام)",
                                       "(إعلام SENT فرنسا)",
                                       "ATLEAST/2 هجرة",
                                       "FIRST/5 إعلام",
                                       "source:BBC",
                                       "-source:none",
                                       "date:2020-02..2020-04",
                                       "words:>8"};

class PlainCounts : public ::testing::Test {
 protected:
  PlainCounts() {
    std::map<std::string, std::string> groups;
    for (int i = 0; i < 48; ++i) {
      const std::string title = random_text(5);
      const std::string day = i % 7 == 0 ? "" : "2020-0" + std::to_string(1 + i % 5) + "-1" + std::to_string(i % 10);
      articles_.push_back(testing::make_article(std::to_string(i), title, (i % 4 == 0 ? title : "") + random_text(25),
                                                day, one_of(kPapers)));
      if (i % 3 == 0) groups[std::to_string(i)] = std::to_string(i / 12 * 12);
    }
    for (const Article& article : articles_) plain_.emplace_back(article, kCountedWords, analyzer_);
    whole_.add(testing::temporary_index(articles_, analyzer_, groups));
    for (std::size_t part = 0; part < 3; ++part) {
      std::vector<Article> share;
      for (std::size_t i = part; i < articles_.size(); i += 3) share.push_back(articles_[i]);
      const Xapian::Database database = testing::temporary_index(share, analyzer_, groups);
      split_.add(database);
      served_.add(database, true);
    }
  }

  template <typename Item>
  const Item& one_of(const std::vector<Item>& items) {
    return items[random_() % items.size()];
  }

  std::string random_text(std::size_t most) {
    std::string text;
    for (auto i = random_() % (most + 1); i > 0; --i) text += one_of(kCountedWords) + one_of(kBetween);
    return text;
  }

  std::string random_query(int depth) {
    const std::vector<std::string> joints{" ", " AND ", " OR ", " -"};
    const std::string joint = one_of(joints);
    std::string query = random_part(depth);
    for (auto more = random_() % 3; more > 0; --more) {
      query += joint + (joint == " -" ? '(' + random_part(depth) + ')' : random_part(depth));
    }
    return query;
  }

  std::string random_part(int depth) {
    return depth > 0 && random_() % 3 == 0 ? '(' + random_query(depth - 1) + ')' : one_of(kLeaves);
  }

  Counts plain_counts(const QueryNode& tree) {
    Counts counts;
    for (testing::PlainSearch& plain : plain_) {
      if (!plain.matches(tree)) continue;
      ++counts.articles;
      counts.occurrences += plain.occurrences(tree);
      counts.words += plain.words();
    }
    return counts;
  }

  DeskQuery read(const std::string& text, const Collection& collection) {
    return read_desk_query(text, Reading::kStrict, TimeZone::utc(), collection, analyzer_);
  }

  // Buckets of articles part them; those of forms part occurrences.
  static void expect_sums(const CountTable& table, const std::string& query) {
    Counts sum;
    Subcorpus all;
    for (const CountRow& row : table.rows) {
      sum.articles += row.counts.articles;
      sum.occurrences += row.counts.occurrences;
      sum.words += row.counts.words;
      all.articles += row.subcorpus.articles;
      all.words += row.subcorpus.words;
      ASSERT_LE(row.counts.articles_unique, row.counts.articles) << query;
      ASSERT_LE(row.counts.articles, row.subcorpus.articles) << query;
    }
    ASSERT_EQ(sum.occurrences, table.total.counts.occurrences) << query;
    if (table.dimensions.front() == Dimension::kForm) return;
    ASSERT_EQ(sum.articles, table.total.counts.articles) << query;
    ASSERT_EQ(sum.words, table.total.counts.words) << query;
    if (table.dimensions.front() == Dimension::kGroup) return;  // those in which nothing is found have no row
    ASSERT_EQ(all.articles, table.total.subcorpus.articles) << query;
    ASSERT_EQ(all.words, table.total.subcorpus.words) << query;
  }

  // The query of a row finds what the row counts, in the same subcorpus.
  void expect_same_by_its_query(const CountRow& row, Dimension dimension, const Collection& collection) {
    if (row.query.empty()) return;
    const CountRow again = Counter{collection, analyzer_, {}, {}}.count(read(row.query, collection)).total;
    ASSERT_EQ(again.counts.articles, row.counts.articles) << row.query;
    ASSERT_EQ(again.counts.articles_unique, row.counts.articles_unique) << row.query;
    ASSERT_EQ(again.counts.words, row.counts.words) << row.query;
    if (dimension == Dimension::kForm) return;
    ASSERT_EQ(again.counts.occurrences, row.counts.occurrences) << row.query;
    ASSERT_EQ(again.subcorpus.articles, row.subcorpus.articles) << row.query;
    ASSERT_EQ(again.subcorpus.words, row.subcorpus.words) << row.query;
  }

  std::size_t count_lines(const DeskQuery& query, const Collection& collection, const ConcordanceRequest& request) {
    return Concordance{collection, query}.read(request, [](const ConcordanceLine&) {});
  }

  std::mt19937 random_{18};
  Analyzer analyzer_;
  std::vector<Article> articles_;
  std::vector<testing::PlainSearch> plain_;  // of each
  Collection whole_;
  Collection split_;
  Collection served_;
};

TEST_F(PlainCounts, AreTheSameEverywhere) {
  const std::vector<std::vector<Dimension>> ways{
      {Dimension::kSource}, {Dimension::kMonth}, {Dimension::kYear},
      {Dimension::kWeek},   {Dimension::kDay},   {Dimension::kLanguage},
      {Dimension::kForm},   {Dimension::kGroup}, {Dimension::kSource, Dimension::kMonth}};
  Searcher searcher{whole_, {{"a", "g"}}, analyzer_};
  std::size_t found = 0;
  for (int round = 0; round < 1000 / testing::kFewer; ++round) {
    const std::string text = random_query(2);
    const Counts wanted = plain_counts(parse_query(text).tree);
    found += wanted.occurrences > 0 ? 1 : 0;
    SearchRequest request;
    request.query = text;
    const SearchResults results = searcher.search(request);
    ASSERT_EQ(results.fallback ? 0 : results.total, wanted.articles) << text;
    const std::vector<Dimension>& dimensions = one_of(ways);
    for (const Collection* collection : {&whole_, &split_, &served_}) {
      const DeskQuery query = read(text, *collection);
      const CountTable table = Counter{*collection, analyzer_, dimensions, {}}.count(query);
      ASSERT_EQ(table.total.counts.articles, wanted.articles) << text;
      ASSERT_EQ(table.total.counts.occurrences, wanted.occurrences) << text;
      ASSERT_EQ(table.total.counts.words, wanted.words) << text;
      ASSERT_EQ(table.total.counts.articles_unique, results.fallback ? 0 : results.distinct) << text;
      expect_sums(table, text);
      if (!table.rows.empty()) expect_same_by_its_query(one_of(table.rows), dimensions.front(), *collection);
      ConcordanceRequest sorted;
      sorted.sort = {{SortKey::Kind::kAfter, 1}, {SortKey::Kind::kDate}};
      ASSERT_EQ(count_lines(query, *collection, {}), wanted.occurrences) << text;
      ASSERT_EQ(count_lines(query, *collection, sorted), wanted.occurrences) << text;
    }
  }
  EXPECT_GT(found, 400U / testing::kFewer);
}

}  // namespace
}  // namespace khabar
