#include "searcher/output/query_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace khabar {
namespace {

using nlohmann::json;

json json_of(std::string_view query) {
  std::ostringstream out;
  write_query_json(query, parse_query(query), out);
  return json::parse(out.str());
}

TEST(QueryJson, HasTheQueryItsCanonicalFormNotesAndTree) {
  const json parsed = json_of("هجرة قرب/5 =a  or");
  EXPECT_EQ(parsed["query"], "هجرة قرب/5 =a  or");
  EXPECT_EQ(parsed["canonical"], "هجرة NEAR/5 =a or");
  EXPECT_EQ(parsed["notes"].size(), 1U);
  EXPECT_EQ(parsed["tree"], json::parse(R"({"kind": "list", "at": [0, 24], "children": [
      {"kind": "near", "number": 5, "at": [0, 20], "children": [
        {"kind": "word", "text": "هجرة", "at": [0, 8]},
        {"kind": "word", "exact": true, "text": "a", "at": [18, 20]}]},
      {"kind": "word", "text": "or", "at": [22, 24]}]})"));
}

TEST(QueryJson, SaysWhatEachKindOfNodeHas) {
  const json tree =
      json_of("-title:\"a * bc*\" source:B* date:none date:2025-01.. words:..5 (+c)^2 ~d{-e -f}").at("tree");
  const json& children = tree.at("children");
  EXPECT_EQ(children[0]["kind"], "phrase");
  EXPECT_EQ(children[0]["sign"], "excluded");
  EXPECT_EQ(children[0]["field"], "title");
  EXPECT_EQ(children[0]["children"][1]["kind"], "gap");
  EXPECT_EQ(children[0]["children"][1]["number"], 1);
  EXPECT_EQ(children[0]["children"][2]["kind"], "wildcard");
  EXPECT_EQ(children[1]["pattern"], true);
  EXPECT_EQ(children[1]["field"], "source");
  EXPECT_EQ(children[2]["kind"], "missing");
  EXPECT_EQ(children[3]["from"], "2025-01-01");
  EXPECT_TRUE(children[3]["to"].is_null());
  EXPECT_TRUE(children[4]["from"].is_null());
  EXPECT_EQ(children[4]["to"], 5);
  EXPECT_EQ(children[5]["boost"], 2);
  EXPECT_EQ(children[6]["broad"], true);
  EXPECT_EQ(children[6]["without"], json({"e", "f"}));
}

TEST(QueryJson, IsJsonForBytesThatAreNotUtf8) { EXPECT_EQ(json_of("\xFF")["query"], "\uFFFD"); }

}  // namespace
}  // namespace khabar
