#include "searcher/match/highlighter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "searcher/match/passage.h"
#include "tests/support/encoded_words.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using testing::encoded_words;
using ::testing::IsEmpty;

std::vector<std::string> marked_words(const MarkedText& marked) {
  std::vector<std::string> words;
  for (const Mark& mark : marked.marks) words.push_back(marked.text.substr(mark.begin, mark.end - mark.begin));
  return words;
}

class Highlight : public ::testing::Test {
 protected:
  void want(const std::string& text) {
    for (const Token& token : analyzer_.analyze(text)) terms_.lemmas.insert(token.word->lemma);
  }
  void want_exact(const std::string& text) {
    for (const Token& token : analyzer_.analyze(text)) {
      terms_.spans.push_back({SpanKind::kWord, {{token.word->lemma, token.word->exact}}});
    }
  }
  void want_phrase(const std::string& text, bool in_title = false) {
    SpanQuery phrase{SpanKind::kSequence};
    for (const Token& token : analyzer_.analyze(text)) {
      phrase.children.push_back({SpanKind::kWord, {{token.word->lemma}}, in_title});
    }
    if (!phrase.children.empty()) terms_.spans.push_back(phrase);
  }
  MarkedText mark(const std::string& text, TextPart part = TextPart::kBody) {
    const bool is_title = part == TextPart::kTitle;
    const std::string stored = encoded_words(analyzer_, text, is_title ? analyzer_.analyze(text).size() : 0);
    Highlighter highlighter{terms_, analyzer_};
    if (is_title) return highlighter.title(text, TokenSequence{stored});
    const std::vector<std::size_t> marks = highlighter.marks(TokenSequence{stored}, part);
    const auto& tokens = analyzer_.analyze(text);
    return cut_passage(text, tokens, {0, tokens.size()}, marks);
  }
  MarkedText passage(const std::string& text) {
    const std::string stored = encoded_words(analyzer_, text);
    return Highlighter{terms_, analyzer_}.passage(text, TokenSequence{stored});
  }

  Analyzer analyzer_;
  MatchTerms terms_;
};

TEST_F(Highlight, MarksTheWordAsItStandsInTheText) {
  want("الهجرة");
  EXPECT_THAT(marked_words(mark("قال إن هِجْرَةَ الشباب والهجـــرة، كلاهما.")), ElementsAre("هِجْرَةَ", "والهجـــرة"));
}

TEST_F(Highlight, MarksNothingElse) {
  want("الهجرة");
  EXPECT_THAT(mark("مهرجان السينما في طنجة").marks, IsEmpty());
}

TEST_F(Highlight, MarksOnlyTheExactFormWhereThatIsAskedFor) {
  want_exact("الهجرة");
  EXPECT_THAT(marked_words(mark("هجرة والهجرة الهجرةِ")), ElementsAre("الهجرةِ"));
}

TEST_F(Highlight, MarksPhrasesOnlyInSequence) {
  want_phrase("xalpha xbeta");
  EXPECT_THAT(marked_words(mark("xbeta xalpha xgamma xalpha, xbeta xbeta")), ElementsAre("xalpha", "xbeta"));
}

TEST_F(Highlight, MarksOverlappingPhrasesOnce) {
  want_phrase("xalpha xalpha");
  EXPECT_EQ(mark("xalpha xalpha xalpha xbeta").marks.size(), 3U);
}

TEST_F(Highlight, MarksTitleWordsInTitlesOnly) {
  terms_.title_lemmas.insert("xalpha");
  want_phrase("xbeta xgamma", true);
  EXPECT_EQ(mark("xalpha xbeta xgamma", TextPart::kTitle).marks.size(), 3U);
  EXPECT_THAT(mark("xalpha xbeta xgamma", TextPart::kBody).marks, IsEmpty());
}

TEST_F(Highlight, MarksAStopWordOnlyBesideAnotherMark) {
  want("xalpha");
  terms_.stops.insert("في");
  EXPECT_THAT(marked_words(mark("في البيت xalpha في المدينة")), ElementsAre("xalpha", "في"));
}

TEST_F(Highlight, ShowsTheBeginningWhereNothingMatches) {
  EXPECT_EQ(passage("كلمة أولى ثم\n\nأخرى").text, "كلمة أولى ثم أخرى");
  EXPECT_EQ(passage("").text, "");
  EXPECT_EQ(passage("؟!").text, "؟!");
}

std::string filler(std::size_t words, const std::string& name) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += name + std::to_string(i) + ' ';
  return text;
}

TEST_F(Highlight, ChoosesThePassageWithTheMostDifferentWords) {
  want("xalpha xbeta");
  const std::string body =
      filler(50, "p") + "xalpha xalpha xalpha " + filler(50, "q") + "xbeta near xalpha " + filler(50, "r");
  const MarkedText found = passage(body);
  EXPECT_THAT(marked_words(found), ElementsAre("xbeta", "xalpha"));
  EXPECT_TRUE(found.text.starts_with("…"));
  EXPECT_TRUE(found.text.ends_with("…"));
  EXPECT_EQ(analyzer_.analyze(found.text).size(), kPassageWords);
}

