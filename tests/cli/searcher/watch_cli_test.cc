// Queries that run every night, and what is new since.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/searcher/search_commands.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string article(const std::string& id, const std::string& body) {
  return R"({"id":")" + id + R"(","title":"عنوان & )" + id + R"(","body":")" + body +
         R"(","source":"BBC","date":"2025-01-20"})" + "\n";
}

class WatchCli : public ::testing::Test {
 protected:
  void SetUp() override { publish(article("a", "الهجرة إلى أوروبا") + article("b", "الهجرة من إيران")); }

  void publish(const std::string& lines) {
    const CommandResult result = run_command(
        {KHABAR_INDEX, "build", "--quiet", "--force", "--index", index_, "--jobs", "1", dir_.write("in.jsonl", lines)});
    ASSERT_EQ(result.status, 0) << result.err;
  }

  CommandResult watch(std::vector<std::string> arguments) { return run_search(index_, "watch", std::move(arguments)); }

  std::vector<std::string> run() {
    std::vector<std::string> lines =
        lines_of(watch({"run", list_, "--since", "last", "--format", "tsv", "--fields", "watch,change,id"}).out);
    if (!lines.empty()) lines.erase(lines.begin());
    return lines;
  }

  TempDir dir_;
  std::string index_ = (dir_.path() / "index").string();
  std::string list_ = dir_.write("night.q", "# every night\nهجرة: الهجرة\nإيران: إيران OR تركيا\n");
};

TEST_F(WatchCli, TellsWhatIsNewChangedAndGone) {
  EXPECT_THAT(run(), ElementsAre("هجرة\tnew\ta", "هجرة\tnew\tb", "إيران\tnew\tb"));
  EXPECT_THAT(run(), IsEmpty());
  EXPECT_EQ(watch({"run", list_}).status, 1);
  publish(article("b", "الهجرة من تركيا") + article("c", "عن الهجرة"));
  EXPECT_THAT(run(), ElementsAre("هجرة\tnew\tc", "هجرة\tchanged\tb", "هجرة\tgone\ta", "إيران\tchanged\tb"));
  EXPECT_EQ(watch({"run", list_}).status, 1);
}

TEST_F(WatchCli, TellsNothingOfArticlesThatOnlyMovedToAnotherGeneration) {
  run();
  publish(article("b", "الهجرة من إيران") + article("a", "الهجرة إلى أوروبا"));
  const CommandResult again = watch({"run", list_});
  EXPECT_EQ(again.status, 1);
  EXPECT_THAT(again.out, HasSubstr("هجرة: 0 new, 0 changed, 0 gone, of 2 articles; since 20"));
}

TEST_F(WatchCli, WritesAFeedThatParses) {
  const std::string feed = (dir_.path() / "night.atom").string();
  ASSERT_EQ(watch({"run", list_, "--output", feed}).status, 0);
  const CommandResult parsed = run_command({"/usr/bin/env", "python3", "-c",
                                            "import sys, xml.etree.ElementTree as t\n"
                                            "a = '{http://www.w3.org/2005/Atom}'\n"
                                            "f = t.parse(sys.argv[1]).getroot()\n"
                                            "ids = [e.find(a + 'id').text for e in f.findall(a + 'entry')]\n"
                                            "assert len(set(ids)) == len(ids)\n"
                                            "for e in f.findall(a + 'entry'):\n"
                                            "  print(e.find(a + 'title').text, e.find(a + 'category').get('term'))\n",
                                            feed});
  EXPECT_EQ(parsed.status, 0) << parsed.err;
  EXPECT_EQ(parsed.out, "عنوان & a new\nعنوان & b new\nعنوان & b new\n");
}

TEST_F(WatchCli, ForgetsNothingIfItFails) {
  dir_.write("night.q", "هجرة: الهجرة\nب: (الهجرة\n");
  const CommandResult broken = watch({"run", list_});
  EXPECT_EQ(broken.status, 2);
  EXPECT_THAT(broken.err, HasSubstr("night.q:2: a bracket that is not closed"));
  EXPECT_THAT(broken.out, IsEmpty());
  dir_.write("night.q", "هجرة: الهجرة\n");
  const CommandResult full = watch({"run", list_, "--output", "/dev/full"});
  EXPECT_EQ(full.status, 2);
  EXPECT_THAT(full.err, HasSubstr("cannot write /dev/full"));
  const CommandResult closed = run_command(
      {"/bin/sh", "-c", std::string{KHABAR_SEARCH} + " watch run --index " + index_ + " " + list_ + " > /dev/full"});
  EXPECT_EQ(closed.status, 2);
  EXPECT_EQ(watch({"list"}).status, 1);
  EXPECT_THAT(run(), ElementsAre("هجرة\tnew\ta", "هجرة\tnew\tb"));
}

TEST_F(WatchCli, SaysThatAQueryIsAnotherOne) {
  run();
  dir_.write("night.q", "هجرة: إيران\n");
  const CommandResult changed = watch({"run", list_});
  EXPECT_THAT(changed.err, HasSubstr("it asked 'الهجرة' when it ran last"));
  EXPECT_THAT(changed.out, HasSubstr("0 new, 0 changed, 1 gone, of 1 article"));
}

TEST_F(WatchCli, ListsAndForgetsQueries) {
  run();
  EXPECT_THAT(watch({"list", "--format", "tsv", "--fields", "list,name,query,articles"}).out,
              HasSubstr("night.q\tإيران\tإيران OR تركيا\t1\nnight.q\tهجرة\tالهجرة\t2\n"));
  EXPECT_EQ(watch({"remove", "night.q", "هجرة"}).status, 0);
  EXPECT_THAT(run(), ElementsAre("هجرة\tnew\ta", "هجرة\tnew\tb"));
  EXPECT_EQ(watch({"remove", "night.q"}).status, 0);
  EXPECT_EQ(watch({"list"}).status, 1);
}

TEST_F(WatchCli, IsRefusedIfItCannotBe) {
  const std::vector<WrongCommand> wrong{
      {{"watch"}, "watch what? One of run, list, remove"},
      {{"watch", "run"}, "watch run takes FILE"},
      {{"watch", "run", "/no/such"}, "cannot read /no/such"},
      {{"watch", "run", dir_.write("empty.q", "# nothing\n")}, "has no query"},
      {{"watch", "run", dir_.write("twice.q", "a: x\na: y\n")}, "twice.q:2: query 'a' stands in line 1 already"},
      {{"watch", "run", list_, "--since", "yesterday"}, "'yesterday' is not one of last"},
      {{"watch", "run", list_, "--format", "atom", "--fields", "id"}, "--fields is for tables"},
      {{"watch", "run", list_, "--in", "nope"}, "there is no set nope"},
      {{"watch", "remove", "x"}, "no list x is watched"},
      {{"watch", "list", "--in", "x"}, "--in is for watch run"},
  };
  for (const WrongCommand& command : wrong) expect_refusal(index_, command);
}

}  // namespace
}  // namespace khabar::testing
