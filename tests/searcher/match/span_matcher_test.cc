#include "searcher/match/span_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"
#include "tests/support/encoded_words.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SpanQuery word(const std::string& lemma) { return {SpanKind::kWord, {{lemma}}}; }

SpanQuery gap(std::size_t words) {
  SpanQuery gap{SpanKind::kGap};
  gap.number = words;
  return gap;
}

SpanQuery of(SpanKind kind, std::vector<SpanQuery> children, std::size_t number = 0) {
  return {kind, {}, false, number, false, std::move(children)};
}

SpanQuery without(SpanQuery query) {
  query.negated = true;
  return query;
}

class Matcher : public ::testing::Test {
 protected:
  bool stands(const SpanQuery& query, const std::string& text) {
    const std::string stored = testing::encoded_words(analyzer_, text);
    return SpanMatcher{query}.stands_in(TokenSequence{stored});
  }

  std::vector<Place> marks(const SpanQuery& query, const std::string& text) {
    const std::string stored = testing::encoded_words(analyzer_, text);
    return SpanMatcher{query}.marked(TokenSequence{stored}, TextPart::kBody);
  }

  Analyzer analyzer_;
  SpanQuery a_ = word("xa");
  SpanQuery b_ = word("xb");
  SpanQuery c_ = word("xc");
};

TEST_F(Matcher, CountsWordsFromOneToTheOther) {
  const auto near = [&](std::size_t n) { return of(SpanKind::kNear, {a_, b_}, n); };
  EXPECT_TRUE(stands(near(1), "xa xb"));
  EXPECT_TRUE(stands(near(1), "xb xa"));
  EXPECT_FALSE(stands(near(2), "xa xx xx xb"));
  EXPECT_TRUE(stands(near(3), "xa xx xx xb"));
  EXPECT_TRUE(stands(near(3), "xb xx xx xa"));
  EXPECT_FALSE(stands(of(SpanKind::kThen, {a_, b_}, 3), "xb xx xx xa"));
}

TEST_F(Matcher, DoesNotPairAWordWithItself) {
  EXPECT_FALSE(stands(of(SpanKind::kNear, {a_, a_}, 5), "xa xx"));
  EXPECT_TRUE(stands(of(SpanKind::kNear, {a_, a_}, 5), "xa xx xa"));
  EXPECT_FALSE(stands(of(SpanKind::kSentence, {a_, a_}, 1), "xa xx. xa"));
}

TEST_F(Matcher, MeasuresFromTheEndOfAPhrase) {
  const SpanQuery phrase = of(SpanKind::kSequence, {a_, gap(1), b_});
  EXPECT_TRUE(stands(phrase, "xa xx xb"));
  EXPECT_FALSE(stands(phrase, "xa xb"));
  EXPECT_FALSE(stands(phrase, "xa xx xx xb"));
  EXPECT_TRUE(stands(of(SpanKind::kNear, {phrase, c_}, 2), "xa xx xb xx xc"));
  EXPECT_TRUE(stands(of(SpanKind::kNear, {phrase, c_}, 2), "xc xx xa xx xb"));
  EXPECT_FALSE(stands(of(SpanKind::kNear, {phrase, c_}, 2), "xa xx xb xx xx xc"));
  EXPECT_FALSE(stands(of(SpanKind::kNear, {phrase, word("xx")}, 5), "xa xx xb")) << "what is in the phrase is not near";
}

TEST_F(Matcher, StaysInAParagraph) {
  EXPECT_TRUE(stands(of(SpanKind::kNear, {a_, b_}, 5), "xa. xb"));
  EXPECT_FALSE(stands(of(SpanKind::kNear, {a_, b_}, 5), "xa\nxb"));
  EXPECT_FALSE(stands(of(SpanKind::kThen, {a_, b_}, 5), "xa\nxb"));
}

