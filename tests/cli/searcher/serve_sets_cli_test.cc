// Sets that are kept on the page of `khabar-search serve`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/cli/searcher/open_api.h"
#include "tests/cli/searcher/search_commands.h"
#include "tests/cli/searcher/search_server.h"

namespace khabar::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Twelve articles about هجرة, a1 to a12, of which those with an even number are of BBC; and one about nothing, b.
class ServeSetsCli : public ::testing::Test {
 protected:
  void SetUp() override { publish(12); }

  void publish(int articles) {
    std::string lines = R"({"id":"b","title":"آخر","body":"لا شيء"})"
                        "\n";
    for (int i = 1; i <= articles; ++i) {
      const json article{{"id", "a" + std::to_string(i)},
                         {"title", "خبر " + std::to_string(i)},
                         {"body", "هجرة" + std::string(static_cast<std::size_t>(i), ' ') + std::to_string(i * 7919)},
                         {"source", i % 2 == 0 ? "BBC" : "رويترز"}};
      lines += article.dump() + '\n';
    }
    const CommandResult result = run_command(
        {KHABAR_INDEX, "build", "--quiet", "--force", "--index", index_, "--jobs", "1", dir_.write("in.jsonl", lines)});
    ASSERT_EQ(result.status, 0) << result.err;
  }

  static std::string token_of(const SearchServer& server) {
    const std::string html = server.ask("/search", {{"q", "هجرة"}}).body;
    const std::string begin = "name=\"token\" value=\"";
    const std::size_t at = html.find(begin);
    if (at == std::string::npos) return {};
    return html.substr(at + begin.size(), html.find('"', at + begin.size()) - at - begin.size());
  }

  static HttpAnswer post(const SearchServer& server, const std::string& path, const Parameters& form,
                         const std::string& headers = "Accept: application/json\r\n") {
    const std::string body = form_text(form);
    return send_raw(server.port(), "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n" +
                                       headers + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                                       std::to_string(body.size()) + "\r\n\r\n" + body);
  }

  // What a form of the page sends for all hits of `asked`.
  static Parameters all_of(const std::string& token, const std::string& name, const Parameters& asked) {
    return {{"token", token}, {"name", name}, {"articles", "all"}, {"back", form_text(asked)}};
  }
  static Parameters ticked(const std::string& token, const std::string& name,
                           const std::vector<std::string>& articles) {
    Parameters form{{"token", token}, {"name", name}, {"articles", "ticked"}, {"back", form_text({{"q", "هجرة"}})}};
    for (const std::string& article : articles) form.emplace_back("article", article);
    return form;
  }

  // name, articles and made_of of each set, by the command.
  std::vector<std::string> kept() const {
    std::vector<std::string> rows =
        lines_of(run_search(index_, "set", {"list", "--format", "tsv", "--fields", "name,articles,made_of"}).out);
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
  }
  std::vector<std::string> articles_of(const std::string& set) const {
    std::vector<std::string> rows =
        lines_of(run_search(index_, "set", {"show", set, "--format", "tsv", "--fields", "id"}).out);
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
  }

  TempDir dir_;
  const std::string index_ = (dir_.path() / "index").string();
};

TEST_F(ServeSetsCli, HaveTheArticlesOfTheSearchAndLieWhereThoseOfTheCommandLie) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  const HttpAnswer answer = post(server, "/set/save", all_of(token, "من BBC", {{"q", "هجرة"}, {"source", "BBC"}}));
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json::parse(answer.body), (json{{"ok", true}, {"version", 1}, {"set", "من BBC"}, {"articles", 6}}));
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_THAT(kept(), ElementsAre("من BBC\t6\tهجرة AND source:BBC"));
  ASSERT_EQ(run_search(index_, "set", {"save", "other", "--query", "خبر"}).status, 0);
  EXPECT_EQ(server.ask_json("/api/sets")["rows"].size(), 2U);
  EXPECT_EQ(server.ask_json("/api/search", {{"q", "هجرة"}, {"in", "من BBC"}})["total"], 6);
  EXPECT_EQ(server.ask_json("/api/count", {{"in", "من BBC"}, {"in", "other"}})["rows"][0]["articles"], 12);
  EXPECT_EQ(server.ask_json("/api/search", {{"in", "none"}})["total"], 1);
  EXPECT_EQ(server.ask("/api/sets.csv").body, run_search(index_, "set", {"list", "--format", "csv"}).out);
  EXPECT_EQ(server.ask("/api/set.csv", {{"name", "other"}}).body,
            run_search(index_, "set", {"show", "other", "--format", "csv"}).out);
}

