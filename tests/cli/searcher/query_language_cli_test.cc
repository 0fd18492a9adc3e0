// The query language, as a user meets it on the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

CommandResult parse(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {KHABAR_SEARCH, "parse"});
  return run_command(arguments);
}

TEST(QueryLanguageCli, PrintsTheCanonicalForm) {
  const CommandResult result = parse({"الهجرة", "قرب/5", "(أوروبا", "|", "«دول الاتحاد»)", "-تركيا"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "الهجرة NEAR/5 (أوروبا OR \"دول الاتحاد\") -تركيا\n");
  EXPECT_THAT(result.err, IsEmpty());
}

TEST(QueryLanguageCli, PrintsNotesAndTheTree) {
  EXPECT_THAT(parse({"a or b"}).err, HasSubstr("note: 'or' was searched for as a word"));
  const auto json = nlohmann::json::parse(parse({"--format", "json", "a or b"}).out);
  EXPECT_EQ(json["canonical"], "a or b");
  EXPECT_EQ(json["notes"].size(), 1U);
  EXPECT_EQ(json["tree"]["kind"], "list");
}

TEST(QueryLanguageCli, RefusesWithTheQueryAndACaret) {
  const CommandResult result = parse({"الهجرة w/5 أوروبا"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(result.err, HasSubstr("error: 'w/5' is an operator of Nexis and dtSearch\n"
                                    "  الهجرة w/5 أوروبا\n"
                                    "         ^^^\n"));
  EXPECT_THAT(result.err, HasSubstr("hint: write a NEAR/5 b"));
}

TEST(QueryLanguageCli, IsLenientOnRequest) {
  const CommandResult parsed = parse({"--lenient", "(هجرة w/5"});
  EXPECT_EQ(parsed.status, 0);
  EXPECT_EQ(parsed.out, "هجرة \"w/5\"\n");
  EXPECT_THAT(parsed.err, HasSubstr("note: 'w/5' was read as the words in it"));

  const TempDir dir;
  publish_index(dir.path() / "index", {make_article("a", "هجرة", "عن الهجرة", "2025-01-20", "هسبريس", "مجتمع")});
  const std::string index = (dir.path() / "index").string();
  const CommandResult strict = run_command({KHABAR_SEARCH, "--index", index, "(هجرة"});
  EXPECT_EQ(strict.status, 2);
  EXPECT_THAT(strict.err, HasSubstr("a bracket that is not closed\n  (هجرة\n  ^\n"));
  const CommandResult lenient = run_command({KHABAR_SEARCH, "--index", index, "--lenient", "(هجرة"});
  EXPECT_EQ(lenient.status, 0);
  EXPECT_THAT(lenient.err, HasSubstr("never closed"));
}

TEST(QueryLanguageCli, HasItsOperatorsInHelpAndManPage) {
  const CommandResult help = run_command({KHABAR_SEARCH, "search", "--help"});
  EXPECT_THAT(help.out, HasSubstr("a NEAR/n b"));
  EXPECT_THAT(help.out, HasSubstr("[also قرب/n]"));
  const CommandResult man = run_command({KHABAR_SEARCH, "--man"});
  EXPECT_THAT(man.out, HasSubstr("ATLEAST/n a"));
}

}  // namespace
}  // namespace khabar::testing
