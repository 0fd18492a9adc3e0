#include "searcher/output/tables/table_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace khabar {
namespace {

std::string table_text(std::string_view format, const std::vector<std::vector<TableCell>>& rows) {
  std::ostringstream out;
  const auto table = table_writer(format, {"name", "n", "share"}, {{"zone", "UTC"}}, {}, out);
  for (const auto& row : rows) table->row(row);
  table->finish();
  return out.str();
}

const std::vector<std::vector<TableCell>> kTableRows{{"a,\"b\"\tc\n", std::uint64_t{7}, 0.1}, {"الهجرة", {}, {}}};

TEST(TableWriter, WritesCsvByItsStandard) {
  EXPECT_EQ(table_text("csv", kTableRows), "name,n,share\r\n\"a,\"\"b\"\"\tc\n\",7,0.1\r\nالهجرة,,\r\n");
}

TEST(TableWriter, LetsNoFieldOfTsvEndALine) {
  EXPECT_EQ(table_text("tsv", kTableRows), "name\tn\tshare\na,\"b\" c \t7\t0.1\nالهجرة\t\t\n");
}

TEST(TableWriter, WritesJsonThatIsRead) {
  const auto json = nlohmann::json::parse(table_text("json", kTableRows));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["zone"], "UTC");
  EXPECT_EQ(json["rows"].size(), 2U);
  EXPECT_EQ(json["rows"][0]["n"], 7);
  EXPECT_EQ(json["rows"][0]["share"], 0.1);
  EXPECT_TRUE(json["rows"][1]["n"].is_null());
  EXPECT_EQ(nlohmann::json::parse(table_text("json", {}))["rows"].size(), 0U);
  EXPECT_EQ(table_text("jsonl", {kTableRows[1]}), "{\"name\":\"الهجرة\",\"n\":null,\"share\":null}\n");
}

TEST(TableWriter, KeepsBytesThatAreNoTextOutOfJson) {
  EXPECT_EQ(nlohmann::json::parse(table_text("jsonl", {{"\xff", {}, {}}}))["name"], "\uFFFD");
}

TEST(TableWriter, AlignsColumnsOfText) {
  EXPECT_EQ(table_text("text", {{"a", std::uint64_t{7}, 0.5}, {"الهجرة", std::uint64_t{1234}, {}}}),
            "name       n   share\n"
            "a          7  0.5000\n"
            "الهجرة  1234        \n");
}

TEST(TableWriter, GivesATerminalNoOrders) {
  EXPECT_EQ(table_text("text", {{"\x1b[2J\u202E", {}, {}}}).find('\x1b'), std::string::npos);
}

TEST(TableWriter, KnowsFormatsByTheNamesOfFiles) {
  EXPECT_EQ(format_of_path("a.csv", kTableFormatNames), "csv");
  EXPECT_EQ(format_of_path("b/a.jsonl", kTableFormatNames), "jsonl");
  EXPECT_EQ(format_of_path("a.json", kTableFormatNames), "json");
  EXPECT_EQ(format_of_path("acsv", kTableFormatNames), "text");
  EXPECT_EQ(format_of_path("csv", kTableFormatNames), "text");
  EXPECT_EQ(format_of_path("", kTableFormatNames), "text");
}

}  // namespace
}  // namespace khabar