TEST_F(ServeSetsCli, AreAnsweredAsTheDescriptionSays) {
  const SearchServer server{index_, {"--allow-codes"}};
  const OpenApi description{server};
  const std::string token = token_of(server);
  const std::string line = server.ask_json("/api/kwic", {{"q", "هجرة"}, {"codes", "1"}})["rows"][0]["line"];
  const std::tuple<std::string, Parameters, int> rows[] = {
      {"/set/save", ticked(token, "s", {"0:a1"}), 200},
      {"/set/save", ticked(token, "s", {"0:a1"}), 409},
      {"/code", {{"token", token}, {"line", line}, {"code", "خطر"}}, 200},
      {"/code", {{"token", token}, {"line", "a1:0"}, {"code", "خطر"}}, 404},
      {"/code", {{"token", token}, {"line", line}, {"code", "none"}}, 400},
      {"/set/remove", {{"token", token}, {"name", "s"}}, 200},
      {"/set/remove", {{"token", token}, {"name", "s"}}, 404},
      {"/set/remove", {{"token", ""}, {"name", "s"}}, 403},
  };
  for (const auto& [path, form, status] : rows) {
    const HttpAnswer answer = post(server, path, form);
    EXPECT_EQ(answer.status, status) << form_text(form) << answer.body;
    const json told = json::parse(answer.body);
    EXPECT_EQ(difference(told, status == 200 ? description.kept_by(path) : description.error(), path), "");
    if (status == 200) continue;
    EXPECT_THAT(description.error()["properties"]["code"]["enum"].get<std::vector<std::string>>(),
                ::testing::Contains(told["code"].get<std::string>()));
  }
}

TEST_F(ServeSetsCli, HaveWhatWasTickedPageByPage) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  EXPECT_EQ(post(server, "/set/save", ticked(token, "s", {"0:a3", "0:a1", "0:a3"})).status, 200);
  EXPECT_THAT(articles_of("s"), ElementsAre("a1", "a3"));
  Parameters more = ticked(token, "s", {"0:a4", "0:a1"});
  const HttpAnswer refused = post(server, "/set/save", more);
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(json::parse(refused.body)["code"], "set_exists");
  more.emplace_back("existing", "add");
  EXPECT_EQ(json::parse(post(server, "/set/save", more).body)["articles"], 3);
  EXPECT_THAT(articles_of("s"), ElementsAre("a1", "a3", "a4"));
  EXPECT_THAT(kept(), ElementsAre("s\t3\tchosen from: هجرة"));
  Parameters others = all_of(token, "s", {{"q", "خبر"}, {"source", "رويترز"}});
  others.emplace_back("existing", "add");
  EXPECT_EQ(json::parse(post(server, "/set/save", others).body)["articles"], 7);
  EXPECT_THAT(kept(), ElementsAre("s\t7\tchosen from: هجرة + خبر AND source:رويترز"));
  Parameters instead = ticked(token, "s", {"0:b"});
  instead.emplace_back("existing", "replace");
  EXPECT_EQ(json::parse(post(server, "/set/save", instead).body)["articles"], 1);
  EXPECT_THAT(articles_of("s"), ElementsAre("b"));
}

