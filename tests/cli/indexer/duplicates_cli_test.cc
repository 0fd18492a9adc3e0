// Near duplicates from the input to the answer, and through the runs that change an index.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

using Json = nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kStory =
    "أعلنت وزارة الصحة اليوم عن افتتاح مستشفى جديد في مدينة طنجة يضم مئتي سرير وعشر غرف للعمليات الجراحية وقال الوزير "
    "إن المستشفى سيخدم سكان الجهة كلها وإن الأطباء سيباشرون عملهم ابتداء من الشهر المقبل وأضاف أن الوزارة ستفتتح ثلاثة "
    "مستشفيات أخرى قبل نهاية العام";

std::string line(const std::string& id, const std::string& date, const std::string& body) {
  return Json{{"id", id}, {"date", date}, {"title", "خبر " + id}, {"body", body}}.dump() + '\n';
}

class DuplicatesCli : public ::testing::Test {
 protected:
  void SetUp() override {
    write(line("late", "2018-01-03", kStory) + line("early", "2018-01-01", kStory + " بإذن الله") +
          line("between", "2018-01-02", "قال مراسلنا " + kStory) + line("other", "2018-01-04", "افتتاح مستشفى في فاس"));
    build();
  }

  void write(const std::string& lines) { dir_.write("in/news.jsonl", lines); }
  std::string path(const std::string& name) const { return (dir_.path() / name).string(); }

  CommandResult index(std::vector<std::string> arguments, const std::string& name = "index") const {
    arguments.insert(arguments.begin(), KHABAR_INDEX);
    arguments.insert(arguments.begin() + 2, {"--index", path(name)});
    return run_command(arguments);
  }
  void build() {
    const CommandResult built = index({"build", "--force", path("in")});
    ASSERT_EQ(built.status, 0) << built.err;
    EXPECT_THAT(built.err, HasSubstr("3 articles in 1 group of near duplicates\n"));
  }

  CommandResult search(std::vector<std::string> arguments, const std::string& name = "index") const {
    arguments.insert(arguments.begin(), {KHABAR_SEARCH, "--index", path(name)});
    return run_command(arguments);
  }

  // id and group of each hit.
  std::vector<std::string> groups(std::vector<std::string> arguments = {"--from", "2010-01-01"},
                                  const std::string& name = "index") const {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    std::istringstream lines{search(arguments, name).out};
    std::vector<std::string> found;
    for (std::string text; std::getline(lines, text);) {
      const Json hit = Json::parse(text);
      const std::string group = hit["group"].is_null() ? "-" : hit["group"].get<std::string>();
      found.push_back(hit["id"].get<std::string>() + ' ' + group);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  TempDir dir_;
};

TEST_F(DuplicatesCli, AreFoldedInTextAndShownElsewhere) {
  const CommandResult text = search({"--sort", "newest", "مستشفى"});
  EXPECT_THAT(text.out, HasSubstr("4 articles, 2 without near duplicates\n\n 1. خبر other\n"));
  EXPECT_THAT(text.out, HasSubstr("\n 2. خبر late\n    2018-01-03 · "));
  EXPECT_THAT(text.out, HasSubstr("\n    with 2 near duplicates; the oldest: 2018-01-01 · early\n"));
  EXPECT_THAT(text.out, Not(HasSubstr("خبر between")));
  EXPECT_THAT(search({"--duplicates", "show", "مستشفى"}).out, HasSubstr("near duplicate of 2018-01-01 · early\n"));
  EXPECT_THAT(search({"--duplicates", "only", "مستشفى"}).out, HasSubstr("3 articles in 1 group of near duplicates\n"));

  const Json json = Json::parse(search({"--format", "json", "مستشفى"}).out);
  EXPECT_EQ(json["total"], 4);
  EXPECT_EQ(json["without_duplicates"], 2);
  EXPECT_EQ(json["hits"].size(), 4U);
  EXPECT_THAT(groups({"مستشفى"}), ElementsAre("between early", "early early", "late early", "other -"));
  EXPECT_EQ(groups({"--duplicates", "fold", "مستشفى"}).size(), 2U);
  EXPECT_THAT(search({"--duplicates", "fold", "--format", "csv", "مستشفى"}).err,
              HasSubstr("note: 4 articles, 2 without near duplicates\n"));
}

TEST_F(DuplicatesCli, AreListedByTheIdOfAnyOfThem) {
  EXPECT_THAT(groups({"--group", "between"}), ElementsAre("between early", "early early", "late early"));
  EXPECT_THAT(search({"--group", "late"}).out, HasSubstr("3 articles, 1 without near duplicates\n"));
  EXPECT_THAT(groups({"--group", "other"}), ElementsAre("other -"));
  const CommandResult none = search({"--group", "nobody"});
  EXPECT_EQ(none.status, 1);
  EXPECT_THAT(none.err, HasSubstr("no article has id 'nobody'"));
}

TEST_F(DuplicatesCli, RefuseAnUnknownWord) {
  const CommandResult wrong = search({"--duplicates", "hide", "مستشفى"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--duplicates: 'hide' is not one of fold, show, only"));
}

TEST_F(DuplicatesCli, TellWhenAPageIsBeyondTheLast) {
  EXPECT_THAT(search({"--offset", "2", "مستشفى"}).err,
              HasSubstr("--offset 2 is beyond the last of 2 articles without near duplicates"));
}

TEST_F(DuplicatesCli, FollowUpdatesRemovalsAndRollback) {
  const std::vector<std::string> first = groups();
  ASSERT_EQ(index({"remove", "early"}).status, 0);
  EXPECT_THAT(groups(), ElementsAre("between between", "late between", "other -"));
  EXPECT_EQ(index({"verify", "--deep"}).status, 0);
  ASSERT_EQ(index({"rollback"}).status, 0);
  EXPECT_EQ(groups(), first);

  write(line("earliest", "2017-01-01", kStory) + line("between", "2018-01-02", "خبر مصحح لا يشبه غيره من الأخبار"));
  ASSERT_EQ(index({"update", path("in")}).status, 0);
  EXPECT_THAT(groups(), ElementsAre("between -", "earliest earliest", "early earliest", "late earliest", "other -"));
  const CommandResult verified = index({"verify", "--deep"});
  EXPECT_EQ(verified.status, 0) << verified.out;
  EXPECT_THAT(index({"status"}).out, HasSubstr("duplicates   3 articles in 1 group of near duplicates\n"));
}

TEST_F(DuplicatesCli, AreFoundAgainInAnIndexMadeFromAnother) {
  ASSERT_EQ(index({"build", "--from-index", path("index")}, "again").status, 0);
  EXPECT_EQ(groups({"--from", "2010-01-01"}, "again"), groups());
  EXPECT_THAT(index({"export"}).out, Not(HasSubstr("group")));
}

}  // namespace
}  // namespace khabar::testing
