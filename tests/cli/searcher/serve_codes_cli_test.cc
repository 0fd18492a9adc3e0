// Codes that are given to lines on the page of `khabar-search serve`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/cli/searcher/search_commands.h"
#include "tests/cli/searcher/search_server.h"

namespace khabar::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// `a` has two lines of هجرة, a:3 and a:6.
class ServeCodesCli : public ::testing::Test {
 protected:
  void SetUp() override { publish("قال إن الهجرة خطر وإن الهجرة فرصة"); }

  void publish(const std::string& body) {
    const std::string lines = R"({"id":"a","title":"","body":")" + body + "\"}\n";
    const CommandResult result = run_command(
        {KHABAR_INDEX, "build", "--quiet", "--force", "--index", index_, "--jobs", "1", dir_.write("in.jsonl", lines)});
    ASSERT_EQ(result.status, 0) << result.err;
  }

  static std::string value_on(const std::string& html, const std::string& name) {
    const std::string begin = "name=\"" + name + "\" value=\"";
    const std::size_t at = html.find(begin);
    if (at == std::string::npos) return {};
    return html.substr(at + begin.size(), html.find('"', at + begin.size()) - at - begin.size());
  }

  static std::string token_of(const SearchServer& server) {
    return value_on(server.ask("/kwic", {{"q", "هجرة"}}).body, "token");
  }

  // As the script of the page sends it; `headers` in place of its own origin.
  static HttpAnswer post(const SearchServer& server, const Parameters& form, const std::string& headers) {
    const std::string body = form_text(form);
    return send_raw(server.port(), "POST /code HTTP/1.1\r\nHost: localhost\r\n" + headers +
                                       "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                                       std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  static HttpAnswer post(const SearchServer& server, const Parameters& form) {
    return post(server, form, "Origin: http://localhost\r\nAccept: application/json\r\n");
  }

  // line and code of each coded line.
  std::vector<std::string> kept() const {
    std::vector<std::string> rows =
        lines_of(run_search(index_, "codes", {"export", "--format", "tsv", "--fields", "line,code,note"}).out);
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
  }

  TempDir dir_;
  const std::string index_ = (dir_.path() / "index").string();
};

TEST_F(ServeCodesCli, LieWhereThoseOfTheCommandLie) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  ASSERT_EQ(
      run_search(index_, "codes", {"import", dir_.write("codes.csv", "line,code,note\na:6,فرصة,كما هي\n")}).status, 0);
  const HttpAnswer answer =
      post(server, {{"token", token}, {"line", "a:3"}, {"match", "الهجرة"}, {"code", "خطر؛ أمن;"}});
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json::parse(answer.body)["codes"], json({"أمن", "خطر"}));
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  EXPECT_THAT(kept(), ElementsAre("a:3\tأمن; خطر\t", "a:6\tفرصة\tكما هي"));
  EXPECT_EQ(server.ask_json("/api/search", {{"q", "code:خطر"}})["total"], 1);
  EXPECT_THAT(server.ask("/kwic", {{"q", "هجرة"}}).body, HasSubstr("value=\"أمن; خطر\""));
  EXPECT_EQ(post(server, {{"token", token}, {"line", "a:6"}, {"code", "أخرى"}}).status, 200);  // its note stays
  EXPECT_EQ(post(server, {{"token", token}, {"line", "a:3"}, {"code", ""}}).status, 200);
  EXPECT_THAT(kept(), ElementsAre("a:6\tأخرى\tكما هي"));
}

TEST_F(ServeCodesCli, LeadAFormBackToItsLines) {
  const SearchServer server{index_, {"--allow-codes"}};
  const HttpAnswer answer = post(server,
                                 {{"token", token_of(server)},
                                  {"line", "a:3"},
                                  {"code", "خطر"},
                                  {"back", "q=هجرة&sort=after1&x=\r\nSet-Cookie: y&//evil.example"}},
                                 "Origin: http://localhost\r\n");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.headers.at("location"),
            "/kwic?" +
                form_text({{"q", "هجرة"}, {"sort", "after1"}, {"x", "\r\nSet-Cookie: y"}, {"//evil.example", ""}}) +
                "#line-a%3A3");
  EXPECT_EQ(answer.headers.count("set-cookie"), 0U);
}

TEST_F(ServeCodesCli, AreRefusedInTheLanguageOfThePage) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::pair<const char*, const char*> rows[] = {{"", "the page is of an earlier start of the server"},
                                                      {"q=هجرة&ui=en", "the page is of an earlier start of the server"},
                                                      {"q=هجرة", "هذه الصفحة من تشغيل سابق للخادم"}};
  for (const auto& [back, message] : rows) {
    const json told =
        json::parse(post(server, {{"token", "0"}, {"line", "a:3"}, {"code", "خطر"}, {"back", back}}).body);
    EXPECT_EQ(told["message"], message) << back;
    EXPECT_EQ(told["code"], "wrong_token") << back;
  }
}

