// An index of three generations of one edition of articles, and each command that publishes or removes.
#pragma once

#include <gmock/gmock.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "common/index/article_document.h"
#include "indexer/generation/verification.h"
#include "tests/support/indexer_cli.h"

namespace khabar::testing {

inline constexpr int kArticles = 40;

struct PublishedIndex : IndexerCliTest {
  std::string first = dir.write("first.jsonl", json_lines(kArticles, "الأولى"));
  std::string second = dir.write("second.jsonl", json_lines(kArticles, "الثانية"));
  std::filesystem::path prepared = dir.path() / "prepared";
  std::vector<std::string> generations;

  // Three generations of the first edition, the last published.
  void SetUp() override {
    for (int i = 0; i < 3; ++i) {
      ASSERT_EQ(run("build", {"--quiet", "--keep", "3", "--jobs", "1", first}).status, 0);
    }
    generations = directory.list_generations();
    std::filesystem::rename(index, prepared);
  }

  void start_over() const {
    std::filesystem::remove_all(index);
    std::filesystem::copy(prepared, index, std::filesystem::copy_options::recursive);
  }

  std::vector<std::vector<std::string>> commands() const {
    return {{"build", "--jobs", "1", second},
            {"update", second},
            {"update", "--delete-missing", first, dir.write("more.jsonl", json_line("new", "خبر"))},
            {"remove", "1", "2", "3"},
            {"rollback", "--to", generations[0]},
            {"prune", "--keep", "1"}};
  }

  std::vector<std::string> command_line(std::vector<std::string> command) const {
    command.insert(command.begin() + 1, {"--index", index, "--quiet"});
    command.insert(command.begin(), KHABAR_INDEX);
    return command;
  }

  // What is published is whole: nothing damaged, all of one edition.
  void expect_sound() const {
    ASSERT_TRUE(directory.current());
    const VerificationResult result = verify_generation(directory.current_path(), Depth::kContent, [] {});
    EXPECT_THAT(result.problems, ::testing::IsEmpty());
    EXPECT_TRUE(result.searchable);
    const IndexSnapshot snapshot(index);
    std::set<std::string> bodies;
    for (auto at = snapshot.database().postlist_begin({}); at != snapshot.database().postlist_end({}); ++at) {
      const Article article = stored_article(snapshot.database().get_document(*at));
      if (article.id != "new") bodies.insert(article.body);
    }
    EXPECT_EQ(bodies.size(), 1U);
  }
};

}  // namespace khabar::testing
