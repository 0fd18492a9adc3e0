#include "searcher/serve/api/api.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/saved/desk_file.h"
#include "searcher/saved/file/article_sets.h"
#include "searcher/serve/api/cursor.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using nlohmann::json;
using testing::make_article;

class ApiTest : public ::testing::Test {
 protected:
  void publish(int articles) {
    std::vector<Article> all;
    for (int i = 0; i < articles; ++i) {
      all.push_back(make_article("a" + std::to_string(i), "خبر " + std::to_string(i), "كلمة هجرة أوروبا",
                                 i % 2 == 0 ? "2025-01-02" : "2024-05-06", i % 3 == 0 ? "BBC" : "رويترز"));
    }
    testing::publish_index(dir.path() / "index", all);
  }

  Api api(std::chrono::milliseconds deadline = std::chrono::seconds{20}) {
    return Api{{{(dir.path() / "index").string()}, "UTC", deadline}};
  }

  static json ask(Api& api, std::string_view endpoint, const std::string& form) {
    api.begin(std::chrono::steady_clock::now());
    return json::parse(api.answer(*find_endpoint(endpoint), "json", read_form(form)));
  }

  // The code of the refusal, or "".
  static std::string code_of(Api& api, std::string_view endpoint, const std::string& form) {
    const auto failure = failure_of(parameter(read_form(form), "q"), [&] { ask(api, endpoint, form); });
    return failure ? failure->code : "";
  }

  testing::TempDir dir;
};

TEST_F(ApiTest, WalksEachHitOnceByItsCursors) {
  publish(25);
  Api own = api();
  std::set<std::string> ids;
  std::string form = "q=هجرة&limit=10";
  for (int page = 0; page < 3; ++page) {
    const json answer = ask(own, "search", form);
    for (const json& hit : answer["hits"]) EXPECT_TRUE(ids.insert(hit["id"]).second);
    if (page == 2) {
      EXPECT_TRUE(answer["next"].is_null());
    } else {
      form = "q=هجرة&limit=10&next=" + answer["next"].get<std::string>();
    }
  }
  EXPECT_EQ(ids.size(), 25U);
}

