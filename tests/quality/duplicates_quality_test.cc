// Groups of near duplicates against an exact comparison of all pairs, on real articles; skipped if they are missing.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <unordered_map>
#include <vector>

#include "common/analysis/analyzer.h"
#include "tests/quality/gzip_lines.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

const std::filesystem::path kCollection =
    std::filesystem::path(KHABAR_SOURCE_DIR) / ".." / "shared" / "data" / "news.jsonl.gz";

// Lines of news.jsonl.gz: papers that share agencies.
constexpr std::size_t kFirst = 36'000;
constexpr std::size_t kCount = 8'000;

struct NewsItem {
  std::string id;
  std::string date;
  std::set<std::string> shingles;
};

std::set<std::string> shingles_of(Analyzer& analyzer, const std::string& body) {
  const auto& words = analyzer.analyze(body);
  const std::size_t length = std::min<std::size_t>(5, words.size());
  std::set<std::string> shingles;
  for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
    std::string shingle;
    for (std::size_t k = 0; k < length; ++k) shingle += words[i + k].word->exact + ' ';
    shingles.insert(shingle);
  }
  return shingles;
}

class News {
 public:
  News() {
    GzipLines lines(kCollection);
    std::ofstream sample(dir_.path() / "news.jsonl");
    Analyzer analyzer;
    std::string line;
    for (std::size_t i = 0; i < kFirst + kCount && lines.next(line); ++i) {
      if (i < kFirst) continue;
      sample << line;
      const auto json = nlohmann::json::parse(line);
      items_.push_back({json["id"], json["date"], shingles_of(analyzer, json["body"])});
      numbers_[items_.back().id] = items_.size() - 1;
    }
  }

  const std::vector<NewsItem>& items() const { return items_; }

  // Every two whose Jaccard coefficient is 0.8 or more, from the counts of the shingles that they share.
  std::vector<std::pair<std::size_t, std::size_t>> near_pairs() const {
    std::unordered_map<std::string, std::vector<std::size_t>> holders;
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      std::unordered_map<std::size_t, std::size_t> shared;
      for (const std::string& shingle : items_[i].shingles) {
        auto& others = holders[shingle];
        for (const std::size_t other : others) ++shared[other];
        others.push_back(i);
      }
      for (const auto& [other, count] : shared) {
        if (reach(count, other, i)) pairs.emplace_back(other, i);
      }
    }
    return pairs;
  }

  bool near(std::size_t a, std::size_t b) const {
    std::vector<std::string> shared;
    std::ranges::set_intersection(items_[a].shingles, items_[b].shingles, std::back_inserter(shared));
    return reach(shared.size(), a, b);
  }

  // The number of the representative of each article that khabar-index has put into a group.
  std::map<std::size_t, std::size_t> groups() const {
    const std::string index = (dir_.path() / "index").string();
    const auto built =
        run_command({KHABAR_INDEX, "build", "--quiet", "--index", index, (dir_.path() / "news.jsonl").string()});
    EXPECT_EQ(built.status, 0) << built.err;
    std::istringstream hits(run_command({KHABAR_SEARCH, "--index", index, "--duplicates", "only", "--format", "jsonl",
                                         "--limit", std::to_string(kCount)})
                                .out);
    std::map<std::size_t, std::size_t> groups;
    for (std::string line; std::getline(hits, line);) {
      const auto hit = nlohmann::json::parse(line);
      groups[numbers_.at(hit["id"])] = numbers_.at(hit["group"]);
    }
    return groups;
  }

 private:
  bool reach(std::size_t shared, std::size_t a, std::size_t b) const {
    const std::size_t all = items_[a].shingles.size() + items_[b].shingles.size() - shared;
    return shared * 10 >= all * 8;
  }

  TempDir dir_;
  std::vector<NewsItem> items_;
  std::map<std::string, std::size_t> numbers_;
};

TEST(DuplicatesQuality, FindsNearlyAllNearPairsAndNearlyNoOthers) {
  if (!exists(kCollection)) GTEST_SKIP() << "no measuring data at " << kCollection;
  const News news;
  ASSERT_EQ(news.items().size(), kCount);
  const auto pairs = news.near_pairs();
  const auto groups = news.groups();
  double together = 0;
  for (const auto& [a, b] : pairs) {
    together += groups.contains(a) && groups.contains(b) && groups.at(a) == groups.at(b) ? 1 : 0;
  }
  double members = 0;
  double near = 0;
  for (const auto& [article, representative] : groups) {
    if (article == representative) continue;
    ++members;
    near += news.near(article, representative) ? 1 : 0;
    const NewsItem& oldest = news.items()[representative];
    const NewsItem& other = news.items()[article];
    EXPECT_LT(std::tie(oldest.date, oldest.id), std::tie(other.date, other.id));
  }
  const double recall = together / static_cast<double>(pairs.size());
  const double precision = near / members;
  RecordProperty("pairs", std::to_string(pairs.size()));
  RecordProperty("recall", std::to_string(recall));
  RecordProperty("precision", std::to_string(precision));
  EXPECT_GT(pairs.size(), 800U);
  // What a user may count on.
  EXPECT_GE(recall, 0.95);
  EXPECT_GE(precision, 0.98);
}

}  // namespace
}  // namespace khabar::testing
