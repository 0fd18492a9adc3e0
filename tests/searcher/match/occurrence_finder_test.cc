#include "searcher/match/occurrence_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/encoded_words.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SpanQuery phrase_of_lemmas(const std::vector<std::string>& lemmas) {
  SpanQuery query{SpanKind::kSequence};
  for (const std::string& lemma : lemmas) query.children.push_back({SpanKind::kWord, {{lemma}}});
  return query;
}

class Occurrences : public ::testing::Test {
 protected:
  Spans found(const MatchTerms& terms, const std::string& text) {
    const std::string stored = testing::encoded_words(analyzer_, text);
    return OccurrenceFinder{terms}.find(TokenSequence{stored});
  }

  Analyzer analyzer_;
};

TEST_F(Occurrences, AreThoseOfAllWordsOfTheQuery) {
  MatchTerms terms;
  terms.lemmas = {"xa", "xb"};
  EXPECT_THAT(found(terms, "xa xx xb xa"), ElementsAre(Span{0, 1}, Span{2, 3}, Span{3, 4}));
}

TEST_F(Occurrences, AreTheLeftmostAndLongestOfThoseThatOverlap) {
  MatchTerms terms;
  terms.lemmas = {"xa"};
  terms.spans = {phrase_of_lemmas({"xa", "xb"}), phrase_of_lemmas({"xb", "xc", "xd"})};
  EXPECT_THAT(found(terms, "xa xb xc xd xa"), ElementsAre(Span{0, 2}, Span{4, 5}));
  EXPECT_THAT(found(terms, "xx xb xc xd"), ElementsAre(Span{1, 4}));
}

TEST_F(Occurrences, AreNoneOfStopWordsThatOnlyAddWeight) {
  MatchTerms terms;
  terms.stops = {"xa"};
  EXPECT_THAT(found(terms, "xa xb"), IsEmpty());
  EXPECT_FALSE(OccurrenceFinder{terms}.has_words());
}

TEST_F(Occurrences, AreNoneWhereThereAreFewerThanAskedFor) {
  MatchTerms terms;
  SpanQuery three{SpanKind::kAtLeast};
  three.number = 3;
  three.children.push_back({SpanKind::kWord, {{"xa"}}});
  terms.spans = {three};
  EXPECT_THAT(found(terms, "xa xa"), IsEmpty());
  EXPECT_EQ(found(terms, "xa xa xx xa").size(), 3U);
}

}  // namespace
}  // namespace khabar