TEST_F(ApiTest, WalksEachLineOnceByItsCursorsHoweverManyThereAre) {
  std::vector<Article> articles;
  for (int i = 0; i < 3; ++i) {
    std::string body;
    for (int word = 0; word < 50'000; ++word) body += "هجرة ";
    articles.push_back(make_article("a" + std::to_string(i), "خبر", body));
  }
  testing::publish_index(dir.path() / "index", articles);
  Api own = api();
  std::size_t lines = 0;
  std::string last;
  std::string form = "q=هجرة&limit=10000&width=1&fields=line&sort=date";
  for (int page = 0; page < 15; ++page) {
    const json answer = ask(own, "kwic", form + (last.empty() ? "" : "&next=" + last));
    lines += answer["rows"].size();
    if (page == 14) {
      EXPECT_TRUE(answer["next"].is_null());
    } else {
      last = answer["next"];
    }
  }
  EXPECT_EQ(lines, 150'000U);
}

TEST_F(ApiTest, KeepsCursorsOfLinesInTheirGeneration) {
  publish(3);
  Api own = api();
  for (const std::string sort : {"", "&sort=after1,date"}) {
    const std::string form = "q=هجرة&limit=2" + sort;
    const std::string next = ask(own, "kwic", form)["next"];
    publish(9);
    const json rest = ask(own, "kwic", form + "&next=" + next);
    EXPECT_EQ(rest["rows"].size(), 1U);
    EXPECT_TRUE(rest["next"].is_null());
    EXPECT_EQ(rest["generation"].get<std::string>() + ":2", next);
    EXPECT_EQ(ask(own, "kwic", "q=هجرة&limit=9" + sort)["next"], json());
    publish(3);
  }
  EXPECT_EQ(code_of(own, "kwic", "q=هجرة&next=20200101T000000Z:2"), "gone");
  EXPECT_EQ(code_of(own, "kwic", "q=هجرة&next=../../etc:2"), "gone");
  EXPECT_EQ(code_of(own, "kwic", "q=هجرة&next=abc"), "bad_cursor");
  EXPECT_EQ(ask(own, "kwic", "q=هجرة&offset=99999999999")["next"], json());
}

TEST_F(ApiTest, SeesAPublicationAndKeepsCursorsInTheirGeneration) {
  publish(3);
  Api own = api();
  const std::string next = ask(own, "search", "q=هجرة&limit=2")["next"];
  publish(9);
  EXPECT_EQ(ask(own, "count", "q=هجرة")["rows"][0]["articles"], 9);
  EXPECT_EQ(ask(own, "search", "q=هجرة")["total"], 9);
  const json rest = ask(own, "search", "q=هجرة&limit=2&next=" + next);
  EXPECT_EQ(rest["total"], 3);
  EXPECT_EQ(rest["hits"].size(), 1U);
  EXPECT_EQ(code_of(own, "search", "q=هجرة&next=20200101T000000Z:1"), "gone");
  EXPECT_EQ(code_of(own, "search", "q=هجرة&generation=../../etc"), "gone");
}

TEST_F(ApiTest, EndsWhatTakesTooLongInAnOlderGenerationToo) {
  publish(3);
  Api quick = api(std::chrono::milliseconds{-1});
  quick.begin(std::chrono::steady_clock::now());
  const std::string older = quick.generation();
  publish(4);
  EXPECT_EQ(code_of(quick, "search", "q=\"كلمة هجرة\"&generation=" + older), "deadline");
}

TEST_F(ApiTest, EndsWhatTakesTooLong) {
  publish(3);
  Api own = api(std::chrono::milliseconds{-1});
  EXPECT_EQ(code_of(own, "words", ""), "deadline");
  EXPECT_EQ(code_of(own, "count", "q=هجرة"), "deadline");
  SqliteFile file = create_desk_file((dir.path() / "index" / "desk.db").string());
  ArticleSets{file}.save({"some", "", ""}, {{"a0", {}}}, ArticleSets::IfThere::kRefuse);
  EXPECT_EQ(code_of(own, "set", "name=some"), "deadline");
  EXPECT_EQ(code_of(own, "sets", ""), "deadline");
}

TEST_F(ApiTest, RefusesByACode) {
  publish(3);
  Api own = api();
  const std::tuple<const char*, const char*, const char*> rows[] = {
      {"search", "q=a NEAR/ b", "bad_query"},
      {"search", "q=(((", "bad_query"},
      {"search", "", "bad_request"},
      {"kwic", "", "no_query"},
      {"search", "q=x&output=/tmp/x", "bad_parameter"},
      {"search", "q=x&manifest=/tmp/x", "bad_parameter"},
      {"count", "q=x&queries=/etc/passwd", "bad_parameter"},
      {"kwic", "q=x&queries=/etc/passwd", "bad_parameter"},
      {"kwic", "q=x&ro-crate=/tmp/crate", "bad_parameter"},
      {"count", "q=x&by=kind&kinds=/etc/passwd", "bad_parameter"},
      {"count", "q=x&index=/tmp", "bad_parameter"},
      {"count", "q=x&format=text", "bad_parameter"},
      {"count", "q=x&help", "bad_parameter"},
      {"count", "q=x&--help=1", "bad_parameter"},
      {"count", "q=x&by=nothing", "bad_request"},
      {"search", "q=x&limit=-1", "bad_request"},
      {"search", "q=x&limit=ten", "bad_request"},
      {"search", "q=x&limit=1001", "too_many"},
      {"search", "q=x&offset=100001", "too_many"},
      {"search", "q=x&limit=99999999999999999999", "bad_request"},
      {"search", "q=x&next=abc", "bad_cursor"},
      {"search", "q=x&next=:1", "bad_cursor"},
      {"search", "q=x&next=g:-1", "bad_cursor"},
      {"search", "q=x&sort=best", "bad_request"},
      {"search", "q=x&timezone=Mars", "bad_request"},
      {"search", "q=\xff\xfe&fields=nothing", "bad_request"},
      {"article", "id=nobody", "no_article"},
      {"sources", "source=BBC", "bad_parameter"},
      {"sources", "q=x", "bad_parameter"},
      {"sets", "replace=1", "bad_parameter"},
      {"sets", "ids=/etc/passwd", "bad_parameter"},
      {"sets", "name=x", "bad_parameter"},
      {"set", "name=nobody", "no_set"},
      {"set", "", "no_set"},
      {"search", "in=nobody", "bad_request"},
      {"sources", "in=nobody", "bad_request"},
      {"collocates", "q=x&before=1000000", "bad_request"},
  };
  for (const auto& [endpoint, form, code] : rows) EXPECT_EQ(code_of(own, endpoint, form), code) << form;
}

TEST_F(ApiTest, TellsWhereAQueryIsWrong) {
  publish(1);
  Api own = api();
  const auto failure = failure_of("هجرة NEAR/ b", [&] { ask(own, "search", "q=هجرة NEAR/ b"); });
  ASSERT_TRUE(failure && failure->at);
  EXPECT_EQ(*failure->at, (std::pair<std::size_t, std::size_t>{5, 10}));
  EXPECT_EQ(json::parse(error_json(*failure))["at"], json({5, 10}));
}

TEST_F(ApiTest, TellsNoPlaceInAnotherTextThanTheQuery) {
  publish(1);
  Api own = api();
  for (const std::string other : {"&from=2020-13", "&to=13", "&versus=(a", "&source=BBC&versus=(a"}) {
    const auto failure = failure_of("هجرة في أوروبا", [&] { ask(own, "count", "q=هجرة في أوروبا" + other); });
    ASSERT_TRUE(failure) << other;
    EXPECT_EQ(failure->code, "bad_query") << other;
    EXPECT_FALSE(failure->at) << other;
  }
}

TEST_F(ApiTest, ReadsTheOtherQueryAsLenientlyAsTheFirst) {
  publish(3);
  Api own = api();
  EXPECT_EQ(code_of(own, "count", "q=(هجرة&versus=(كلمة&source=BBC"), "bad_query");
  EXPECT_EQ(code_of(own, "count", "q=(هجرة&versus=(كلمة&source=BBC&lenient=1"), "");
}

TEST_F(ApiTest, AnswersOfSetsAsTheyAreNow) {
  publish(9);
  Api own = api();
  const std::string desk = (dir.path() / "index" / "desk.db").string();
  EXPECT_EQ(code_of(own, "search", "q=set:some"), "bad_request");
  std::string last;
  for (const std::size_t size : {2U, 3U}) {
    std::vector<SavedArticle> articles;
    for (std::size_t i = 0; i < size; ++i) articles.push_back({"a" + std::to_string(i), {}});
    SqliteFile file = create_desk_file(desk);
    ArticleSets{file}.save({"some", "", "2026-01-01T00:00:00Z"}, articles, ArticleSets::IfThere::kReplace);
    for (const std::string form : {"q=set:some", "q=هجرة&in=some", "q=set:some&source=BBC&source=رويترز"}) {
      EXPECT_EQ(ask(own, "search", form)["total"], size) << form;
      EXPECT_EQ(ask(own, "count", form)["rows"][0]["articles"], size) << form;
    }
    EXPECT_NE(own.state(), last);
    last = own.state();
  }
  EXPECT_EQ(code_of(own, "search", "q=هجرة&in=other"), "bad_request");
  dir.write("index/desk.db",
            "no file of SQLite at all, and longer than its header is, which has one hundred bytes....");
  for (int again = 0; again < 2; ++again) {
    const auto failure = failure_of("set:some", [&] { ask(own, "search", "q=set:some"); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->message, ::testing::HasSubstr("desk.db")) << failure->message;
    EXPECT_THAT(failure->message, ::testing::Not(::testing::HasSubstr("there is no set"))) << failure->message;
  }
  EXPECT_EQ(ask(own, "search", "q=هجرة")["total"], 9);
}

TEST_F(ApiTest, NeverRaisesACountByAFilter) {
  publish(30);
  Api own = api();
  const std::uint64_t all = ask(own, "count", "q=هجرة")["rows"][0]["articles"];
  for (const char* filter : {"&source=BBC", "&year=2025", "&source=BBC&year=2024", "&source=BBC&source=رويترز",
                             "&source=none", "&lang=ar", "&from=2025-01-01"}) {
    const json rows = ask(own, "count", std::string{"q=هجرة"} + filter)["rows"];
    const std::uint64_t some = rows[0]["articles"].is_null() ? 0 : rows[0]["articles"].get<std::uint64_t>();
    EXPECT_LE(some, all) << filter;
    EXPECT_EQ(some, ask(own, "search", std::string{"q=هجرة"} + filter)["total"]) << filter;
  }
}

TEST_F(ApiTest, SuggestsWhatTheLastWordBegins) {
  publish(3);
  Api own = api();
  EXPECT_EQ(ask(own, "suggest", "q=خبر هج")["rows"][0]["query"], "خبر هجرة");
  for (const char* nothing : {"q=", "q=ه", "q=هج ", "q=**", "q=\xff\xff", "q={{"}) {
    EXPECT_TRUE(ask(own, "suggest", nothing)["rows"].empty()) << nothing;
  }
}

TEST_F(ApiTest, SuggestsToBrowsersInTheirFormat) {
  publish(3);
  Api own = api();
  own.begin(std::chrono::steady_clock::now());
  const auto suggested = [&](const std::string& query) {
    return json::parse(own.answer(*find_endpoint("suggest"), kSuggestionsFormat, {{"q", query}}));
  };
  EXPECT_EQ(suggested("خبر هج"), json::parse(R"(["خبر هج", ["خبر هجرة"], ["3"]])"));
  EXPECT_EQ(suggested(""), json::parse(R"(["", [], []])"));
  EXPECT_EQ(suggested("\xff")[1], json::array());
}

TEST_F(ApiTest, SaysIfThereIsNoIndex) {
  Api own = api();
  EXPECT_EQ(code_of(own, "search", "q=x"), "no_index");
}

TEST(Cursor, ReadsWhatItWrites) {
  const Cursor cursor = read_cursor(cursor_text({"2026:x", 70}));
  EXPECT_EQ(cursor.generation, "2026:x");
  EXPECT_EQ(cursor.offset, 70U);
}

}  // namespace
}  // namespace khabar
