#include "searcher/output/hit_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "common/program/error.h"
#include "searcher/output/exports/hit_format.h"
#include "searcher/output/run_file.h"

namespace khabar {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Hit sample_hit(std::size_t rank) {
  Hit hit{};
  hit.rank = rank;
  hit.index = "news.index";
  hit.id = "id" + std::to_string(rank);
  hit.date = std::chrono::sys_days{std::chrono::year{2025} / 1 / 20};
  hit.source = "هسبريس";
  hit.url = "https://example.org/1";
  hit.score = 2.5;
  hit.title.text = "عنوان \"أول\", سطر";
  hit.snippet.text = "عن الهِجرة";
  hit.snippet.marks = {{5, hit.snippet.text.size()}};
  return hit;
}

SearchResults sample_results() {
  SearchResults results;
  results.query = "الهجرة";
  results.total = results.distinct = 12;
  results.indexes = {{"news.index", "g1"}};
  results.hits = {sample_hit(1), sample_hit(2)};
  results.hits[1].date.reset();
  results.hits[1].url.clear();
  results.hits[1].path = "a/b.txt";
  return results;
}

std::string written(const std::string& format, const SearchResults& results, const TextStyle& style = {}) {
  std::ostringstream out;
  const auto writer = hit_writer(hit_format(format), {style, {}, false}, out);
  SearchResults head = results;
  head.shown = results.hits.size();
  writer->begin(head);
  for (const Hit& hit : results.hits) writer->hit(hit);
  writer->end();
  return out.str();
}

TEST(TextWriter, WritesCountsThenHits) {
  const std::string text = written("text", sample_results());
  EXPECT_THAT(text, HasSubstr("12 articles, 1 to 2 shown\n"));
  EXPECT_THAT(
      text, HasSubstr("\n 1. عنوان \"أول\", سطر\n    2025-01-20 · هسبريس · https://example.org/1\n    عن [الهِجرة]\n"));
  EXPECT_THAT(text, HasSubstr("    undated · هسبريس · a/b.txt\n"));
}

// id1 is the oldest of three, of which the query finds two; the oldest of the group of id2 is another article.
SearchResults results_with_groups(Duplicates duplicates) {
  SearchResults results = sample_results();
  results.duplicates = duplicates;
  results.distinct = 9;
  results.hits[0].group = "id1";
  results.hits[0].copies = 1;
  results.hits[1].group = "old";
  results.hits[1].copies = 2;
  results.hits[1].group_date = std::chrono::sys_days{std::chrono::year{2025} / 1 / 19};
  return results;
}

TEST(TextWriter, TellsForWhichNearDuplicatesAnArticleStands) {
  SearchResults results = results_with_groups(Duplicates::kFold);
  const std::string text = written("text", results);
  EXPECT_THAT(text, HasSubstr("12 articles, 9 without near duplicates, 1 to 2 shown\n"));
  EXPECT_THAT(text, HasSubstr("example.org/1\n    the oldest, with 1 near duplicate\n    عن"));
  EXPECT_THAT(text, HasSubstr("b.txt\n    with 2 near duplicates; the oldest: 2025-01-19 · old\n    عن"));
  results.hits[1].copies = 0;
  EXPECT_THAT(written("text", results), HasSubstr("b.txt\n    عن"));
  results.distinct = 2;
  EXPECT_THAT(written("text", results), HasSubstr("12 articles, 2 without near duplicates\n"));
}

TEST(TextWriter, NamesTheOldestOfNearDuplicatesThatAreShown) {
  SearchResults results = results_with_groups(Duplicates::kShow);
  EXPECT_THAT(written("text", results), HasSubstr("12 articles, 9 without near duplicates, 1 to 2 shown\n"));
  EXPECT_THAT(written("text", results), HasSubstr("\n    the oldest of its near duplicates\n"));
  EXPECT_THAT(written("text", results), HasSubstr("\n    near duplicate of 2025-01-19 · old\n"));
  results.hits[1].group_date.reset();
  EXPECT_THAT(written("text", results), HasSubstr("\n    near duplicate of undated · old\n"));
  results.duplicates = Duplicates::kOnly;
  EXPECT_THAT(written("text", results), HasSubstr("12 articles in 9 groups of near duplicates, 1 to 2 shown\n"));
}

TEST(JsonWriter, CountsArticlesAndTellsTheirGroups) {
  const json all = json::parse(written("json", results_with_groups(Duplicates::kShow)));
  EXPECT_EQ(all["total"], 12);
  EXPECT_EQ(all["without_duplicates"], 9);
  EXPECT_EQ(all["duplicates"], "show");
  EXPECT_EQ(all["hits"][0]["group"], "id1");
  EXPECT_EQ(all["hits"][1]["near_duplicates"], 2);
  EXPECT_EQ(json::parse(written("json", results_with_groups(Duplicates::kFold)))["duplicates"], "fold");
  EXPECT_EQ(json::parse(written("json", results_with_groups(Duplicates::kOnly)))["duplicates"], "only");
  EXPECT_TRUE(json::parse(written("json", sample_results()))["hits"][0]["group"].is_null());
}

TEST(TextWriter, NamesTheIndexOfAHitWhereThereAreSeveral) {
  SearchResults results = sample_results();
  EXPECT_THAT(written("text", results), Not(HasSubstr("news.index")));
  results.indexes.push_back({"old.index", "g2"});
  EXPECT_THAT(written("text", results), HasSubstr(" · https://example.org/1 · in news.index\n"));
  EXPECT_FALSE(json::parse(written("json", results)).contains("generation"));
}

TEST(TextWriter, UsesNoCodesUnlessItMay) {
  const std::string text = written("text", sample_results());
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\u2068")));
}

TEST(TextWriter, MarksInBoldWhereItMay) {
  EXPECT_THAT(written("text", sample_results(), {true, false, 0}), HasSubstr("عن \x1b[1mالهِجرة\x1b[0m"));
}

TEST(TextWriter, IsolatesArabicInMixedLines) {
  const std::string text = written("text", sample_results(), {false, true, 0});
  EXPECT_THAT(text, HasSubstr(" 1. \u2068عنوان"));
  EXPECT_THAT(text, HasSubstr(" · \u2068هسبريس\u2069 · "));
}

TEST(TextWriter, WrapsSnippetsBetweenWords) {
  SearchResults results = sample_results();
  results.hits.resize(1);
  results.hits[0].snippet = {"one two three four five six seven", {{8, 13}}};
  EXPECT_THAT(written("text", results, {false, false, 24}),
              HasSubstr("    one two [three] four\n    five six seven\n"));
}

TEST(TextWriter, SaysThatItFellBackAndWhatItLeftOut) {
  SearchResults results = sample_results();
  results.fallback = true;
  results.undated_left_out = 3;
  EXPECT_THAT(written("text", results), HasSubstr("No article has all of the words"));
  EXPECT_THAT(written("text", results), HasSubstr("3 undated articles left out"));
}

TEST(TextWriter, DisarmsTextFromOutside) {
  SearchResults results = sample_results();
  results.hits[0].title.text = "a\x1b]0;bad\x07";
  EXPECT_THAT(written("text", results), Not(HasSubstr("\x1b")));
}

TEST(JsonWriter, WritesOneObjectWithAllKeys) {
  const json out = json::parse(written("json", sample_results()));
  EXPECT_EQ(out["version"], 1);
  EXPECT_EQ(out["query"], "الهجرة");
  EXPECT_EQ(out["match"], "all");
  EXPECT_EQ(out["fallback"], false);
  EXPECT_EQ(out["total"], 12);
  EXPECT_EQ(out["undated_left_out"], 0);
  EXPECT_EQ(out["generation"], "g1");
  EXPECT_EQ(out["indexes"], json::parse(R"([{"index":"news.index","generation":"g1"}])"));
  ASSERT_EQ(out["hits"].size(), 2U);
  const json& hit = out["hits"][0];
  for (const char* key : {"rank", "index", "id", "title", "date", "source", "section", "author", "url", "path", "score",
                          "snippet", "marks"}) {
    EXPECT_TRUE(hit.contains(key)) << key;
  }
  EXPECT_EQ(hit["date"], "2025-01-20");
  EXPECT_TRUE(out["hits"][1]["date"].is_null());
}

TEST(JsonWriter, CountsMarksInCodePoints) {
  const json out = json::parse(written("json", sample_results()));
  EXPECT_EQ(out["hits"][0]["marks"], json::parse("[[3,10]]"));  // one of the seven is a vowel sign
}

TEST(JsonWriter, StaysValidForNoHitsAndABrokenQuery) {
  SearchResults results;
  results.query = "\xFF\"";
  const json out = json::parse(written("json", results));
  EXPECT_EQ(out["hits"].size(), 0U);
  EXPECT_EQ(out["query"], "\uFFFD\"");
}

TEST(JsonlWriter, WritesOneHitALine) {
  std::istringstream lines{written("jsonl", sample_results())};
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) ids.push_back(json::parse(line)["id"]);
  EXPECT_THAT(ids, ElementsAre("id1", "id2"));
}

