// What reaches a terminal, of whatever others wrote: both programs, every place that shows foreign text.
#include <gmock/gmock.h>

#include "common/utf8.h"
#include "tests/support/indexer_cli.h"
#include "tests/support/make_archive.h"
#include "tests/support/pseudo_terminal.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::make_tar;
using testing::run_command;
using testing::run_on_terminal;
using testing::TerminalResult;

// Escape codes, C1 in both spellings, DEL, bytes that are no UTF-8, every kind of direction control, line separators.
const std::string kHostile =
    "\x1b]0;x\x07\x1b[2J\u009B31m\x9b"
    "1m\x7f\b\xff\u202E\u202A\u2066\u2068\u2028\u0085";

// The code points of `shown` that no program of ours may write, as a list of numbers.
std::string orders(std::string_view shown) {
  std::string found;
  for (std::size_t at = 0; at < shown.size();) {
    const char32_t c = next_code_point(shown, at);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
    const bool display = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) || c == 0x2028 || c == 0x2029;
    if (c == kInvalid) found += "(not UTF-8) ";
    if (control || display) found += "U+" + std::to_string(static_cast<unsigned>(c)) + ' ';
  }
  return found;
}

// What is ours: the redrawn line of progress, bold words, and the isolates around Arabic fields.
std::string without_own_codes(std::string shown) {
  for (const std::string_view own : {"\r\x1b[K", "\x1b[1m", "\x1b[0m", "\u2068", "\u2069"}) {
    for (auto at = shown.find(own); at != std::string::npos; at = shown.find(own, at)) shown.erase(at, own.size());
  }
  return shown;
}

struct TerminalCli : testing::IndexerCliTest {
  void publish_hostile_articles() {
    const nlohmann::json article{{"id", "id " + valid()},         {"title", "خبر " + valid()},
                                 {"body", "نص الخبر " + valid()}, {"source", "s " + valid()},
                                 {"section", "c " + valid()},     {"author", "a " + valid()},
                                 {"url", "http://" + valid()}};
    build(article.dump() + "\n" + testing::json_line("plain", "خبر", "نص الخبر"));
  }
  // What a JSON string can hold of it.
  static std::string valid() { return "\x1b[2J\u009B31m\x7f\u202E\u2066\u2028\u0085z"; }

  TerminalResult show(const std::vector<std::string>& arguments) const {
    return run_on_terminal(arguments, {"NO_COLOR=1"});
  }
};

TEST_F(TerminalCli, GetsNoOrdersFromSourcesAndTitles) {
  publish_hostile_articles();
  const std::string topics = dir.write("topics.tsv", "t\tخبر\n");
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {KHABAR_INDEX, "status", "-i", index},
           {KHABAR_INDEX, "status", "-i", index, "--json"},
           {KHABAR_INDEX, "export", "-i", index},
           {KHABAR_INDEX, "verify", "-i", index},
           {KHABAR_SEARCH, "-i", index, "خبر", "--format", "text", "--bidi", "none"},
           {KHABAR_SEARCH, "-i", index, "خبر", "--format", "json", "--explain", "--expand"},
           {KHABAR_SEARCH, "-i", index, "خبر", "--format", "text", "--bidi", "none", "--explain", "--expand"},
           {KHABAR_SEARCH, "-i", index, "خبر", "--format", "jsonl"},
           {KHABAR_SEARCH, "-i", index, "خبر", "--format", "csv"},
           {KHABAR_SEARCH, "-i", index, "خبر", "--format", "trec"},
           {KHABAR_SEARCH, "count", "-i", index, "خبر", "--by", "source,section", "--bidi", "none"},
           {KHABAR_SEARCH, "count", "-i", index, "خبر", "--by", "author", "--format", "json"},
           {KHABAR_SEARCH, "count", "-i", index, "خبر", "--by", "source", "--format", "tsv", "--wide"},
           {KHABAR_SEARCH, "kwic", "-i", index, "خبر", "--bidi", "none"},
           {KHABAR_SEARCH, "kwic", "-i", index, "خبر", "--sort", "source", "--format", "csv"},
           {KHABAR_SEARCH, "run", "-i", index, "--topics", topics, "--output", "/dev/stdout"},
       }) {
    const TerminalResult result = show(words);
    EXPECT_EQ(result.status, 0) << result.shown;
    if (words[1] == "run") continue;  // it opens the terminal by itself
    EXPECT_EQ(orders(result.shown), "") << words[1] << ' ' << words.back() << '\n' << result.shown;
  }
}