TEST_F(ServeSetsCli, LeadAFormBackToItsHits) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  const Parameters asked{{"q", "هجرة"}, {"kept", "old"}, {"offset", "10"}, {"x", "\r\nSet-Cookie: y"}};
  const HttpAnswer saved = post(server, "/set/save", all_of(token, "جديدة", asked), "");
  EXPECT_EQ(saved.status, 303);
  EXPECT_EQ(saved.headers.at("location"),
            "/search?" + form_text({{"q", "هجرة"}, {"offset", "10"}, {"x", "\r\nSet-Cookie: y"}, {"kept", "جديدة"}}) +
                "#keep");
  EXPECT_EQ(saved.headers.count("set-cookie"), 0U);
  const std::string html = server.ask("/search", {{"q", "هجرة"}, {"kept", "جديدة"}}).body;
  EXPECT_THAT(html, HasSubstr("id=\"kept\""));
  EXPECT_THAT(server.ask("/search", {{"q", "هجرة"}, {"kept", "غيرها"}}).body, Not(HasSubstr("id=\"kept\"")));
  const HttpAnswer removed =
      post(server, "/set/remove",
           {{"token", token}, {"name", "جديدة"}, {"back", form_text({{"ui", "en"}, {"name", "جديدة"}})}}, "");
  EXPECT_EQ(removed.status, 303);
  EXPECT_EQ(removed.headers.at("location"), "/sets?ui=en");
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(ServeSetsCli, AreRefusedWithAReason) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  ASSERT_EQ(post(server, "/set/save", ticked(token, "s", {"0:a1"})).status, 200);
  Parameters unknown = ticked(token, "s", {"0:a1"});
  unknown.emplace_back("existing", "burn");
  const std::tuple<std::string, Parameters, int, std::string> rows[] = {
      {"/set/save", ticked(token, "", {"0:a1"}), 400, "bad_name"},
      {"/set/save", ticked(token, "none", {"0:a1"}), 400, "bad_name"},
      {"/set/save", ticked(token, "بلا", {"0:a1"}), 400, "bad_name"},
      {"/set/save", ticked(token, "a\"b", {"0:a1"}), 400, "bad_name"},
      {"/set/save", ticked(token, "a\r\nb", {"0:a1"}), 400, "bad_name"},
      {"/set/save", ticked(token, "<script>", {"0:a1"}), 400, "bad_name"},
      {"/set/save", ticked(token, "\xff", {"0:a1"}), 400, "bad_name"},
      {"/set/save", ticked(token, std::string(61, 'x'), {"0:a1"}), 400, "bad_name"},
      {"/set/save", ticked(token, "new", {}), 400, "no_articles"},
      {"/set/save", ticked(token, "new", {"0:a1", "0:nobody"}), 404, "no_article"},
      {"/set/save", ticked(token, "new", {"1:a1"}), 404, "no_article"},
      {"/set/save", ticked(token, "new", {"a1"}), 404, "no_article"},
      {"/set/save", ticked(token, "new", {":a1"}), 404, "no_article"},
      {"/set/save", ticked(token, "new", {"-1:a1"}), 404, "no_article"},
      {"/set/save", ticked(token, "new", {"99999999999999999999:a1"}), 404, "no_article"},
      {"/set/save", ticked(token, "new", {"0:\xff"}), 404, "no_article"},
      {"/set/save", unknown, 400, "bad_request"},
      {"/set/save", all_of(token, "new", {{"q", "غائبة"}}), 400, "no_articles"},
      {"/set/save", all_of(token, "new", {}), 400, "no_query"},
      {"/set/save", all_of(token, "new", {{"q", "((("}}), 400, "bad_query"},
      {"/set/save", all_of(token, "new", {{"q", "هجرة"}, {"in", "nobody"}}), 400, "bad_request"},
      {"/set/remove", {{"token", token}, {"name", "nobody"}}, 404, "no_set"},
      {"/set/remove", {{"token", token}}, 404, "no_set"},
      {"/set/remove", {{"token", token + "0"}, {"name", "s"}}, 403, "wrong_token"},
      {"/set/save", ticked("", "new", {"0:a1"}), 403, "wrong_token"},
  };
  for (const auto& [path, form, status, code] : rows) {
    const HttpAnswer answer = post(server, path, form);
    EXPECT_EQ(answer.status, status) << form_text(form) << answer.body;
    EXPECT_EQ(json::parse(answer.body)["code"], code) << form_text(form);
    const HttpAnswer page = post(server, path, form, "");
    EXPECT_EQ(page.status, status) << form_text(form);
    EXPECT_THAT(page.body, HasSubstr("role=\"alert\"")) << form_text(form);
    EXPECT_THAT(page.body, Not(HasSubstr("<script>"))) << form_text(form);
    EXPECT_EQ(page.headers.at("cache-control"), "no-store");
  }
  EXPECT_THAT(kept(), ElementsAre("s\t1\tchosen from: هجرة"));
  EXPECT_EQ(server.ask("/api/set", {{"name", "nobody"}}).status, 404);
  EXPECT_EQ(server.ask("/sets", {{"name", "nobody"}}).status, 404);
}

