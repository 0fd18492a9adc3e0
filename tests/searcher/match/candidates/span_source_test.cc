// What stands in sequence or near each other is found as a plain look at the words finds it, wherever it stands in a
// query, and marked likewise.
#include "searcher/match/candidates/span_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "common/index/article_document.h"
#include "searcher/match/span_matcher.h"
#include "tests/searcher/match/plain_spans.h"
#include "tests/support/sanitizers.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::PlainText;

// A few forms of a few lemmas, so that they meet; two are spelled in two ways, and two are in no table.
const std::vector<std::string> kForms{"الهجرة",  "هجرة",  "والهجرة", "إعلام", "اعلام",
                                      "الشرعية", "قوارب", "في",      "ظظغق",  "ظظغقات"};
const std::vector<std::string> kBreaks{" ", " ", " ", " ", " ", ". ", "\n"};

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string text;
  const std::size_t size = random() % (most + 1);
  for (std::size_t i = 0; i < size; ++i) text += kForms[random() % kForms.size()] + kBreaks[random() % kBreaks.size()];
  return text;
}

std::vector<Article> random_articles(std::mt19937& random) {
  std::vector<Article> articles;
  for (int i = 0; i < 150; ++i) {
    const std::string title = random_text(random, 5);
    const std::string body = (i % 4 == 0 ? title : "") + random_text(random, 20);
    articles.push_back(testing::make_article(std::to_string(i), title, body, "2020-01-01"));
  }
  return articles;
}

std::set<std::string> ids(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire{database};
  enquire.set_query(query);
  std::set<std::string> found;
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount(), database.get_doccount());
  EXPECT_EQ(matches.get_matches_estimated(), matches.size());
  for (auto at = matches.begin(); at != matches.end(); ++at) found.insert(stored_article(at.get_document()).id);
  return found;
}

bool is_lead(const Article& article) { return !article.title.empty() && article.body.starts_with(article.title); }

class Spans : public ::testing::Test {
 protected:
  Spans() {
    for (std::size_t part = 0; part < 3; ++part) {
      std::vector<Article> share;
      for (std::size_t i = part; i < articles_.size(); i += 3) share.push_back(articles_[i]);
      const Xapian::Database database = testing::temporary_index(share, analyzer_);
      split_.add(database);
      served_.add(database, true);
      mapped_split_.add(testing::mapped_index(share, analyzer_));
    }
  }

  SpanQuery random_word() {
    SpanQuery word;
    word.in_title = random_() % 6 == 0;
    for (std::size_t i = 0; i <= random_() % 2; ++i) {
      const Word& of = *analyzer_.analyze(kForms[random_() % kForms.size()]).front().word;
      switch (random_() % 3) {
        case 0:
          word.words.push_back({of.lemma});
          break;
        case 1:
          word.words.push_back({of.lemma, of.exact});
          break;
        default:
          word.words.push_back({of.lemma, of.exact, of.spelled});
      }
    }
    return word;
  }

  SpanQuery random_sequence() {
    SpanQuery sequence{SpanKind::kSequence};
    sequence.children.push_back(random_word());
    for (std::size_t i = 0; i <= random_() % 2; ++i) {
      if (random_() % 3 == 0) {
        sequence.children.push_back({SpanKind::kGap});
        sequence.children.back().number = 1 + random_() % 2;
      }
      sequence.children.push_back(random_word());
    }
    return sequence;
  }

  SpanQuery random_operand(int depth) {
    const auto kind = random_() % (depth > 0 ? 9 : 3);
    if (kind < 2) return random_word();
    if (kind == 2) return random_sequence();
    if (kind == 3) return {SpanKind::kAny, {}, false, 0, false, {random_operand(depth - 1), random_operand(depth - 1)}};
    constexpr SpanKind kPairKinds[]{SpanKind::kNear, SpanKind::kNear, SpanKind::kThen, SpanKind::kSentence,
                                    SpanKind::kParagraph};
    SpanQuery pair{kPairKinds[kind - 4]};
    pair.number = 1 + random_() % (pair.kind == SpanKind::kNear || pair.kind == SpanKind::kThen ? 6 : 2);
    pair.negated = random_() % 4 == 0;
    pair.children = {random_operand(depth - 1), random_operand(depth - 1)};
    return pair;
  }

  SpanQuery random_query() {
    const auto kind = random_() % 6;
    if (kind > 1) return random_operand(2);
    SpanQuery query{kind == 0 ? SpanKind::kAtLeast : SpanKind::kFirst};
    query.number = kind == 0 ? 1 + random_() % 3 : 1 + random_() % 12;
    query.children = {random_operand(1)};
    return query;
  }

