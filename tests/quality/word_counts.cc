#include "tests/quality/word_counts.h"

#include <nlohmann/json.hpp>

#include "common/analysis/tokenizer.h"
#include "tests/quality/gzip_lines.h"

namespace khabar::testing {

WordCounts count_words(const char* path) {
  WordCounts counts;
  GzipLines articles(path);
  TokenizedText text;
  for (std::string line; articles.next(line);) {
    const auto article = nlohmann::json::parse(line);
    for (const char* field : {"title", "body"}) {
      tokenize(article.value(field, ""), text);
      for (const RawToken& token : text.tokens) ++counts[std::string{text.word(token)}];
    }
  }
  return counts;
}

}  // namespace khabar::testing