TEST_F(ServeCodesCli, AreRefusedFromElsewhere) {
  const SearchServer server{index_, {"--allow-codes", "--log-queries"}};
  const std::string token = token_of(server);
  const Parameters right{{"token", token}, {"line", "a:3"}, {"code", "خطر"}};
  for (const std::string origin :
       {"", "Origin: null\r\n", "Origin: http://evil.example\r\n", "Origin: http://localhost:81\r\n",
        "Origin: http://localhost.evil.example\r\n", "Origin: localhost\r\n", "Origin: ftp://localhost\r\n",
        "Referer: http://localhost/kwic\r\n"}) {
    const HttpAnswer answer = post(server, right, origin + "Accept: application/json\r\n");
    EXPECT_EQ(answer.status, 403) << origin;
    EXPECT_EQ(json::parse(answer.body)["code"], "other_origin") << origin;
  }
  for (const std::string& wrong : {std::string{}, std::string{"0"}, token + "0", std::string(token.size(), '0')}) {
    const HttpAnswer answer = post(server, {{"token", wrong}, {"line", "a:3"}, {"code", "خطر"}});
    EXPECT_EQ(answer.status, 403) << wrong;
    EXPECT_EQ(json::parse(answer.body)["code"], "wrong_token") << wrong;
  }
  const SearchServer later{index_, {"--allow-codes"}};
  EXPECT_EQ(json::parse(post(later, right).body)["code"], "wrong_token");
  for (const std::string method : {"GET", "HEAD", "PUT"}) {
    const HttpAnswer answer =
        send_raw(server.port(), method + " /code?" + form_text(right) +
                                    " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\r\n");
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.headers.at("allow"), "POST") << method;
  }
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_EQ(post(server, right, "Origin: https://localhost\r\n").status, 303);  // behind a proxy
  EXPECT_THAT(kept(), ElementsAre("a:3\tخطر\t"));
  const std::string logged = "POST /code?line=a%3A3&code=" + percent_encoded("خطر") + " 303";
  EXPECT_THAT(server.log_with(logged), HasSubstr(logged));
  EXPECT_THAT(server.log(), Not(HasSubstr(token)));
}

TEST_F(ServeCodesCli, AreRefusedOfNoLineAndByNoName) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  const std::tuple<std::string, std::string, std::string, int, std::string> rows[] = {
      {"a:9999", "", "خطر", 404, "no_line"},
      {"nobody:1", "", "خطر", 404, "no_line"},
      {"a:0", "", "خطر", 404, "no_line"},
      {"a", "", "خطر", 404, "no_line"},
      {"", "", "خطر", 404, "no_line"},
      {"a:3", "فرصة", "خطر", 404, "no_line"},
      {"a:-3", "", "خطر", 404, "no_line"},
      {"a:3", "", "none", 400, "bad_code"},
      {"a:3", "", "a\"b", 400, "bad_code"},
      {"a:3", "", std::string(100, 'x'), 400, "bad_code"},
      {"a:3", "\xff", "خطر", 400, "bad_request"},
      {"a:3", "", "\xff", 400, "bad_request"},
  };
  for (const auto& [line, match, code, status, name] : rows) {
    const HttpAnswer answer = post(server, {{"token", token}, {"line", line}, {"match", match}, {"code", code}});
    EXPECT_EQ(answer.status, status) << line << match << code << answer.body;
    EXPECT_EQ(json::parse(answer.body)["code"], name) << line << code;
  }
  publish("نص آخر");
  EXPECT_EQ(post(server, {{"token", token}, {"line", "a:3"}, {"code", "خطر"}}).status, 404);
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(ServeCodesCli, AreKeptOfTwoWindowsAtOnce) {
  const SearchServer server{index_, {"--allow-codes"}};
  const std::string token = token_of(server);
  const auto window = [&](const std::string& line, const std::string& code) {
    for (int i = 0; i < 8; ++i) {
      EXPECT_EQ(post(server, {{"token", token}, {"line", line}, {"code", code + std::to_string(i)}}).status, 200);
    }
  };
  std::thread other{window, "a:3", "other"};
  window("a:6", "one");
  other.join();
  EXPECT_THAT(kept(), ElementsAre("a:3\tother7\t", "a:6\tone7\t"));
  std::thread same{window, "a:3", "same"};
  window("a:3", "one");
  same.join();
  EXPECT_EQ(kept().size(), 2U);
}

TEST_F(ServeCodesCli, AreNeitherTakenNorShownUnlessAllowed) {
  const SearchServer server{index_};
  const std::string html = server.ask("/kwic", {{"q", "هجرة"}, {"keys", "a;b"}}).body;
  EXPECT_THAT(html, Not(HasSubstr("action=\"/code\"")));
  EXPECT_THAT(html, Not(HasSubstr("code-keys")));
  const HttpAnswer answer = post(server, {{"token", ""}, {"line", "a:3"}, {"code", "خطر"}});
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(json::parse(answer.body)["code"], "no_codes");
  EXPECT_THAT(answer.body, HasSubstr("--allow-codes"));
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(ServeCodesCli, AreNotPromisedWithoutAPlaceForThem) {
  dir_.write("index/desk.db",
             "no file of SQLite at all, and longer than its header is, which has one hundred bytes....");
  expect_refusal(index_, {{"serve", "--port", "0", "--allow-codes"}, "desk.db"});
}

}  // namespace
}  // namespace khabar::testing
