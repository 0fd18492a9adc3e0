// Several indexes together, one of them served by Xapian's own server.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <thread>

#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kServer = "/usr/bin/xapian-tcpsrv";

sockaddr_in local_address(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

class Socket {
 public:
  Socket() : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {}
  ~Socket() { ::close(descriptor_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

std::uint16_t free_port() {
  const Socket socket;
  sockaddr_in address = local_address(0);
  socklen_t length = sizeof address;
  if (::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), length) != 0 ||
      ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &length) != 0) {
    throw std::runtime_error("no free port");
  }
  return ntohs(address.sin_port);
}

// xapian-tcpsrv over one generation, until the end of the test.
class Server {
 public:
  explicit Server(const std::filesystem::path& index) : port_(free_port()) {
    std::string port = std::to_string(port_);
    std::string database = std::filesystem::directory_iterator(index / "generations")->path().string();
    std::vector<std::string> words{kServer, "--quiet", "--interface", "127.0.0.1", "--port", port, database};
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    // It ends its whole process group when it is told to end, and complains of the probes below.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const int error = ::posix_spawn(&process_, kServer, &actions, &attributes, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (error != 0) throw std::runtime_error("cannot start xapian-tcpsrv");
    for (int i = 0; i < 100 && !answers(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  ~Server() {
    ::kill(-process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string place() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  bool answers() const {
    const Socket socket;
    sockaddr_in address = local_address(port_);
    return ::connect(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }

  std::uint16_t port_;
  pid_t process_ = 0;
};

class SeveralIndexesCli : public ::testing::Test {
 protected:
  void SetUp() override {
    publish_index(a(), {make_article("x", "الهجرة غير الشرعية", "تقرير عن الهجرة غير الشرعية", "2025-01-20", "BBC"),
                        make_article("y", "إيران", "عقوبات على إيران", "2018-03-01", "CNN")});
    publish_index(b(), {make_article("x", "الهجرة", "للهجرة غير شرعية", "2025-01-21", "bbc"),
                        make_article("z", "إيران", "قمة في إيران", "2018-03-02", "CNN")});
  }
  std::string a() const { return (dir_.path() / "a").string(); }
  std::string b() const { return (dir_.path() / "b").string(); }

  static CommandResult search(const std::vector<std::string>& indexes, const std::vector<std::string>& words) {
    std::vector<std::string> arguments{KHABAR_SEARCH};
    for (const std::string& index : indexes) arguments.insert(arguments.end(), {"--index", index});
    arguments.insert(arguments.end(), words.begin(), words.end());
    return run_command(arguments);
  }
  static json answer(const std::vector<std::string>& indexes, std::vector<std::string> words) {
    words.insert(words.end(), {"--format", "json"});
    const CommandResult result = search(indexes, words);
    EXPECT_EQ(result.err, "");
    return json::parse(result.out);
  }

  TempDir dir_;
};

TEST_F(SeveralIndexesCli, AreSearchedAsOneAndNamed) {
  const json out = answer({a(), b()}, {"الهجرة"});
  EXPECT_EQ(out["total"], 2);
  EXPECT_EQ(out["indexes"].size(), 2U);
  EXPECT_EQ(out["hits"][0]["index"], b()) << "the shorter article is the better one";
  EXPECT_EQ(out["hits"][1]["index"], a());
  EXPECT_EQ(answer({a(), b()}, {"--source", "Bbc"})["total"], 2);
  EXPECT_THAT(search({a(), b()}, {"الهجرة"}).out, HasSubstr(" · in " + a() + "\n"));
}

TEST_F(SeveralIndexesCli, AreRefusedTwice) {
  const CommandResult result = search({a(), a() + "/."}, {"الهجرة"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("are the same index"));
}

TEST_F(SeveralIndexesCli, MakeOneRun) {
  const std::string topics = dir_.write("topics.tsv", "t1\tإيران\nt2\tالهجرة\n");
  const std::string output = (dir_.path() / "run.txt").string();
  const CommandResult result =
      run_command({KHABAR_SEARCH, "run", "--index", a(), "--index", b(), "--topics", topics, "--output", output});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, StartsWith("SEARCH khabar queries=2"));
}

TEST_F(SeveralIndexesCli, AnswerARunOfQueriesAsTheyAnswerSearches) {
  const std::vector<std::string> queries{"الهجرة", "الهجرة NEAR/3 الشرعية", "*هجر* -إيران", "~إيران date:2018"};
  std::string topics;
  for (std::size_t i = 0; i < queries.size(); ++i) topics += std::to_string(i) + '\t' + queries[i] + '\n';
  const std::string path = dir_.write("topics.tsv", topics);
  const CommandResult run = run_command(
      {KHABAR_SEARCH, "run", "--index", a(), "--index", b(), "--syntax", "--topics", path, "--output", "-"});
  ASSERT_EQ(run.status, 0) << run.err;
  std::map<std::string, std::vector<std::string>> of_run;
  std::istringstream lines(run.out);
  std::string topic;
  std::string skipped;
  std::string id;
  std::string rest;
  while (lines >> topic >> skipped >> id && std::getline(lines, rest)) of_run[topic].push_back(id);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    std::vector<std::string> of_search;
    const json results = answer({a(), b()}, {queries[i], "--limit", "100"});
    for (const json& hit : results["hits"]) {  // a run has each id once
      const std::string id_of_hit = hit["id"];
      if (std::ranges::find(of_search, id_of_hit) == of_search.end()) of_search.push_back(id_of_hit);
    }
    EXPECT_EQ(of_run[std::to_string(i)], of_search) << queries[i];
  }
}

TEST_F(SeveralIndexesCli, RefuseATopicThatIsNoQuery) {
  const std::string topics = dir_.write("topics.tsv", "t1\tإيران\nt2\tالهجرة OR\n");
  const std::vector<std::string> command{KHABAR_SEARCH, "run",      "--index", a(),       "--topics",
                                         topics,        "--output", "-",       "--syntax"};
  const CommandResult result = run_command(command);
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("topics.tsv:2: "));
  EXPECT_THAT(result.err, HasSubstr("  ^"));
  std::vector<std::string> lenient = command;
  lenient.emplace_back("--lenient");
  EXPECT_EQ(run_command(lenient).status, 0);
}

TEST_F(SeveralIndexesCli, MayBeServedByXapian) {
  if (!std::filesystem::exists(kServer)) GTEST_SKIP() << "there is no xapian-tcpsrv (package xapian-tools)";
  const Server server(a());
  for (const auto& query : {std::vector<std::string>{"الهجرة"},
                            {"\"الهجرة غير الشرعية\""},
                            {"=\"الهجرة غير الشرعية\""},
                            {"الهجرة NEAR/2 الشرعية"},
                            {"الشرعية NOT ADJ/1 الهجرة"},
                            {"الهجرة SENT الشرعية"},
                            {"ATLEAST/2 الهجرة"},
                            {"FIRST/20 (*هجر* OR ~إيران)"},
                            {"*هجر* OR *جرة"},
                            {"~إيران"},
                            {"إيران^2 OR الهجرة"},
                            {"date:2025-01..2025-02 words:>2"},
                            {"الهجرة", "--from", "2025-01-21"},
                            {"--source", "cnn", "--sort", "newest"},
                            {"إيران", "--explain"}}) {
    json local = answer({a(), b()}, query);
    json served = answer({server.place(), b()}, query);
    EXPECT_GT(served["total"], 0);
    EXPECT_EQ(served["total"], local["total"]);
    ASSERT_EQ(served["hits"].size(), local["hits"].size());
    for (std::size_t i = 0; i < served["hits"].size(); ++i) {
      for (const char* key : {"id", "score", "marks"}) EXPECT_EQ(served["hits"][i][key], local["hits"][i][key]);
    }
  }
}

TEST_F(SeveralIndexesCli, SayWhatAServedOneCannotDo) {
  if (!std::filesystem::exists(kServer)) GTEST_SKIP() << "there is no xapian-tcpsrv (package xapian-tools)";
  const Server server(a());
  EXPECT_THAT(search({server.place(), a()}, {"الهجرة"}).err, HasSubstr("are the same index"));
  const CommandResult oldest = search({server.place(), b()}, {"إيران", "--sort", "oldest"});
  EXPECT_EQ(oldest.status, 2);
  EXPECT_THAT(oldest.err, HasSubstr("cannot sort oldest first"));
}

// Xapian's client ignores SIGPIPE in the whole process, once it is connected.
TEST_F(SeveralIndexesCli, EndQuietlyWhereTheirReaderGoesAway) {
  std::vector<Article> articles;
  const std::string body(20'000, 'x');
  for (int i = 0; i < 20; ++i) articles.push_back(make_article(std::to_string(i), "الهجرة " + body, body));
  const std::string many = (dir_.path() / "many").string();
  publish_index(many, articles);
  std::vector<std::string> places{many};
  std::optional<Server> server;
  if (std::filesystem::exists(kServer)) {
    server.emplace(many);
    places.push_back(server->place());
  }
  for (const std::string& place : places) {
    for (const char* options : {"--format jsonl", "--format json", "--format csv", "--format text"}) {
      const std::string command =
          KHABAR_SEARCH " --index " + place + " الهجرة --limit 100 --duplicates show " + options;
      const CommandResult result =
          run_command({"/bin/bash", "-c", command + " | head -c 1 > /dev/null; echo ${PIPESTATUS[0]}"});
      EXPECT_EQ(result.out, "141\n") << command;
      EXPECT_EQ(result.err, "") << command;
      const CommandResult full = run_command({"/bin/bash", "-c", command + " > /dev/full"});
      EXPECT_EQ(full.status, 2) << command;
      EXPECT_EQ(full.err, "khabar-search: error: cannot write standard output: No space left on device\n") << command;
    }
  }
  if (!server) GTEST_SKIP() << "the rest needs xapian-tcpsrv (package xapian-tools)";
}

TEST_F(SeveralIndexesCli, NameAServerThatDoesNotAnswer) {
  for (const char* host : {"127.0.0.1:", "localhost:", "[::1]:"}) {
    const std::string place = host + std::to_string(free_port());
    const CommandResult result = search({a(), place}, {"الهجرة"});
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.err, HasSubstr("cannot reach the index at " + place));
    EXPECT_THAT(result.err, ::testing::Not(HasSubstr("host ["))) << "brackets are no part of an address";
  }
}

}  // namespace
}  // namespace khabar::testing
