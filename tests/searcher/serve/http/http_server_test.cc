#include "searcher/serve/http/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <list>
#include <thread>

#include "common/program/error.h"
#include "tests/support/http_client.h"

namespace khabar {
namespace {

using testing::get;
using testing::get_request;
using testing::HttpAnswer;
using testing::HttpConnection;
using testing::send_raw;
using namespace std::chrono_literals;

// A worker answers /wait when the gate is open, all else at once.
class ServerTest : public ::testing::Test {
 protected:
  void start(HttpSettings settings) {
    Listener listener{"127.0.0.1", 0};
    port = listener.port();
    server.emplace(listener, settings,
                   HttpHandlers{
                       [](const HttpRequest& request, std::size_t) -> std::optional<HttpResponse> {
                         if (request.path == "/at-once") return HttpResponse{200, "text/plain", "at once"};
                         return std::nullopt;
                       },
                       [this](const HttpRequest& request, std::size_t) {
                         ++begun;
                         if (request.path == "/wait") gate.get_future().wait();
                         return HttpResponse{200, "text/plain", form_text(request.parameters)};
                       },
                       [](const HttpRequest&) {
                         return HttpResponse{503, "text/plain", "busy"};
                       },
                       [](int status) {
                         return HttpResponse{status, "text/plain", "too large"};
                       },
                       [this](const HttpRecord&) { ++recorded; },
                   });
  }

  void wait_for_begun(int count) const {
    while (begun < count) std::this_thread::sleep_for(1ms);
  }

  unsigned port = 0;
  std::atomic<int> begun{0};
  std::atomic<int> recorded{0};
  std::promise<void> gate;
  std::optional<HttpServer> server;
};

TEST_F(ServerTest, AnswersOneRequestAfterAnotherOnAConnection) {
  start({});
  HttpConnection connection{port};
  for (const std::string text : {"a", "b", "c"}) {
    ASSERT_TRUE(connection.send(get_request("/x?q=" + text)));
    const HttpAnswer answer = connection.read();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "q=" + text);
  }
}

TEST_F(ServerTest, SendsSafeHeadersWithEveryAnswer) {
  start({});
  for (const char* path : {"/x", "/at-once"}) {
    const HttpAnswer answer = get(port, path);
    EXPECT_THAT(answer.headers.at("content-security-policy"), ::testing::StartsWith("default-src 'self'"));
    EXPECT_THAT(answer.headers.at("content-security-policy"), ::testing::HasSubstr("frame-ancestors 'none'"));
    EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.headers.at("referrer-policy"), "same-origin");
  }
}

