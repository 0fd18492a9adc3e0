// Ranking and conflation on real articles, if the measuring data lie beside the project; skipped elsewhere.
// A floor is the measured figure less 0.01.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "common/analysis/analyzer.h"
#include "tests/quality/gzip_lines.h"
#include "tests/quality/score.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

const std::filesystem::path kData = std::filesystem::path(KHABAR_SOURCE_DIR) / ".." / "shared" / "data";
constexpr std::size_t kTopicsASet = 250;
constexpr std::size_t kOthers = 10;  // besides the right answers every tenth article

std::string skip_message() { return "no measuring data at " + kData.string(); }

// A sample of the articles, bodies alone: a headline has to find its own article.
class Sample {
 public:
  Sample() {
    take_topics("headlines-ant", kTopicsASet);
    take_topics("headlines-saudi", kTopicsASet);
    take_topics("questions", 100'000);
    write_articles();
  }

  TrecRun run() {
    const auto built =
        run_command({KHABAR_INDEX, "build", "--index", path("index"), "--quiet", path("articles.jsonl")});
    EXPECT_EQ(built.status, 0) << built.err;
    const auto done = run_command(
        {KHABAR_SEARCH, "run", "--index", path("index"), "--topics", path("topics.tsv"), "--output", path("run")});
    EXPECT_EQ(done.status, 0) << done.err;
    std::ifstream in(path("run"));
    return read_run(in);
  }

  const Qrels& qrels() const { return qrels_; }

 private:
  std::string path(const std::string& name) const { return (dir_.path() / name).string(); }

  void take_topics(const std::string& set, std::size_t most) {
    std::ifstream judged(kData / (set + ".qrels"));
    const Qrels all = read_qrels(judged);
    std::ifstream topics(kData / (set + ".topics.tsv"));
    std::ofstream out(path("topics.tsv"), std::ios::app);
    std::string line;
    for (std::size_t i = 0; i < most && std::getline(topics, line); ++i) {
      out << line << '\n';
      const std::string name = line.substr(0, line.find('\t'));
      const auto grades = all.find(name);
      if (grades == all.end()) continue;
      qrels_[name] = grades->second;
      for (const auto& [document, grade] : grades->second) wanted_.insert(document);
    }
  }

  void write_articles() {
    std::ofstream out(path("articles.jsonl"));
    GzipLines news(kData / "news.jsonl.gz");
    std::string line;
    for (std::size_t i = 0; news.next(line); ++i) {
      const std::string id = line.substr(8, line.find('"', 8) - 8);  // {"id": "...
      if (i % kOthers != 0 && !wanted_.contains(id)) continue;
      const auto article = nlohmann::json::parse(line);
      out << nlohmann::json{{"id", article["id"]}, {"title", ""}, {"body", article["body"]}} << '\n';
    }
    out << std::ifstream(kData / "questions.jsonl").rdbuf();
  }

  TempDir dir_;
  Qrels qrels_;
  std::set<std::string> wanted_;
};

TEST(SharedQuality, RanksASampleAsWellAsMeasured) {
  if (!exists(kData / "news.jsonl.gz")) GTEST_SKIP() << skip_message();
  Sample sample;
  const TrecRun run = sample.run();
  // Measured: 0.923 / 0.992, 0.923 / 0.996, 0.794 / 0.980; the haystack is a tenth of the whole.
  struct Floor {
    std::string set;
    std::size_t topics;
    double ndcg10;
    double recall100;
  };
  for (const Floor& floor :
       {Floor{"ant", 250, 0.913, 0.982}, Floor{"saudi", 250, 0.913, 0.986}, Floor{"arcd", 693, 0.784, 0.969}}) {
    const Scores scores = score(sample.qrels(), run, floor.set);
    EXPECT_EQ(scores.topics, floor.topics) << floor.set;
    EXPECT_GT(scores.ndcg10, floor.ndcg10) << floor.set;
    EXPECT_GT(scores.recall100, floor.recall100) << floor.set;
  }
}

// Alefs, ى and ة of the gold lemmas are folded, as their spelling varies.
std::string folded(const std::string& lemma) {
  static const std::vector<std::pair<std::string, std::string>> kFolds{{"أ", "ا"}, {"إ", "ا"}, {"آ", "ا"}, {"ٱ", "ا"},
                                                                       {"ى", "ي"}, {"ة", "ه"}, {"ؤ", "و"}, {"ئ", "ي"}};
  std::string out = lemma;
  for (const auto& [from, to] : kFolds) {
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at)) out.replace(at, 2, to);
  }
  return out;
}

using Pairs = std::set<std::pair<std::string, std::string>>;

Pairs pairs_of(const std::map<std::string, std::set<std::string>>& groups) {
  Pairs pairs;
  for (const auto& [key, forms] : groups) {
    for (auto a = forms.begin(); a != forms.end(); ++a) {
      for (auto b = std::next(a); b != forms.end(); ++b) pairs.emplace(*a, *b);
    }
  }
  return pairs;
}

TEST(SharedQuality, GroupsWordFormsAsTheGoldLemmasDo) {
  std::ifstream gold(kData / "lemmas-pud.tsv");
  if (!gold) GTEST_SKIP() << skip_message();
  Analyzer analyzer;
  std::map<std::string, std::set<std::string>> lemmas;
  std::map<std::string, std::set<std::string>> terms;
  std::string line;
  std::getline(gold, line);
  while (std::getline(gold, line)) {
    const std::string form = line.substr(0, line.find('\t'));
    const std::string lemma = line.substr(form.size() + 1, line.find('\t', form.size() + 1) - form.size() - 1);
    lemmas[folded(lemma)].insert(form);
    for (const Token& token : analyzer.analyze(form)) terms[token.word->lemma].insert(form);
  }
  const Pairs wanted = pairs_of(lemmas);
  const Pairs made = pairs_of(terms);
  double right = 0;
  for (const auto& pair : made) right += wanted.contains(pair) ? 1 : 0;
  const double precision = right / static_cast<double>(made.size());
  const double recall = right / static_cast<double>(wanted.size());
  EXPECT_GT(2 * precision * recall / (precision + recall), 0.904);
  EXPECT_GT(precision, 0.925);
}

}  // namespace
}  // namespace khabar::testing
