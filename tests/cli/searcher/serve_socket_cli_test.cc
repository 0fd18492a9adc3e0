// `khabar-search serve` at a socket that systemd, or whoever stands for it, has opened.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "searcher/serve/http/listener.h"
#include "tests/cli/searcher/search_commands.h"
#include "tests/cli/searcher/search_server.h"

namespace khabar::testing {
namespace {

using ::testing::HasSubstr;

class ServeSocketCli : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string lines = R"({"id":"a","title":"","body":"هجرة"})"
                              "\n";
    ASSERT_EQ(
        run_command({KHABAR_INDEX, "build", "--quiet", "--index", index_, "--jobs", "1", dir_.write("in.jsonl", lines)})
            .status,
        0);
  }

  // What stands before the program so that it finds `sockets` as its descriptors from 3 on, as sd_listen_fds(3) says.
  static std::vector<std::string> passing(const std::vector<int>& sockets) {
    std::string script;
    for (std::size_t i = 0; i < sockets.size(); ++i) {
      script += "exec " + std::to_string(i + 3) + "<&" + std::to_string(sockets[i]) + "; ";
    }
    script += "LISTEN_PID=$$ LISTEN_FDS=" + std::to_string(sockets.size()) + " exec \"$@\"";
    return {"/bin/bash", "-c", script, "bash"};
  }

  // The socket of a test, which a child inherits.
  static int opened(Listener&& listener) { return ::fcntl(listener.get(), F_DUPFD, 10); }

  CommandResult refused(const std::vector<int>& sockets, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> command = passing(sockets);
    command.insert(command.end(), {KHABAR_SEARCH, "serve", "--index", index_});
    command.insert(command.end(), more.begin(), more.end());
    return run_command(command);
  }

  TempDir dir_;
  const std::string index_ = (dir_.path() / "index").string();
};

TEST_F(ServeSocketCli, ServesAtItAndLeavesItForTheNextStart) {
  const int socket = opened({"127.0.0.1", 0});
  unsigned port = 0;
  for (int start = 0; start < 2; ++start) {
    SearchServer server{index_, {"--host", "203.0.113.1"}, passing({socket})};
    ASSERT_GT(server.port(), 1U) << server.log();
    if (start == 1) {
      EXPECT_EQ(server.port(), port);
    }
    port = server.port();
    EXPECT_EQ(server.ask_json("/api/search", {{"q", "هجرة"}})["total"], 1);
    server.process().send(SIGTERM);
    EXPECT_EQ(server.process().wait(), 0);
    HttpConnection waiting{port};  // for the next start, as it does while systemd starts one
    if (start == 1) continue;
    waiting.send(get_request("/healthz"));
    const SearchServer next{index_, {}, passing({socket})};
    EXPECT_EQ(waiting.read().body, "ok\n");
  }
  ::close(socket);
}

TEST_F(ServeSocketCli, AsksForATokenIfItsOwnAddressCanBeReached) {
  const int socket = opened({"0.0.0.0", 0});
  const CommandResult result = refused({socket}, {"--host", "127.0.0.1"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("the socket at 0.0.0.0 can be reached from other machines"));
  const SearchServer server{index_, {"--no-auth"}, passing({socket})};
  EXPECT_EQ(server.ask("/healthz").status, 200) << server.log();
  ::close(socket);
}

TEST_F(ServeSocketCli, RefusesSeveralAndWhatDoesNotListen) {
  const int one = opened({"127.0.0.1", 0});
  const int other = opened({"127.0.0.1", 0});
  const CommandResult several = refused({one, other});
  EXPECT_EQ(several.status, 2);
  EXPECT_THAT(several.err, HasSubstr("2 sockets were passed, and one can be served"));
  const CommandResult file = refused({STDERR_FILENO});
  EXPECT_EQ(file.status, 2);
  EXPECT_THAT(file.err, HasSubstr("file descriptor 3 does not wait for connections over IP"));
  ::close(one);
  ::close(other);
}

TEST_F(ServeSocketCli, IsStartedByTheFirstConnection) {
  constexpr const char* kActivate = "/usr/bin/systemd-socket-activate";
  if (::access(kActivate, X_OK) != 0) GTEST_SKIP() << "there is no systemd-socket-activate (package systemd)";
  const unsigned port = Listener{"127.0.0.1", 0}.port();  // free until now
  const std::string log = (dir_.path() / "log").string();
  const ChildProcess activate{
      {kActivate, "--listen", "127.0.0.1:" + std::to_string(port), KHABAR_SEARCH, "serve", "--index", index_}, log};
  const auto said = [&] { return std::filesystem::exists(log) ? read_file(log) : std::string{}; };
  while (said().find("Listening") == std::string::npos && !activate.ended()) {
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  EXPECT_EQ(get(port, "/healthz").body, "ok\n") << said();
  EXPECT_THAT(said(), HasSubstr("serving http://127.0.0.1:" + std::to_string(port)));
}

}  // namespace
}  // namespace khabar::testing