// A reader of RFC 4180: records of fields.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> records{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      records.back().back() += text[i++];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      records.back().emplace_back();
    } else if (!quoted && text.compare(i, 2, "\r\n") == 0) {
      ++i;
      records.push_back({""});
    } else {
      records.back().back() += text[i];
    }
  }
  records.pop_back();
  return records;
}

TEST(CsvWriter, CanBeReadBack) {
  SearchResults results = sample_results();
  results.hits[1].snippet.text = "line\nline";
  results.hits[1].group = "a,b";
  const auto records = parse_csv(written("csv", results));
  ASSERT_EQ(records.size(), 3U);
  EXPECT_THAT(records[0], ElementsAre("rank", "id", "title", "date", "source", "section", "author", "url", "path",
                                      "score", "snippet", "index", "group"));
  EXPECT_THAT(records[1], ElementsAre("1", "id1", "عنوان \"أول\", سطر", "2025-01-20", "هسبريس", "", "",
                                      "https://example.org/1", "", "2.500000", "عن الهِجرة", "news.index", ""));
  EXPECT_EQ(records[2].at(10), "line\nline");
  EXPECT_EQ(records[2].at(12), "a,b");
}

TEST(TrecWriter, WritesRunLinesWithFallingScores) {
  EXPECT_EQ(written("trec", sample_results()), "1 Q0 id1 1 2.500000 khabar\n1 Q0 id2 2 2.499999 khabar\n");
}

TEST(HitFormats, NamesTheFormatsItKnows) {
  EXPECT_THROW(hit_format("xml"), std::logic_error);
  EXPECT_FALSE(hit_format("csv").tells_counts);
  EXPECT_EQ(hit_format_of_path("a/b.ris"), "ris");
  EXPECT_EQ(hit_format_of_path("refs.bib"), "bibtex");
  EXPECT_EQ(hit_format_of_path("refs"), "text");
}

TEST(RunLines, NeverLetEqualScoresPrintEqual) {
  RunLines lines{"t"};
  EXPECT_EQ(lines.line("b", 1.0), "t Q0 b 1 1.000000 khabar\n");
  EXPECT_EQ(lines.line("a", 1.0), "t Q0 a 2 0.999999 khabar\n");
  EXPECT_EQ(lines.line("c", 0.9999999), "t Q0 c 3 0.999998 khabar\n");
  EXPECT_EQ(lines.line("d", 0.5), "t Q0 d 4 0.500000 khabar\n");
}

TEST(RunLines, EncodeSpacesOfIds) { EXPECT_THAT(RunLines{"t"}.line("a b", 1), HasSubstr(" a%20b ")); }

}  // namespace
}  // namespace khabar
