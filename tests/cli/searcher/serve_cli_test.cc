// `khabar-search serve` as a process, over the sample articles: the same answers as the commands, and as openapi.json
// says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <list>
#include <nlohmann/json.hpp>
#include <thread>

#include "searcher/serve/api/command_options.h"
#include "tests/cli/searcher/open_api.h"
#include "tests/cli/searcher/search_commands.h"
#include "tests/cli/searcher/search_server.h"
#include "tests/support/child_process.h"
#include "tests/support/http_client.h"
#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/sanitizers.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

const TempDir& sample() {
  static const TempDir dir;
  static const int status = run_command({KHABAR_INDEX, "build", "--quiet", "--jobs", "1", "--index",
                                         (dir.path() / "index").string(), std::string{KHABAR_SOURCE_DIR} + "/corpus"})
                                .status;
  EXPECT_EQ(status, 0);
  return dir;
}

std::string sample_index() { return (sample().path() / "index").string(); }

TEST(ServeCli, AnswersWhatTheCommandsPrint) {
  const SearchServer server{sample_index()};
  const std::tuple<std::string, std::vector<std::string>, Parameters> rows[] = {
      {"count", {"هجرة", "--by", "source", "--by", "year"}, {{"q", "هجرة"}, {"by", "source"}, {"by", "year"}}},
      {"count", {"هجرة", "--versus", "أوروبا"}, {{"q", "هجرة"}, {"versus", "أوروبا"}}},
      {"facets", {"هجرة"}, {{"q", "هجرة"}}},
      {"trend", {"هجرة", "--by", "year", "--smooth", "3"}, {{"q", "هجرة"}, {"by", "year"}, {"smooth", "3"}}},
      {"kwic", {"هجرة", "--sort", "after1", "--limit", "20"}, {{"q", "هجرة"}, {"sort", "after1"}, {"limit", "20"}}},
      {"terms", {"هجرة"}, {{"q", "هجرة"}}},
      {"collocates", {"هجرة", "--by", "year"}, {{"q", "هجرة"}, {"by", "year"}}},
      {"words", {"هجرة", "--limit", "30"}, {{"q", "هجرة"}, {"limit", "30"}}},
      {"keywords", {"هجرة", "--against", "أوروبا"}, {{"q", "هجرة"}, {"against", "أوروبا"}}},
      {"ngrams", {"--min", "3"}, {{"min", "3"}}},
      {"rising", {"--min", "3", "--by", "year"}, {{"min", "3"}, {"by", "year"}}},
      {"sources", {"--by", "year"}, {{"by", "year"}}},
      {"similar", {"atlas-2025-0102"}, {{"id", "atlas-2025-0102"}}},
      {"search", {"هجرة", "--limit", "1000"}, {{"q", "هجرة"}, {"limit", "1000"}}},
  };
  for (const auto& [command, words, parameters] : rows) {
    for (const std::string format : {"csv", "tsv", "jsonl"}) {
      std::vector<std::string> arguments = words;
      arguments.insert(arguments.end(), {"--format", format});
      const HttpAnswer answer = server.ask("/api/" + command + '.' + format, parameters);
      EXPECT_EQ(answer.status, 200) << command;
      EXPECT_EQ(answer.body, run_search(sample_index(), command, arguments).out) << command << format;
    }
    std::vector<std::string> arguments = words;
    arguments.insert(arguments.end(), {"--format", "json"});
    json told = server.ask_json("/api/" + command, parameters);
    EXPECT_EQ(told["ok"], true) << command;
    for (const char* own : {"ok", "said", "advice", "next"}) told.erase(own);
    EXPECT_EQ(told, json::parse(run_search(sample_index(), command, arguments).out)) << command;
  }
  EXPECT_EQ(server.ask("/api/search.ris", {{"q", "هجرة"}}).body,
            run_search(sample_index(), "search", {"هجرة", "--format", "ris"}).out);
  EXPECT_EQ(server.ask("/api/trend.svg", {{"q", "هجرة"}}).body,
            run_search(sample_index(), "trend", {"هجرة", "--format", "svg"}).out);
}

TEST(ServeCli, WritesManifestsThatAreVerified) {
  const SearchServer server{sample_index()};
  const TempDir dir;
  for (const std::string command : {"count", "search", "trend", "kwic", "facets", "words", "terms"}) {
    const HttpAnswer answer = server.ask("/api/" + command + ".manifest", {{"q", "هجرة"}, {"source", "وكالة أطلس"}});
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_THAT(answer.headers.at("content-disposition"), HasSubstr(".manifest.json"));
    const CommandResult verified = run_command({KHABAR_SEARCH, "verify-manifest", dir.write(command, answer.body)});
    EXPECT_EQ(verified.status, 0) << command << verified.out << verified.err;
  }
  EXPECT_EQ(server.ask("/api/parse.manifest", {{"q", "هجرة"}}).status, 404);
}