TEST_F(Matcher, CountsSentencesAndParagraphs) {
  const std::string text = "xa xx. xb xx? xc.\nxd";
  EXPECT_FALSE(stands(of(SpanKind::kSentence, {a_, b_}, 1), text));
  EXPECT_TRUE(stands(of(SpanKind::kSentence, {a_, b_}, 2), text));
  EXPECT_TRUE(stands(of(SpanKind::kSentence, {c_, a_}, 3), text));
  EXPECT_TRUE(stands(of(SpanKind::kParagraph, {c_, a_}, 1), text));
  EXPECT_FALSE(stands(of(SpanKind::kParagraph, {word("xd"), a_}, 1), text));
  EXPECT_TRUE(stands(of(SpanKind::kParagraph, {word("xd"), a_}, 2), text));
}

TEST_F(Matcher, FindsOneWithoutTheOther) {
  const SpanQuery query = without(of(SpanKind::kNear, {a_, b_}, 2));
  EXPECT_FALSE(stands(query, "xa xx xb"));
  EXPECT_TRUE(stands(query, "xa xx xx xb"));
  EXPECT_THAT(marks(query, "xa xb xx xx xa"), ElementsAre(4));
  EXPECT_FALSE(stands(query, "xb"));
}

TEST_F(Matcher, CountsOverlappingMatchesOnce) {
  const SpanQuery twice = of(SpanKind::kSequence, {a_, a_});
  EXPECT_FALSE(stands(of(SpanKind::kAtLeast, {twice}, 2), "xa xa xa"));
  EXPECT_TRUE(stands(of(SpanKind::kAtLeast, {twice}, 2), "xa xa xa xa"));
  EXPECT_FALSE(stands(of(SpanKind::kAtLeast, {a_}, 3), "xa xb xa"));
  EXPECT_TRUE(stands(of(SpanKind::kAtLeast, {of(SpanKind::kAny, {a_, b_})}, 3), "xa xb xa"));
  EXPECT_THAT(marks(of(SpanKind::kAtLeast, {a_}, 3), "xa xb xa"), IsEmpty());
}

TEST_F(Matcher, LooksAtTheFirstWords) {
  EXPECT_TRUE(stands(of(SpanKind::kFirst, {b_}, 2), "xa xb"));
  EXPECT_FALSE(stands(of(SpanKind::kFirst, {b_}, 2), "xa xa xb"));
  EXPECT_FALSE(stands(of(SpanKind::kFirst, {of(SpanKind::kSequence, {b_, c_})}, 2), "xa xb xc"));
  EXPECT_THAT(marks(of(SpanKind::kFirst, {b_}, 2), "xa xb xb"), ElementsAre(1));
}

TEST_F(Matcher, MarksWhatMatchesAndNothingElse) {
  EXPECT_THAT(marks(of(SpanKind::kNear, {a_, b_}, 2), "xa xx xx xa xx xb"), ElementsAre(3, 5));
  EXPECT_THAT(marks(of(SpanKind::kSequence, {a_, gap(1), b_}), "xa xx xb xb"), ElementsAre(0, 2));
  const SpanQuery inner = of(SpanKind::kNear, {a_, b_}, 1);
  EXPECT_THAT(marks(of(SpanKind::kThen, {inner, c_}, 1), "xb xa xb xc"), ElementsAre(1, 2, 3));
}

TEST_F(Matcher, LooksAtTheTitleOnlyIfThatIsAsked) {
  SpanQuery in_title = a_;
  in_title.in_title = true;
  const std::string stored = testing::encoded_words(analyzer_, "xb\nxa", 1);
  EXPECT_FALSE(SpanMatcher{in_title}.stands_in(TokenSequence{stored}));
  EXPECT_TRUE(SpanMatcher{a_}.stands_in(TokenSequence{stored}));
  EXPECT_FALSE((SpanMatcher{of(SpanKind::kParagraph, {a_, b_}, 2)}.stands_in(TokenSequence{stored})))
      << "a title is not near the body";
}

TEST_F(Matcher, GivesUpOnAnArticleThatIsNothingButMatches) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "xa ";
  const SpanQuery pairs = of(SpanKind::kNear, {a_, a_}, 1000);
  EXPECT_THROW(stands(pairs, text), Error);
}

TEST_F(Matcher, FindsNothingForNoWord) {
  EXPECT_FALSE(stands(SpanQuery{}, "xa"));
  EXPECT_FALSE(stands(of(SpanKind::kNear, {a_, SpanQuery{}}, 5), "xa xa"));
}

}  // namespace
}  // namespace khabar
