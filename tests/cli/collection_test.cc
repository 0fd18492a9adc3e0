// A whole collection through build, update, rollback and verify, as in a week of nights.
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <zlib.h>

#include <iostream>
#include <sstream>

#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using Json = nlohmann::json;

// What the programs have used that have ended.
double seconds_of_programs() {
  rusage usage{};
  EXPECT_EQ(::getrusage(RUSAGE_CHILDREN, &usage), 0);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Collection : testing::IndexerCliTest {
  // Every 100th article gets another word in front of its body.
  std::size_t write_changed(const std::string& packed, const std::string& to) const {
    gzFile in = ::gzopen(packed.c_str(), "rb");
    std::string text;
    std::string buffer(1U << 20U, '\0');
    for (int got = 0; (got = ::gzread(in, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
      text.append(buffer, 0, static_cast<std::size_t>(got));
    }
    ::gzclose(in);
    std::ofstream out(to, std::ios::binary);
    std::istringstream lines(text);
    std::size_t changed = 0;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line); ++number) {
      Json article = Json::parse(line);
      if (number % 100 == 7) {
        for (const char* key : {"body", "text", "content"}) {
          if (article.contains(key)) article[key] = "عاجل " + article[key].get<std::string>();
        }
        ++changed;
      }
      out << article.dump() << '\n';
    }
    return changed;
  }

  // Processor time in seconds, since what runs beside the test makes the clock say anything.
  double timed(const std::string& command, const std::vector<std::string>& more) const {
    const double before = seconds_of_programs();
    const CommandResult result = run(command, more);
    EXPECT_EQ(result.status, 0) << result.err;
    const double seconds = seconds_of_programs() - before;
    std::cout << command << ": " << seconds << " s\n" << result.err;
    return seconds;
  }
};

TEST_F(Collection, DISABLED_SlowGoesThroughBuildUpdateRollbackAndVerify) {
  const std::string news = KHABAR_SOURCE_DIR "/../shared/data/news.jsonl.gz";
  if (!fs::exists(news)) GTEST_SKIP() << news << " is not there";
  const std::string changed_file = (dir.path() / "changed.jsonl").string();
  const std::size_t changed = write_changed(news, changed_file);
  const double build_seconds = timed("build", {news});
  const std::string built = directory.current().value();
  const std::uint64_t all = articles();
  EXPECT_GT(all, 50'000U);
  const double idle_seconds = timed("update", {news});
  EXPECT_EQ(directory.current(), built) << "nothing changed";
  const double update_seconds = timed("update", {changed_file});
  EXPECT_EQ(last_report()["changes"]["changed"], changed);
  EXPECT_EQ(last_report()["changes"]["unchanged"], all - changed);
  EXPECT_EQ(articles(), all);
  timed("verify", {"--all", "--deep"});
  timed("rollback", {});
  EXPECT_EQ(directory.current(), built);
  timed("verify", {"--all", "--deep"});
  EXPECT_LT(update_seconds, build_seconds * 0.15);
  EXPECT_LT(idle_seconds, build_seconds * 0.15);
}

}  // namespace
}  // namespace khabar