TEST(ServeCli, AnswersAsItsDescriptionSays) {
  ASSERT_EQ(run_search(sample_index(), "set", {"save", "some", "--query", "هجرة", "--replace"}).status, 0);
  const SearchServer server{sample_index()};
  const OpenApi description{server};
  const std::vector<Parameters> asked = {
      {{"q", "هجرة"}},
      {{"q", "هجرة"}, {"by", "year"}, {"id", "atlas-2025-0102"}},
      {{"q", "words:>0"}, {"limit", "200"}},
      {{"q", "الهجره أوروبا"}, {"duplicates", "fold"}},
      {{"q", "كلمةلاتوجد"}},
      {{"q", "("}},
      {{"q", "هجرة"}, {"min", "1"}},
      {{"q", "هجرة"}, {"explain", "1"}, {"expand", "1"}},
      {{"id", "text/seed-article.txt"}},
      {{"id", "nobody"}},
      {},
      {{"q", "هجرة"}, {"by", "source"}, {"limit", "3"}},
      {{"q", "هجرة"}, {"show", "both"}, {"codes", "1"}},
      {{"q", "هجرة"}, {"show", "lemma"}},
      {{"q", "هجرة"}, {"nonsense", "1"}},
      {{"name", "some"}},
      {{"name", "nobody"}},
      {{"in", "some"}},
      {{"q", "هجرة"}, {"in", "none"}},
      {{"q", "هجرة"}, {"versus", "أوروبا"}},
  };
  const auto codes = description.error()["properties"]["code"]["enum"].get<std::vector<std::string>>();
  int right = 0;
  for (const Endpoint& endpoint : kEndpoints) {
    const std::string path = "/api/" + std::string{endpoint.name};
    ASSERT_TRUE(description.paths().contains(path)) << path;
    for (const Parameters& parameters : asked) {
      const HttpAnswer answer = server.ask(path, parameters);
      const json& schema = answer.status == 200 ? description.answer_of(path) : description.error();
      const json told = json::parse(answer.body);
      EXPECT_EQ(difference(told, schema, path), "") << form_text(parameters);
      EXPECT_EQ(told["ok"], answer.status == 200);
      if (answer.status != 200) {
        EXPECT_THAT(codes, ::testing::Contains(told["code"].get<std::string>())) << form_text(parameters);
      }
      right += answer.status == 200 ? 1 : 0;
    }
  }
  EXPECT_GT(right, 60);
  const auto of_api = [](const auto& path) { return path.first.starts_with("/api/"); };
  const auto paths = description.paths().get<std::map<std::string, json>>();
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count_if(paths, of_api)), kEndpoints.size());
}

TEST(ServeCli, TakesTheParametersOfItsDescription) {
  const SearchServer server{sample_index()};
  const OpenApi description{server};
  for (const Endpoint& endpoint : kEndpoints) {
    const std::string path = "/api/" + std::string{endpoint.name};
    const std::vector<std::string> described = description.parameters_of_path(path);
    for (const std::string_view name : parameters_of(endpoint)) {
      EXPECT_THAT(described, ::testing::Contains(std::string{name})) << path;
    }
    for (const std::string& name : described) {
      EXPECT_THAT(server.ask(path, {{name, "1"}}).body, Not(HasSubstr("bad_parameter"))) << path << name;
    }
  }
}

