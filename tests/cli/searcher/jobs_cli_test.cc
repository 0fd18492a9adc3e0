// The desk by several threads: the same bytes as by one.
#include <gmock/gmock.h>

#include <random>

#include "tests/support/indexer_cli.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

using testing::CommandResult;
using ::testing::HasSubstr;
using testing::run_command;
using Words = std::vector<std::string>;

// Common words, rare ones, and some that the index knows in several spellings.
const Words kVocabulary{"الحرب",  "حرب",  "والحروب", "هجرة", "الهجرة", "قانون", "زقزقستان", "سوق", "ملك",  "بحر",
                        "qwerty", "U.S.", "3.5",     "مدن",  "مدينة",  "كتب",   "أكتوبر",   "شمس", "إمرة", "وزير"};

class JobsCli : public testing::IndexerCliTest {
 protected:
  // So many articles that the work is cut into parts: see parts_for().
  std::string random_index(const std::string& name, int articles, unsigned seed) {
    std::mt19937 random{seed};
    const auto random_text = [&](std::size_t words) {
      std::string text;
      for (std::size_t i = 0; i < words; ++i) {
        text += kVocabulary[random() % kVocabulary.size()];
        if (random() % 11 == 0) text += std::to_string(random() % 500);
        text += random() % 9 == 0 ? ". " : " ";
      }
      return text;
    };
    std::string lines;
    for (int i = 0; i < articles; ++i) {
      lines += testing::json_line(name + std::to_string(i), random_text(4), random_text(5 + random() % 25),
                                  "20" + std::to_string(10 + random() % 9) + "-05-06");
    }
    const std::string path = (dir.path() / name).string();
    EXPECT_EQ(khabar_index({"build", "--quiet", "--index", path, dir.write(name + ".jsonl", lines)}).status, 0);
    return path;
  }

  static CommandResult with_jobs(Words command, const std::string& jobs, const Words& environment = {}) {
    command.insert(command.begin(), KHABAR_SEARCH);
    command.insert(command.end(), {"--jobs", jobs});
    return run_command(command, "", environment);
  }

  // A command that the numbers choose.
  static Words random_command(std::mt19937& random, const Words& indexes) {
    const auto one_of = [&](const Words& choices) { return choices[random() % choices.size()]; };
    const std::string word = one_of(kVocabulary);
    const std::string other = one_of(kVocabulary);
    const std::string query =
        one_of({word, word + " OR " + other, "\"" + word + " " + other + "\"", word + " NEAR/4 " + other});
    const bool lines = random() % 2 == 0;
    Words command{lines ? "kwic" : "collocates", query, "--format", one_of({"tsv", "json", "text"})};
    const auto add = [&](const Words& choice) { command.insert(command.end(), choice.begin(), choice.end()); };
    if (lines) {
      const std::vector<Words> sorts{{}, {"--sort", "after1,before1"}, {"--sort", "ending,date"}, {"--sample", "300"}};
      const std::vector<Words> shows{{}, {"--show", "both"}, {"--width", "40c"}, {"--width", "0"}, {"--first"}};
      const std::vector<Words> limits{{}, {"--limit", "700"}, {"--offset", "90", "--limit", "200"}};
      for (const auto* choices : {&sorts, &shows, &limits}) add((*choices)[random() % choices->size()]);
    } else {
      const std::vector<Words> tables{{}, {"--by", "year"}, {"--unit", "form"}, {"--within", "sentence"}};
      add(tables[random() % tables.size()]);
      add({"--min", "1"});
    }
    for (const std::string& index : indexes) add({"--index", index});
    return command;
  }
};

TEST_F(JobsCli, GiveTheSameBytesWhateverTheirNumber) {
  const std::string one = random_index("one", 4500, 1);
  const std::string two = random_index("two", 2500, 2);
  std::mt19937 random{18};
  for (int i = 0; i < 25; ++i) {
    const Words command = random_command(random, i % 3 == 0 ? Words{one, two} : Words{one});
    const CommandResult alone = with_jobs(command, "1");
    EXPECT_LE(alone.status, 1) << alone.err;
    for (const std::string jobs : {"2", "3", "16"}) {
      const CommandResult several = with_jobs(command, jobs);
      ASSERT_EQ(several.out, alone.out) << ::testing::PrintToString(command) << jobs;
      ASSERT_EQ(several.err, alone.err) << ::testing::PrintToString(command) << jobs;
      ASSERT_EQ(several.status, alone.status);
    }
  }
}

TEST_F(JobsCli, GoOnWithTheThreadsThatThereAre) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  const std::string one = random_index("one", 4500, 1);
  for (const Words& command :
       {Words{"kwic", "حرب", "--sort", "after1", "--index", one}, Words{"collocates", "حرب", "--index", one}}) {
    const CommandResult alone = with_jobs(command, "1");
    ASSERT_EQ(alone.status, 0) << alone.err;
    for (const std::string threads : {"0", "1", "2"}) {
      const CommandResult fewer =
          with_jobs(command, "4", {"LD_PRELOAD=" KHABAR_FAIL_THREADS, "KHABAR_THREADS=" + threads});
      EXPECT_EQ(fewer.status, 0) << fewer.err;
      EXPECT_EQ(fewer.out, alone.out);
    }
  }
}

TEST_F(JobsCli, FindAWildcardWithTheThreadsThatThereAre) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  const std::string one = random_index("one", 13000, 3);  // a search takes a thread for each 4,000 candidates
  const Words command{KHABAR_SEARCH, "--index", one, "--format", "json", "--limit", "300", "هج*"};
  const CommandResult several = run_command(command);
  ASSERT_EQ(several.status, 0) << several.err;
  EXPECT_EQ(run_command(command, "", {"LD_PRELOAD=" KHABAR_FAIL_THREADS, "KHABAR_THREADS=0"}).out, several.out);
}

TEST_F(JobsCli, NeedANumberOfThreads) {
  const std::string one = random_index("one", 10, 1);
  for (const std::string command : {"kwic", "collocates"}) {
    for (const std::string wrong : {"0", "17", "-1", "two", ""}) {
      const CommandResult result = with_jobs({command, "حرب", "--index", one}, wrong);
      EXPECT_EQ(result.status, 2) << wrong;
      EXPECT_EQ(result.out, "");
      EXPECT_THAT(result.err, HasSubstr("jobs"));
    }
  }
}

}  // namespace
}  // namespace khabar