TEST_F(Highlight, BeginsWithTheSentenceWhereItIsNear) {
  want("xalpha");
  const MarkedText found =
      passage(filler(40, "p") + "end. Begin of it " + filler(10, "q") + "xalpha " + filler(60, "r"));
  EXPECT_TRUE(found.text.starts_with("…Begin of it")) << found.text;
}

TEST_F(Highlight, FindsAMatchFarInsideALongBody) {
  want("xalpha");
  EXPECT_THAT(marked_words(passage(filler(20'000, "p") + "xalpha " + filler(100, "q"))), ElementsAre("xalpha"));
}

TEST_F(Highlight, EndsWithTheTextWhereTheMatchIsLast) {
  want("xalpha");
  const MarkedText found = passage(filler(100, "p") + "xalpha.");
  EXPECT_TRUE(found.text.ends_with("xalpha.")) << found.text;
  EXPECT_EQ(analyzer_.analyze(found.text).size(), kPassageWords);
}

TEST_F(Highlight, AlwaysMarksWholeWordsOfTheOriginal) {
  const std::vector<std::string> letters{"ا", "ل", "هـ", "ج", "ر",   "ة",      "و", "ب",
                                         "ِ",  "ْ",  "َّ",   "ـ", "ـــ", "\u200F", "a", "é"};
  const std::vector<std::string> between{" ", "\n", "، ", ". ", "  ", "«", "؟ "};
  std::mt19937 random{11};
  const auto random_word = [&] {
    std::string word;
    for (auto i = random() % 6 + 1; i > 0; --i) word += letters[random() % letters.size()];
    return word;
  };
  std::size_t marks = 0;
  for (int round = 0; round < 300; ++round) {
    std::string body;
    for (auto i = random() % 80; i > 0; --i) body += random_word() + between[random() % between.size()];
    terms_ = {};
    want(random_word() + ' ' + random_word());
    want_phrase(random_word() + ' ' + random_word());
    std::vector<std::string> wanted;
    const std::string stored = encoded_words(analyzer_, body);
    const auto places = Highlighter{terms_, analyzer_}.marks(TokenSequence{stored}, TextPart::kBody);
    const auto& tokens = analyzer_.analyze(body);
    for (const std::size_t i : places) {
      wanted.push_back(body.substr(tokens[i].begin, tokens[i].end - tokens[i].begin));
    }
    EXPECT_EQ(marked_words(mark(body)), wanted) << body;
    const MarkedText found = passage(body);
    std::size_t end = 0;
    for (const Mark& mark : found.marks) {
      EXPECT_LE(end, mark.begin);
      EXPECT_LT(mark.begin, mark.end);
      end = mark.end;
    }
    const std::vector<std::string> shown = marked_words(found);
    EXPECT_EQ(shown.empty(), wanted.empty()) << body;
    if (!shown.empty()) {
      EXPECT_NE(std::search(wanted.begin(), wanted.end(), shown.begin(), shown.end()), wanted.end()) << body;
    }
    marks += wanted.size();
  }
  EXPECT_GT(marks, 100U);
}

// As article_document stores them.
std::string stored_words(Analyzer& analyzer, const std::string& title, const std::string& body) {
  const bool title_is_lead = !title.empty() && body.starts_with(title);
  const std::size_t title_words = analyzer.analyze(title).size();
  return encoded_words(analyzer, title_is_lead ? body : title + '\n' + body, title_words, title_is_lead);
}

TEST_F(Highlight, ShowsTheSamePassageByTheStoredWords) {
  const std::vector<std::string> words{"هجرة",  "والهجرة", "الهجرةِ", "قارب",   "قوارب", "في",   "المغرب",
                                       "مغربي", "إيمان",   "ايمان",  "xalpha", "xbeta", "20.5", "«الأمم"};
  std::mt19937 random{7};
  const auto random_words = [&](std::size_t most) {
    std::string text;
    for (auto i = random() % most; i > 0; --i)
      text += words[random() % words.size()] + (random() % 9 == 0 ? ". " : " ");
    return text;
  };
  std::size_t marks = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string title = random_words(8);
    const std::string body = (round % 3 == 0 ? title : "") + random_words(round % 50 == 0 ? 4000 : 200);
    terms_ = {};
    want(random_words(3));
    want_exact(words[random() % words.size()]);
    want_phrase(words[random() % words.size()] + ' ' + words[random() % words.size()]);
    // The words of a title are marked in a body that begins with it.
    if (round % 3 != 0) want_phrase(words[random() % words.size()] + ' ' + words[random() % words.size()], true);
    terms_.stops.insert("في");
    const std::string value = stored_words(analyzer_, title, body);
    const MarkedText expected = passage(body);
    const MarkedText found = Highlighter{terms_, analyzer_}.passage(body, TokenSequence{value});
    ASSERT_EQ(found.text, expected.text) << body;
    ASSERT_EQ(found.marks, expected.marks) << body;
    marks += found.marks.size();
  }
  EXPECT_GT(marks, 300U);
}

}  // namespace
}  // namespace khabar