TEST_F(TerminalCli, GetsNoOrdersFromMessages) {
  publish_hostile_articles();
  const std::string config = dir.write("config", "index = " + index + "\n" + kHostile + " = 1\n");
  const std::string value = dir.write("value", "jobs = " + kHostile + "\n");
  const std::string variants = dir.write("variants", kHostile + "\n");
  const std::string topics = dir.write("topics.tsv", kHostile + "\n");
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {KHABAR_INDEX, kHostile},
           {KHABAR_INDEX, "build", "--" + kHostile},
           {KHABAR_INDEX, "build", "-i", index, "--jobs", kHostile, "x"},
           {KHABAR_INDEX, "build", "-i", index, "--encoding", kHostile, "x"},
           {KHABAR_INDEX, "build", "-i", index, "--map", kHostile, "x"},
           {KHABAR_INDEX, "build", "-i", index, "--memory", kHostile, "x"},
           {KHABAR_INDEX, "build", "-i", index, "--max-skipped", kHostile, "x"},
           {KHABAR_INDEX, "build", "-i", index, "/none/" + kHostile},
           {KHABAR_INDEX, "build", "--config", config, "x"},
           {KHABAR_INDEX, "build", "-i", index, "--config", value, "x"},
           {KHABAR_INDEX, "build", "-i", index, "--config", "/none/" + kHostile, "x"},
           {KHABAR_INDEX, "build", "-i", index, "--variants", variants, "x"},
           {KHABAR_INDEX, "build", "-i", index, "--from-index", "/none/" + kHostile},
           {KHABAR_INDEX, "status", "-i", "/none/" + kHostile},
           {KHABAR_INDEX, "status", kHostile},
           {KHABAR_INDEX, "remove", "-i", index, kHostile},
           {KHABAR_INDEX, "remove", "-i", index, "--from", "/none/" + kHostile},
           {KHABAR_INDEX, "rollback", "-i", index, "--to", kHostile},
           {KHABAR_INDEX, "export", "-i", index, "--output", "/none/" + kHostile},
           {KHABAR_INDEX, "--completion", kHostile},
           {KHABAR_SEARCH, "-i", index, kHostile},
           {KHABAR_SEARCH, "-i", index, "كلمات " + kHostile},
           {KHABAR_SEARCH, "-i", index, "خبر", "--source", kHostile},
           {KHABAR_SEARCH, "-i", index, "خبر", "--from", kHostile},
           {KHABAR_SEARCH, "-i", index, "خبر", "--format", kHostile},
           {KHABAR_SEARCH, "-i", index, "--group", kHostile},
           {KHABAR_SEARCH, "-i", "/none/" + kHostile, "خبر"},
           {KHABAR_SEARCH, "-i", kHostile + ":7", "خبر"},
           {KHABAR_SEARCH, "run", "-i", index, "--topics", topics, "--output", "/dev/null"},
           {KHABAR_SEARCH, "run", "-i", index, "--topics", "/none/" + kHostile, "--output", "/dev/null"},
           {KHABAR_SEARCH, "analyze", kHostile},
           {KHABAR_SEARCH, "count", "-i", index, "--queries", topics},
           {KHABAR_SEARCH, "count", "-i", index, "--by", "kind", "--kinds", topics, "خبر"},
           {KHABAR_SEARCH, "count", "-i", index, "--by", kHostile, "خبر"},
           {KHABAR_SEARCH, "kwic", "-i", index, "--sort", kHostile, "خبر"},
           {KHABAR_SEARCH, "kwic", "-i", index, "--width", kHostile, "خبر"},
       }) {
    const TerminalResult result = show(words);
    EXPECT_LE(result.status, 2) << words[1];
    EXPECT_EQ(orders(without_own_codes(result.shown)), "") << words[1] << ' ' << words.size() << '\n' << result.shown;
  }
  EXPECT_EQ(orders(show({KHABAR_SEARCH, "analyze", "خبر " + valid()}).shown), "");
  EXPECT_EQ(orders(show({KHABAR_SEARCH, "analyze", "--format", "tsv", "خبر " + valid()}).shown), "");
}

