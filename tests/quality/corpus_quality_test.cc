// Topics and judgements over corpus/, through the real programs. A floor is the measured figure less 0.01.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/quality/score.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

const std::string kSource = KHABAR_SOURCE_DIR;

class CorpusQuality : public ::testing::Test {
 protected:
  CorpusQuality() {
    const auto built = run_command({KHABAR_INDEX, "build", "--index", index_, "--quiet", kSource + "/corpus"});
    EXPECT_EQ(built.status, 0) << built.err;
  }

  TrecRun run_of(const std::string& topics) {
    const std::string path = (dir_.path() / "run").string();
    const auto done = run_command({KHABAR_SEARCH, "run", "--index", index_, "--topics", topics, "--output", path});
    EXPECT_EQ(done.status, 0) << done.err;
    std::ifstream in(path);
    return read_run(in);
  }

  std::vector<std::string> ids(const std::string& query, const std::string& match = "all") {
    const auto found = run_command(
        {KHABAR_SEARCH, "--index", index_, "--match", match, "--limit", "1000", "--format", "json", "--", query});
    std::vector<std::string> all;
    if (found.status != 0) return all;
    const auto answer = nlohmann::json::parse(found.out);
    for (const auto& hit : answer["hits"]) all.push_back(hit["id"]);
    return all;
  }

  TempDir dir_;
  std::string index_ = (dir_.path() / "index").string();
};

TEST_F(CorpusQuality, RanksTheJudgedTopicsAsWellAsMeasured) {
  std::ifstream qrels(kSource + "/tests/quality/corpus.qrels");
  const Scores scores = score(read_qrels(qrels), run_of(kSource + "/tests/quality/corpus.topics.tsv"));
  // Measured: 0.968 and 0.997.
  EXPECT_EQ(scores.topics, 45U);
  EXPECT_GT(scores.ndcg10, 0.957);
  EXPECT_GT(scores.recall100, 0.987);
}

TEST_F(CorpusQuality, FindsTheSeedArticleByEachFormOfItsWords) {
  for (const std::string word : {"المغرب", "مغربي", "والمغرب", "للهجرة", "الإرهابية"}) {
    EXPECT_THAT(ids(word), ::testing::Contains("text/seed-article.txt")) << word;
  }
}

TEST_F(CorpusQuality, PutsArticlesAboutIllegalMigrationFirst) {
  const std::vector<std::string> found = ids("الهجرة غير الشرعية");
  ASSERT_GE(found.size(), 10U);
  std::ifstream in(kSource + "/tests/quality/corpus.qrels");
  const auto grades = read_qrels(in)["c01"];
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(grades.at(found[i]), 2) << found[i];
}

TEST_F(CorpusQuality, PutsNoArticleAboveOneThatHasTheWordsOfTheTopicSideBySide) {
  std::ifstream topics(kSource + "/tests/quality/corpus.topics.tsv");
  std::size_t asked = 0;
  for (std::string line; std::getline(topics, line);) {
    const std::string words = line.substr(line.find('\t') + 1);
    const auto gaps = std::ranges::count(words, ' ');
    if (gaps < 1 || gaps > 3) continue;
    const std::vector<std::string> with_phrase = ids('"' + words + '"');
    for (const std::string match : {"all", "any"}) {
      const std::vector<std::string> found = ids(words, match);
      const auto has_phrase = [&](const std::string& id) { return std::ranges::count(with_phrase, id) > 0; };
      EXPECT_TRUE(std::ranges::is_partitioned(found, has_phrase)) << words << ", " << match;
      asked += with_phrase.empty() ? 0 : 1;
    }
  }
  EXPECT_GE(asked, 40U);
}

}  // namespace
}  // namespace khabar::testing
