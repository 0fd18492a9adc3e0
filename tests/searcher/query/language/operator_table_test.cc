#include "searcher/query/language/operator_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "common/stored/field.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"
#include "tests/support/read_file.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string page() { return testing::read_file(KHABAR_SOURCE_DIR "/docs/query-language.md"); }

std::string code(std::string_view text) { return text.empty() ? "" : "`" + std::string{text} + "`"; }

// As a cell of a table in Markdown.
std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  return text;
}

TEST(OperatorTable, IsTheTableOfThePage) {
  const std::string text = page();
  for (const ArgumentOperator& row : kOperatorTable) {
    const std::string line = "| " + cell(code(row.syntax)) + " | " + cell(code(row.alias)) + " | " +
                             cell(std::string{row.text}) + " | " + cell(code(row.example)) + " |";
    EXPECT_THAT(text, HasSubstr(line));
  }
}

TEST(OperatorTable, HasExamplesThatAreQueries) {
  for (const ArgumentOperator& row : kOperatorTable) {
    const ParsedQuery parsed = parse_query(row.example);
    EXPECT_THAT(parsed.notes, IsEmpty()) << row.example;
    EXPECT_NE(query_text(parsed.tree), "") << row.example;
  }
}

TEST(OperatorTable, NamesEveryFieldOnThePage) {
  const std::string text = page();
  for (const FieldSpec& spec : kFieldTable) {
    if (spec.example.empty()) continue;
    EXPECT_THAT(text, HasSubstr("| `" + std::string{spec.name} + ":"));
    EXPECT_THAT(text, HasSubstr("`" + std::string{spec.arabic} + ":`")) << spec.name;
    const std::string query = std::string{spec.name} + ':' + std::string{spec.example};
    EXPECT_NO_THROW(parse_query(query)) << query;
  }
}

// Lines of the page that are indented by four spaces are queries; `→` parts one from its canonical form.
TEST(OperatorTable, HasAPageWhoseQueriesAreQueries) {
  std::istringstream lines{page()};
  std::size_t queries = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("    ")) continue;
    constexpr std::string_view kArrow = "  →  ";
    const std::size_t arrow = line.find(kArrow);
    const std::string query = line.substr(4, arrow == std::string::npos ? arrow : arrow - 4);
    const std::string canonical = arrow == std::string::npos ? query : line.substr(arrow + kArrow.size());
    EXPECT_EQ(query_text(parse_query(query).tree), canonical) << line;
    ++queries;
  }
  EXPECT_GE(queries, 20U);
}

TEST(WordOperator, IsFoundByItsNameAndNumber) {
  struct Case {
    const char* chunk;
    NodeKind kind;
    std::size_t number;
  };
  for (const Case& c : {Case{"NEAR/5", NodeKind::kNear, 5}, Case{"NEAR/٥", NodeKind::kNear, 5},
                        Case{"NEAR", NodeKind::kNear, 0}, Case{"SENT", NodeKind::kSentence, 1},
                        Case{"PARA/2", NodeKind::kParagraph, 2}, Case{"ثم/1000", NodeKind::kThen, 1000},
                        Case{"ثم/1001", NodeKind::kThen, 0}, Case{"أول/۵۰", NodeKind::kFirst, 50},
                        Case{"اول/50", NodeKind::kFirst, 50}, Case{"تكرار/", NodeKind::kAtLeast, 0}}) {
    const auto found = find_word_operator(c.chunk);
    ASSERT_TRUE(found) << c.chunk;
    EXPECT_EQ(found->spec->kind, c.kind) << c.chunk;
    EXPECT_EQ(found->number, c.number) << c.chunk;
    EXPECT_EQ(&word_operator(c.kind), found->spec);
  }
  for (const char* word : {"", "near/5", "ثم", "قرب", "NEAR5", "NEARBY", "/5", "5/5"}) {
    EXPECT_FALSE(find_word_operator(word)) << word;
  }
}

}  // namespace
}  // namespace khabar