  // Of the title, unless that is the body's beginning, and of the body.
  std::vector<PlainText> texts(const Article& article) {
    const std::size_t title_words = analyzer_.analyze(article.title).size();
    if (is_lead(article)) return {PlainText{article.body, false, title_words, 0, analyzer_}};
    return {PlainText{article.title, true, title_words, 0, analyzer_},
            PlainText{article.body, false, title_words, static_cast<Place>(title_words), analyzer_}};
  }

  bool plainly_stands_in(const Article& article, const SpanQuery& query) {
    std::size_t found = 0;
    for (const PlainText& text : texts(article)) found += testing::plain_count(text.spans(query));
    return found >= (query.kind == SpanKind::kAtLeast ? query.number : 1);
  }

  std::set<std::string> plainly(const SpanQuery& query) {
    std::set<std::string> found;
    for (const Article& article : articles_) {
      if (plainly_stands_in(article, query)) found.insert(article.id);
    }
    return found;
  }

  std::mt19937 random_{11};
  Analyzer analyzer_;
  std::vector<Article> articles_ = random_articles(random_);
  Collection whole_{testing::temporary_index(articles_, analyzer_)};
  Collection split_;   // the same articles in three databases
  Collection served_;  // and as if they were far away
  Collection mapped_{testing::mapped_index(articles_, analyzer_)};
  Collection mapped_split_;
};

TEST_F(Spans, AreFoundAsAPlainLookFindsThem) {
  std::size_t found = 0;
  for (int round = 0; round < 600 / testing::kFewer; ++round) {
    const SpanQuery query = random_query();
    const auto wanted = plainly(query);
    found += wanted.empty() ? 0 : 1;
    for (const Collection* collection : {&whole_, &split_, &served_, &mapped_, &mapped_split_}) {
      ASSERT_EQ(ids(collection->database(), span_query(*collection, query)), wanted) << round;
    }
  }
  EXPECT_GT(found, 300U / testing::kFewer);
}

TEST_F(Spans, StandAnywhereInAQuery) {
  using Query = Xapian::Query;
  for (int round = 0; round < 60 / testing::kFewer; ++round) {
    const SpanQuery one = random_query();
    const SpanQuery other = random_query();
    const auto a = plainly(one);
    const auto b = plainly(other);
    std::set<std::string> both;
    std::set<std::string> either = a;
    std::set<std::string> first_only;
    std::ranges::set_intersection(a, b, std::inserter(both, both.end()));
    std::ranges::set_difference(a, b, std::inserter(first_only, first_only.end()));
    either.insert(b.begin(), b.end());
    for (const Collection* collection : {&whole_, &split_, &served_, &mapped_, &mapped_split_}) {
      const Query x = span_query(*collection, one);
      const Query y = span_query(*collection, other);
      EXPECT_EQ(ids(collection->database(), Query{Query::OP_AND, x, y}), both) << round;
      EXPECT_EQ(ids(collection->database(), Query{Query::OP_OR, x, y}), either) << round;
      EXPECT_EQ(ids(collection->database(), Query{Query::OP_AND_NOT, x, y}), first_only) << round;
    }
  }
}

TEST_F(Spans, AreMarkedAsAPlainLookMarksThem) {
  std::size_t marks = 0;
  for (int round = 0; round < 600 / testing::kFewer; ++round) {
    const SpanQuery query = random_query();
    SpanMatcher matcher(query);
    for (std::size_t i = 0; i < 10; ++i) {
      FormCounter forms;
      const Article& article = articles_[(static_cast<std::size_t>(round) * 10 + i) % articles_.size()];
      std::set<Place> wanted;
      if (plainly_stands_in(article, query)) {
        const std::vector<PlainText> all = texts(article);
        for (const Place place : all.back().marks(query, all.back().spans(query))) wanted.insert(place);
      }
      const std::string value = make_document(article, analyzer_, forms).get_value(slot(Slot::kTokens));
      const TokenSequence stored{value};
      const std::vector<Place> places = matcher.marked(stored, TextPart::kBody);
      std::set<Place> found;
      for (const Place place : places) found.insert(place - static_cast<Place>(stored.body().begin));
      ASSERT_EQ(found, wanted) << round;
      ASSERT_EQ(found.size(), places.size());
      marks += found.size();
    }
  }
  EXPECT_GT(marks, 1000U / testing::kFewer);
}

}  // namespace
}  // namespace khabar