TEST_F(TerminalCli, GetsNoOrdersFromNamesOfFilesAndMembers) {
  // A file name may hold all bytes but / and NUL.
  const std::string name = kHostile + "\nkhabar-index: error: no\n.json";
  const std::string input = dir.write("input/" + name, "{no JSON");
  dir.write("input/a.tar", make_tar({{name, "{no JSON"}}));
  dir.write("input/b.jsonl", testing::json_lines(1));
  for (const char* command : {"build", "update", "build"}) {
    const TerminalResult result = show({KHABAR_INDEX, command, "-i", index, (dir.path() / "input").string()});
    EXPECT_EQ(result.status, 1);
    EXPECT_THAT(result.shown, HasSubstr("skipped 2 inputs"));
    EXPECT_EQ(orders(without_own_codes(result.shown)), "") << result.shown;
    EXPECT_THAT(result.shown, ::testing::Not(HasSubstr("\nkhabar-index: error: no"))) << "a line of its own";
  }
  const TerminalResult dry = show({KHABAR_INDEX, "build", "-i", index, "--dry-run", input});
  EXPECT_EQ(orders(without_own_codes(dry.shown)), "") << dry.shown;
}

TEST_F(TerminalCli, GetsNoOrdersFromTheFilesOfAnIndex) {
  publish_hostile_articles();
  const std::string generation = directory.current().value();
  fs::create_directory(directory.generations() / ("2" + kHostile));
  dir.write("index/reports/3" + kHostile + ".json", "{}");
  for (const std::string& current : {generation, "x" + kHostile, std::string("../") + kHostile}) {
    dir.write("index/CURRENT", current + "\n");
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{KHABAR_INDEX, "status", "-i", index},
                                               {KHABAR_INDEX, "verify", "-i", index, "--all"},
                                               {KHABAR_INDEX, "prune", "-i", index, "--dry-run", "--keep", "1"},
                                               {KHABAR_INDEX, "rollback", "-i", index, "--dry-run"},
                                               {KHABAR_INDEX, "rollback", "-i", index, "--to", "x"},
                                               {KHABAR_SEARCH, "-i", index, "--bidi", "none", "خبر"}}) {
      const TerminalResult result = show(words);
      EXPECT_EQ(orders(result.shown), "") << words[1] << '\n' << result.shown;
    }
  }
}

TEST_F(TerminalCli, GetsBoldWordsAndIsolatesOfOurOwn) {
  publish_hostile_articles();
  const TerminalResult result = run_on_terminal({KHABAR_SEARCH, "-i", index, "خبر"}, {"TERM=xterm", "NO_COLOR="});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.shown, HasSubstr("\x1b[1mخبر\x1b[0m"));
  EXPECT_THAT(result.shown, HasSubstr("\u2068"));
  EXPECT_EQ(orders(without_own_codes(result.shown)), "") << result.shown;
}

TEST_F(TerminalCli, AloneIsWhatForeignTextIsChangedFor) {
  publish_hostile_articles();
  const std::string in_one_line = "s \x1b[2J\u009B31m\x7f\u202E\u2066 z";  // as every source is
  EXPECT_THAT(run_command({KHABAR_SEARCH, "-i", index, "خبر", "--format", "csv"}).out, HasSubstr(in_one_line));
  EXPECT_THAT(run_command({KHABAR_SEARCH, "-i", index, "خبر", "--format", "jsonl"}).out,
              HasSubstr("\u009B31m\x7f\u202E"));
  EXPECT_THAT(run_command({KHABAR_SEARCH, "-i", index, "خبر", "--format", "trec"}).out, HasSubstr("\x1b[2J\u009B"));
  EXPECT_THAT(run("status").out, HasSubstr(in_one_line));
  EXPECT_THAT(run("status", {"--json"}).out, HasSubstr("\u009B31m\x7f\u202E"));
  EXPECT_THAT(run("remove", {"--from", "/none/" + kHostile}).err, HasSubstr(kHostile));
}

}  // namespace
}  // namespace khabar
