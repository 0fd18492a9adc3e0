#include "searcher/serve/api/asked_query.h"

#include <gtest/gtest.h>

#include "common/program/error.h"

namespace khabar {
namespace {

TEST(AskedQuery, JoinsQueryAndFilters) {
  const std::pair<const char*, const char*> rows[] = {
      {"q=%D9%87%D8%AC%D8%B1%D8%A9", "هجرة"},
      {"q=a+++b", "a   b"},  // as typed
      {"", ""},
      {"source=BBC", "source:BBC"},
      {"q=a&source=BBC", "a AND source:BBC"},
      {"q=a&source=", "a"},
      {"q=a+OR+b&source=BBC", "(a OR b) AND source:BBC"},
      {"q=a&source=x&source=y+z&section=s", "a AND (source:x OR source:\"y z\") AND section:s"},
      {"q=a&source=none&year=2025&year=none", "a AND source:none AND (date:2025 OR date:none)"},
      {"q=a&from=2025-01&to=2025-02-03", "a AND date:2025-01-01..2025-02-03"},
      {"q=a&to=2025", "a AND date:..2025"},
      {"q=a&in=my+set&in=b", "a AND (set:\"my set\" OR set:b)"},
      {"in=none", "set:none"},
      {"q=a&lang=ar&month=2025-03", "a AND language:ar AND date:2025-03"},
  };
  for (const auto& [form, query] : rows) EXPECT_EQ(asked_query(read_form(form), Reading::kStrict), query) << form;
}

TEST(AskedQuery, LetsNoFilterBecomeAQuery) {
  for (const char* source : {"x\" OR b \"y", "x) OR (b", "x» OR b «", "x OR b", "* OR b", "\""}) {
    const Parameters parameters{{"q", "a"}, {"source", source}};
    const QueryNode tree = parse_query(asked_query(parameters, Reading::kStrict)).tree;
    ASSERT_EQ(tree.children.size(), 2U) << source;
    EXPECT_EQ(tree.children[1].kind, NodeKind::kFilter) << source;
    EXPECT_FALSE(tree.children[1].pattern) << source;
  }
  for (const char* form : {"year=2025+OR+x", "from=x", "to=2025-99", "month=2025)+OR+(a", "year=%D9%87"}) {
    EXPECT_THROW(asked_query(read_form(form), Reading::kStrict), Error) << form;
  }
}

TEST(AskedQuery, TakesNoEndlessListOfFilters) {
  std::string form = "q=a";
  for (int i = 0; i < 300; ++i) form += "&source=s" + std::to_string(i);
  EXPECT_THROW(asked_query(read_form(form), Reading::kStrict), Error);
}

}  // namespace
}  // namespace khabar
