// Text, JSON, CSV and SGML.
#include <array>

#include "common/utf8.h"
#include "indexer/article/article_json.h"
#include "indexer/format/json/json_article.h"
#include "indexer/format/json/quick_json.h"
#include "indexer/text/text_encoding.h"
#include "tests/fuzz/harness.h"
#include "tests/fuzz/reading.h"

namespace khabar::fuzz {
namespace {

// What is exported is read as the same article. An article may come from a file whose name is its id.
void check_export(const Article& article) {
  const std::string line = article_json_line(article);
  require(line.ends_with('\n') && line.find('\n') + 1 == line.size(), "an article is one line");
  const testing::RecordingSink again = read_soundly(line, "export.jsonl");
  require(again.articles.size() == 1 && again.articles.front() == article, "an article is read as it was exported");
}

void read_and_export(std::string_view input, const std::string& name) {
  const testing::RecordingSink sink = read_boundedly(input, name);
  if (!sink.articles.empty()) check_export(sink.articles.front());
}

void plain_text(std::string_view input) { read_and_export(input, "a.txt"); }

void json_lines(std::string_view input) { read_and_export(input, "a.jsonl"); }

void json_documents(std::string_view input) { read_and_export(input, "a.json"); }

void csv(std::string_view input) { read_and_export(input, "a.csv"); }

void sgml(std::string_view input) { read_and_export(input, "a.sgml"); }

// The slower parser takes everything that the quick one does and reads it as the same. A byte-order mark keeps the
// quick one away.
void quick_json(std::string_view input) {
  const FieldNames names;
  QuickJson quick;
  ArticleDraft by_the_quick;
  JsonArticleParser parser({}, names);
  ArticleDraft by_the_slower;
  const bool taken = quick.fill(input, names, by_the_quick);
  const auto problem = parser.parse(std::string(kUtf8Mark) + std::string(input), by_the_slower);
  require(!problem || !problem->empty(), "what is refused has a reason");
  if (!taken) return;
  require(!problem, "the slower parser takes what the quick one takes");
  require(by_the_quick == by_the_slower, "both parsers read the same");
}

}  // namespace

std::span<const Harness> tables() {
  static constexpr std::array kHarnesses{Harness{'t', "plain text", plain_text},
                                         Harness{'l', "JSON Lines", json_lines},
                                         Harness{'j', "JSON", json_documents},
                                         Harness{'q', "one JSON object", quick_json},
                                         Harness{'c', "CSV", csv},
                                         Harness{'s', "TREC SGML", sgml}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