TEST_F(ServeSetsCli, AreTakenFromTheOwnOriginByPostOnly) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  for (const std::string path : {"/set/save", "/set/remove"}) {
    const std::string target = path + "?" + form_text(ticked(token, "s", {"0:a1"}));
    for (const std::string method : {"GET", "HEAD", "PUT"}) {
      const HttpAnswer answer = send_raw(
          server.port(), method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\r\n");
      EXPECT_EQ(answer.status, 405) << method;
      EXPECT_EQ(answer.headers.at("allow"), "POST") << method;
    }
    for (const std::string origin : {"", "Origin: null\r\n", "Origin: http://evil.example\r\n"}) {
      const HttpAnswer answer = send_raw(
          server.port(), "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + origin + "Content-Length: 0\r\n\r\n");
      EXPECT_EQ(answer.status, 403) << origin;
    }
  }
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(ServeSetsCli, AreShownReadOnlyUnlessAllowed) {
  ASSERT_EQ(run_search(index_, "set", {"save", "s", "--query", "source:BBC"}).status, 0);
  const SearchServer server{index_};
  EXPECT_THAT(server.ask("/sets").body, HasSubstr("/sets?name=s"));
  const std::string one = server.ask("/sets", {{"name", "s"}}).body;
  EXPECT_THAT(one, HasSubstr("<strong id=\"total\">6</strong>"));
  EXPECT_THAT(one, Not(HasSubstr("/set/remove")));
  const std::string hits = server.ask("/search", {{"q", "هجرة"}, {"in", "s"}}).body;
  EXPECT_THAT(hits, HasSubstr("<strong id=\"total\">6</strong>"));
  EXPECT_THAT(hits, Not(HasSubstr("/set/save")));
  EXPECT_THAT(hits, Not(HasSubstr("checkbox")));
  for (const std::string path : {"/set/save", "/set/remove"}) {
    const HttpAnswer answer = post(server, path, {{"token", ""}, {"name", "s"}});
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(json::parse(answer.body)["code"], "no_codes");
  }
  EXPECT_EQ(kept().size(), 1U);
}

TEST_F(ServeSetsCli, SayWhatTheIndexNoLongerHas) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  ASSERT_EQ(post(server, "/set/save", all_of(token, "s", {{"q", "هجرة"}})).status, 200);
  const std::string tag = server.ask("/search", {{"in", "s"}}).headers.at("etag");
  publish(7);
  EXPECT_NE(server.ask("/search", {{"in", "s"}}).headers.at("etag"), tag);
  const json set = server.ask_json("/api/sets")["rows"][0];
  EXPECT_EQ(set["articles"], 12);
  EXPECT_EQ(set["present"], 7);
  EXPECT_THAT(server.ask("/sets", {{"name", "s"}}).body, HasSubstr("لم تعد في الفهرس"));
  EXPECT_EQ(server.ask_json("/api/search", {{"in", "s"}})["total"], 7);
}

TEST_F(ServeSetsCli, AreTheSameForEveryWorkerAtOnce) {
  const SearchServer server{index_, {"--allow-codes", "--workers", "4"}};
  const std::string token = token_of(server);
  for (int size = 1; size <= 12; ++size) {
    Parameters form = ticked(token, "s", {"0:a" + std::to_string(size)});
    form.emplace_back("existing", "add");
    ASSERT_EQ(post(server, "/set/save", form).status, 200);
    for (int ask = 0; ask < 8; ++ask) EXPECT_EQ(server.ask_json("/api/search", {{"in", "s"}})["total"], size);
  }
  const auto add = [&](const std::string& name) {
    for (int i = 1; i <= 6; ++i) {
      Parameters form = ticked(token, name, {"0:a" + std::to_string(i)});
      form.emplace_back("existing", "add");
      EXPECT_EQ(post(server, "/set/save", form).status, 200);
    }
  };
  std::thread other{add, "both"};
  add("both");
  other.join();
  EXPECT_EQ(articles_of("both").size(), 6U);
}

TEST_F(ServeSetsCli, AreToldByTheirIndexIfSeveralHaveAnId) {
  const std::string second = (dir_.path() / "second").string();
  ASSERT_EQ(run_command({KHABAR_INDEX, "build", "--quiet", "--index", second, "--jobs", "1",
                         dir_.write("second.jsonl", R"({"id":"a1","title":"غيره","body":"هجرة ثانية"})"
                                                    "\n")})
                .status,
            0);
  const std::string home = (dir_.path() / "home").string();
  std::filesystem::create_directory(home);
  const SearchServer server{index_, {"--allow-codes", "--index", second}, {"/usr/bin/env", "XDG_DATA_HOME=" + home}};
  const std::string token = token_of(server);
  EXPECT_THAT(server.ask("/search", {{"q", "ثانية"}}).body, HasSubstr("value=\"1:a1\""));
  EXPECT_EQ(json::parse(post(server, "/set/save", ticked(token, "s", {"1:a1"})).body)["articles"], 1);
  const json hits = server.ask_json("/api/search", {{"in", "s"}})["hits"];
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0]["title"], "غيره");
}

}  // namespace
}  // namespace khabar::testing