TEST(ServeCli, RefusesWhatItDoesNotServe) {
  const SearchServer server{sample_index()};
  const std::tuple<std::string, int, std::string> rows[] = {
      {"GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "nothing is at this address"},
      {"GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "لا شيء في هذا العنوان"},
      {"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "nothing"},
      {"GET /assets/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "nothing"},
      {"GET /assets/%2e%2e/page.css HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "nothing"},
      {"GET /search%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "nothing"},
      {"GET /api/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "not_found"},
      {"GET /api/count.text?q=a HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "not_found"},
      {"GET /api/count.exe?q=a HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, "not_found"},
      {"PUT /api/count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", 405, "bad_method"},
      {"DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "method"},
      {"POST /search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", 405, "method"},
      {"POST /api/count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n"
       "{\"q\":\"text\"}",
       415, "bad_body"},
      {"POST /api/count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nq=a", 415, "bad_body"},
      {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421, "name"},
      {"GET /api/status HTTP/1.1\r\nHost: evil.example:8080\r\n\r\n", 421, "name"},
      {"GET /metrics HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421, "name"},
  };
  for (const auto& [request, status, text] : rows) {
    const HttpAnswer answer = send_raw(server.port(), request);
    EXPECT_EQ(answer.status, status) << request;
    EXPECT_THAT(answer.body, HasSubstr(text)) << request;
  }
  EXPECT_EQ(send_raw(server.port(), "PUT /api/count HTTP/1.1\r\nHost: localhost\r\n\r\n").headers.at("allow"),
            "GET, HEAD, POST");
  EXPECT_EQ(send_raw(server.port(), "PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n").headers.at("allow"), "GET, HEAD");
}

TEST(ServeCli, SendsNothingTwice) {
  const SearchServer server{sample_index()};
  for (const char* path : {"/api/count", "/search", "/assets/page.css"}) {
    const Parameters parameters{{"q", "هجرة"}};
    const HttpAnswer first = server.ask(path, parameters);
    const std::string tag = first.headers.at("etag");
    const HttpAnswer again = server.ask(path, parameters, "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(again.status, 304) << path;
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(server.ask(path, parameters, "If-None-Match: \"other\"\r\n").status, 200) << path;
  }
  const std::string tag = server.ask("/api/count", {{"q", "هجرة"}}).headers.at("etag");
  const SearchServer elsewhere{sample_index(), {"--timezone", "Asia/Riyadh"}};
  EXPECT_NE(elsewhere.ask("/api/count", {{"q", "هجرة"}}).headers.at("etag"), tag);
  EXPECT_EQ(server.ask("/api/count", {{"q", "("}}, "If-None-Match: *\r\n").status, 400);
  const HttpAnswer packed = server.ask("/search", {{"q", "هجرة"}}, "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), server.ask("/search", {{"q", "هجرة"}}).body.size());
  for (const char* path : {"/metrics", "/api/openapi.json", "/assets/page.js"}) {
    EXPECT_EQ(server.ask(path, {}, "Accept-Encoding: gzip\r\n").headers.at("content-encoding"), "gzip") << path;
  }
  EXPECT_EQ(server.ask("/api/status", {}, "Accept-Encoding: gzip\r\n").headers.count("content-encoding"), 0U);  // short
}

TEST(ServeCli, TellsOthersOfItselfAndNeverOfQueries) {
  const SearchServer server{sample_index()};
  server.ask("/api/count", {{"q", "سريّ"}});
  server.ask("/nothing", {{"q", "سريّ"}});
  EXPECT_EQ(server.ask("/healthz").body, "ok\n");
  EXPECT_THAT(server.ask("/opensearch.xml").body, HasSubstr("http://localhost/search?q={searchTerms}"));
  const std::string metrics = server.ask("/metrics").body;
  for (const char* name :
       {"khabar_http_requests_total{handler=\"api/count\",code=\"200\"} 1",
        "khabar_http_request_duration_seconds_bucket", "khabar_http_requests_total{handler=\"unknown\",code=\"404\"} 1",
        "khabar_queries_waiting 0", "khabar_queries_refused_total 0", "khabar_index_generation_timestamp_seconds ",
        "khabar_index_articles 77", "khabar_index_bytes ", "process_resident_memory_bytes ", "process_open_fds ",
        "khabar_build_info{version="}) {
    EXPECT_THAT(metrics, HasSubstr(name));
  }
  EXPECT_THAT(server.log_with("GET /api/count 200"), HasSubstr("GET /api/count 200"));
  EXPECT_THAT(server.log() + metrics, Not(HasSubstr(percent_encoded("سريّ"))));
  const SearchServer telling{sample_index(), {"--log-queries"}};
  telling.ask("/api/count", {{"q", "سريّ"}});
  const std::string asked = "/api/count?q=" + percent_encoded("سريّ");
  EXPECT_THAT(telling.log_with(asked), HasSubstr(asked));
}

TEST(ServeCli, AsksForTheTokenOnEveryPath) {
  const TempDir dir;
  const std::string token = dir.write("token", "0123456789abcdef\n");
  const SearchServer server{sample_index(), {"--token", token, "--host", "0.0.0.0"}};
  for (const char* path : {"/", "/api/status", "/metrics", "/healthz", "/assets/page.css", "/nothing"}) {
    const HttpAnswer refused = server.ask(path);
    EXPECT_EQ(refused.status, 401) << path;
    EXPECT_THAT(refused.headers.at("www-authenticate"), HasSubstr("Basic")) << path;
  }
  EXPECT_EQ(server.ask("/", {}, "Authorization: Bearer 0123456789abcdef\r\n").status, 200);
  EXPECT_EQ(server.ask("/", {}, "Authorization: Bearer 0123456789abcdeF\r\n").status, 401);
}

TEST(ServeCli, StartsOnlyAsItShould) {
  const TempDir dir;
  const WrongCommand rows[] = {
      {{"serve", "--host", "0.0.0.0"}, "can be reached from other machines"},
      {{"serve", "--host", "0.0.0.0", "--no-auth", "--token", dir.write("t", "0123456789abcdef")},
       "exclude each other"},
      {{"serve", "--port", "0", "--token", dir.write("short", "abc\n")}, "less than 16 bytes"},
      {{"serve", "--port", "0", "--token", "/nothing"}, "/nothing"},
      {{"serve", "--port", "70000"}, "not between 0 and 65535"},
      {{"serve", "--port", "0", "--workers", "0"}, "not between"},
      {{"serve", "--port", "0", "--host", "no such host.invalid"}, "--host"},
      {{"serve", "--port", "0", "--timezone", "Mars"}, "Mars"},
      {{"serve", "word"}, "unexpected argument"},
  };
  for (const WrongCommand& wrong : rows) expect_refusal(sample_index(), wrong);
  expect_refusal((dir.path() / "none").string(), {{"serve", "--port", "0"}, "no index"});
}

TEST(ServeCli, AnswersFromWhatIsPublishedMeanwhile) {
  const TempDir dir;
  const std::string index = (dir.path() / "index").string();
  const auto indexer = [&](std::vector<std::string> words) {
    words.insert(words.begin() + 1, {"--quiet", "--index", index});
    words.insert(words.begin(), KHABAR_INDEX);
    ASSERT_EQ(run_command(words).status, 0);
  };
  indexer({"build", "--jobs", "1", KHABAR_SOURCE_DIR "/corpus"});
  SearchServer server{index};
  const json first = server.ask_json("/api/search", {{"q", "هجرة"}, {"limit", "5"}});
  std::string tag = server.ask("/api/count", {{"q", "هجرة"}}).headers.at("etag");
  for (int i = 1; i <= 3; ++i) {
    const std::string id = "new-" + std::to_string(i);
    indexer({"update", dir.write(id + ".jsonl", R"({"id":")" + id +
                                                    R"(","title":"هجرة","body":"هجرة جديدة"})"
                                                    "\n")});
    const HttpAnswer count = server.ask("/api/count", {{"q", "هجرة"}}, "If-None-Match: " + tag + "\r\n");
    ASSERT_EQ(count.status, 200);
    EXPECT_EQ(json::parse(count.body)["rows"][0]["articles"], first["total"].get<int>() + i);
    tag = count.headers.at("etag");
  }
  const Parameters next{{"q", "هجرة"}, {"limit", "5"}, {"next", first["next"]}};
  indexer({"prune", "--keep", "1"});
  const json gone = server.ask_json("/api/search", next);
  EXPECT_EQ(gone["code"], "gone");
  EXPECT_EQ(server.ask("/api/search", next).status, 410);
  server.process().send(SIGTERM);
  EXPECT_EQ(server.process().wait(), 0);
}

// Some tenths of a second; sanitizers take a hundred times as long for the rows of weeks.
constexpr const char* kLongWork = kSanitized ? "/api/sources?by=year" : "/api/sources?by=week";

TEST(ServeCli, RefusesMoreThanItsQueueHasRoomFor) {
  const SearchServer server{sample_index(), {"--workers", "1", "--queue", "1"}};
  std::list<HttpConnection> all;
  for (int i = 0; i < 40; ++i) all.emplace_back(server.port()).send(get_request(kLongWork));
  int answered = 0;
  int refused = 0;
  for (HttpConnection& connection : all) {
    const HttpAnswer answer = connection.read();
    answered += answer.status == 200 ? 1 : 0;
    if (answer.status != 503) continue;
    ++refused;
    EXPECT_EQ(answer.headers.at("retry-after"), "1");
    EXPECT_EQ(json::parse(answer.body)["code"], "busy");
  }
  EXPECT_GE(answered, 1);
  EXPECT_GE(refused, 1);
  EXPECT_EQ(answered + refused, 40);
}

TEST(ServeCli, EndsWhatIsUnderWayBeforeItEnds) {
  SearchServer server{sample_index()};
  std::list<HttpConnection> all;
  for (int i = 0; i < 4; ++i) all.emplace_back(server.port()).send(get_request(kLongWork));
  std::this_thread::sleep_for(30ms);
  server.process().send(SIGTERM);
  for (HttpConnection& connection : all) EXPECT_EQ(connection.read().status, 200);
  EXPECT_EQ(server.process().wait(), 0);
}

}  // namespace
}  // namespace khabar::testing
