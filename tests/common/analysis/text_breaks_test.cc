#include "common/analysis/text_breaks.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

// The words of each sentence; `|` behind one that ends a paragraph.
std::string breaks(std::string_view text) {
  Analyzer analyzer;
  std::string out;
  for (const Sentence& sentence : sentences_of(text, analyzer.analyze(text))) {
    out += (out.empty() ? "" : " ") + std::to_string(sentence.words) + (sentence.ends_paragraph ? "|" : "");
  }
  return out;
}

TEST(TextBreaks, EndSentencesAndParagraphs) {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"...", ""},
      {"خبر", "1|"},
      {"قال الوزير", "2|"},
      {"قال الوزير. ثم سافر", "2 2|"},
      {"قال الوزير ثم سافر.", "4|"},
      {"هل سافر؟ نعم! سافر", "2 1 1|"},
      {"هل سافر?! نعم", "2 1|"},
      {"کیا آئے۔ جی", "2 1|"},
      {"عنوان\nقال الوزير\n\nثم سافر", "1| 2| 2|"},
      {"عنوان.\nقال", "1| 1|"},
      {"قال: \"سافر الوزير.\" ثم عاد", "3 2|"},
      {"قال الوزير؛ ثم سافر، ثم عاد: أمس", "7|"},
      {"قال الوزير... ثم سافر", "4|"},
      {"قال الوزير.. ثم سافر", "4|"},
      {"قال الوزير… ثم سافر", "4|"},
      {"قال د. أحمد", "3|"},
      {"قال أ.د. أحمد علي", "4|"},
      {"قال الوزير.ثم سافر", "2 2|"},
      {"موقع bbc.com مفتوح", "3|"},
      {"بلغ 3.5 في المئة. ثم 4,5", "4 2|"},
      {"عام 2018. وقال", "2 1|"},
      {"قالت bbc. ثم", "2 1|"},
      {"قال\r\nثم", "1| 1|"},
      {"قال . ثم", "1 1|"},
      {"قال (الوزير.) ثم", "2 1|"},
  };
  for (const auto& [text, wanted] : rows) EXPECT_EQ(breaks(text), wanted) << text;
}

TEST(TextBreaks, HoldEveryWordOfAnyText) {
  Analyzer analyzer;
  const std::string text = "أ. ب. ج.د http://x.com/a?b=c! «نص»، 10.5.2018؟\n\n.\nuser@x.org. #وسم_آخر...";
  const auto& tokens = analyzer.analyze(text);
  std::size_t words = 0;
  for (const Sentence& sentence : sentences_of(text, tokens)) {
    EXPECT_GT(sentence.words, 0U);
    words += sentence.words;
  }
  EXPECT_EQ(words, tokens.size());
}

}  // namespace
}  // namespace khabar