TEST_F(ServerTest, HasNoBodyForHead) {
  start({});
  const HttpAnswer answer = send_raw(port, "HEAD /x?q=abc HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("content-length"), "5");
}

TEST_F(ServerTest, ReadsAFormFromABody) {
  start({});
  const std::string head = "POST /x?a=1 HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  EXPECT_EQ(send_raw(port, head + "Content-Length: 3\r\n\r\nq=b").body, "a=1&q=b");
  EXPECT_EQ(send_raw(port, head + "Transfer-Encoding: chunked\r\n\r\n2\r\nq=\r\n1\r\nc\r\n0\r\n\r\n").body, "a=1&q=c");
}

TEST_F(ServerTest, RefusesWhatIsTooLarge) {
  start({});
  const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
  EXPECT_EQ(get(port, "/x?q=" + std::string(kMostAddressBytes - 5, 'a')).status, 200);
  EXPECT_EQ(get(port, "/x?q=" + std::string(kMostAddressBytes - 4, 'a')).status, 414);
  EXPECT_EQ(get(port, "/x?q=" + std::string(1'000'000, 'a')).status, 414);
  EXPECT_EQ(get(port, "/x", "X-Long: " + std::string(1'000'000, 'a') + "\r\n").status, 431);
  EXPECT_EQ(send_raw(port, "POST /x HTTP/1.1\r\nHost: h\r\n" + form + "Content-Length: 65537\r\n\r\n").status, 413);
  EXPECT_EQ(send_raw(port, "POST /x HTTP/1.1\r\nHost: h\r\n" + form + "Content-Length: 65536\r\n\r\n" +
                               std::string(65'536, 'a'))
                .status,
            200);
  const std::string chunk = "8000\r\n" + std::string(0x8000, 'a') + "\r\n";
  EXPECT_EQ(send_raw(port, "POST /x HTTP/1.1\r\nHost: h\r\n" + form + "Transfer-Encoding: chunked\r\n\r\n" + chunk +
                               chunk + chunk + "0\r\n\r\n")
                .status,
            413);
}

TEST_F(ServerTest, RefusesWhatIsNoRequest) {
  start({});
  for (const std::string request :
       {"\r\n\r\nhello\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "\x16\x03\x01\x02\x01\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: h\r\n\r\n", "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n"}) {
    const int status = send_raw(port, request).status;
    EXPECT_TRUE(status == 0 || (status >= 400 && status <= 505)) << request << status;
  }
  EXPECT_EQ(get(port, "/x?q=1").status, 200);
}

// Whoever stands before it may read such a request as two.
TEST_F(ServerTest, RefusesWhatCanBeReadInTwoWays) {
  start({});
  const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
  const std::string next = get_request("/x?q=next");
  for (const std::string& request :
       {"POST /x HTTP/1.1\r\nHost: h\r\n" + form + "Content-Length: 3\r\nContent-Length: 30\r\n\r\nq=a" + next,
        "POST /x HTTP/1.1\r\nHost: h\r\n" + form +
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nq=a\r\n0\r\n\r\n" + next,
        "GET /x HTTP/1.1\r\nHost: h\r\nHost: other\r\n\r\n" + next,
        "GET /at-once HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\ncontent-length: 0\r\n\r\n" + next}) {
    HttpConnection connection{port};
    connection.send(request);
    EXPECT_EQ(connection.read().status, 400) << request;
    EXPECT_EQ(connection.read().status, 0) << request;  // closed
  }
  EXPECT_EQ(begun, 0);
}

TEST_F(ServerTest, RefusesAtOnceWhatTheQueueHasNoRoomFor) {
  HttpSettings settings;
  settings.workers = 1;
  settings.queue = 2;
  start(settings);
  std::list<HttpConnection> waiting;
  waiting.emplace_back(port).send(get_request("/wait"));
  wait_for_begun(1);
  for (int i = 0; i < 2; ++i) waiting.emplace_back(port).send(get_request("/x"));
  HttpAnswer refused;
  while (refused.status != 503) {  // until both are in the queue
    waiting.emplace_back(port).send(get_request("/x?q=refused"));
    if (waiting.back().is_readable(50)) refused = waiting.back().read();
    ASSERT_LE(waiting.size(), 10U);
  }
  EXPECT_EQ(get(port, "/at-once").body, "at once");  // needs no worker
  gate.set_value();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(std::next(waiting.begin(), i)->read().status, 200);
}

TEST_F(ServerTest, RefusesWhatWaitedTooLong) {
  HttpSettings settings;
  settings.workers = 1;
  settings.deadline = 50ms;
  start(settings);
  HttpConnection first{port};
  first.send(get_request("/wait"));
  wait_for_begun(1);
  HttpConnection second{port};
  second.send(get_request("/x"));
  std::this_thread::sleep_for(100ms);
  gate.set_value();
  EXPECT_EQ(first.read().status, 200);
  EXPECT_EQ(second.read().status, 503);
  EXPECT_EQ(begun, 1);
}

TEST_F(ServerTest, ServesOthersWhileManyClientsSendTheirHeadersByteByByte) {
  HttpSettings settings;
  settings.header_time = 1s;
  start(settings);
  std::list<HttpConnection> slow;
  for (int i = 0; i < 200; ++i) slow.emplace_back(port).send("GET /x HTTP/1.1\r\n");
  for (int round = 0; round < 8; ++round) {
    for (HttpConnection& connection : slow) connection.send("X");
    EXPECT_EQ(get(port, "/x?q=1").body, "q=1");
    server->close_late();
    std::this_thread::sleep_for(200ms);
  }
  for (const HttpConnection& connection : slow) EXPECT_TRUE(connection.is_readable(2'000));  // closed
  EXPECT_EQ(begun, 8);
}

TEST_F(ServerTest, ClosesConnectionsThatAreIdle) {
  HttpSettings settings;
  settings.header_time = 1s;
  start(settings);
  HttpConnection connection{port};
  connection.send(get_request("/x"));
  EXPECT_EQ(connection.read().status, 200);
  EXPECT_FALSE(connection.is_readable(100));
  std::this_thread::sleep_for(1100ms);
  server->close_late();
  EXPECT_TRUE(connection.is_readable(2'000));
}

TEST_F(ServerTest, TakesNoMoreConnectionsOfOneAddressThanItShould) {
  HttpSettings settings;
  settings.address_connections = 3;
  start(settings);
  std::list<HttpConnection> all;
  int answered = 0;
  for (int i = 0; i < 5; ++i) {
    all.emplace_back(port).send(get_request("/at-once"));
    if (all.back().read().status == 200) ++answered;
  }
  EXPECT_EQ(answered, 3);
}

TEST_F(ServerTest, AnswersWhatIsUnderWayBeforeItEnds) {
  start({});
  HttpConnection connection{port};
  connection.send(get_request("/wait"));
  wait_for_begun(1);
  std::thread ending{[&] { server->finish(10s); }};
  std::this_thread::sleep_for(50ms);
  EXPECT_THROW(HttpConnection{port}, std::runtime_error);  // no new ones
  gate.set_value();
  EXPECT_EQ(connection.read().status, 200);
  ending.join();
  EXPECT_EQ(recorded, 1);
}

TEST_F(ServerTest, OutlivesClientsThatGoAway) {
  start({});
  for (int i = 0; i < 20; ++i) HttpConnection{port}.send(get_request("/x"));
  HttpConnection{port}.send("GET /x");
  { HttpConnection gone{port}; }
  EXPECT_EQ(get(port, "/x?q=1").status, 200);
}

TEST(Listener, SaysWhyItCannotListen) {
  Listener first{"127.0.0.1", 0};
  EXPECT_TRUE(first.is_loopback());
  EXPECT_THROW((Listener{"127.0.0.1", first.port()}), Error);
  EXPECT_THROW((Listener{"no such host.invalid", 0}), Error);
  EXPECT_FALSE((Listener{"0.0.0.0", 0}).is_loopback());
}

}  // namespace
}  // namespace khabar
