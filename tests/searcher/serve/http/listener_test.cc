#include "searcher/serve/http/listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>

#include "common/program/error.h"
#include "tests/support/http_client.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;

std::string own_id() { return std::to_string(::getpid()); }

std::string refusal_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

// A socket as systemd opens it: at an address of IPv4 and a port that is free.
int bound_socket(int type, in_addr_t host = INADDR_LOOPBACK) {
  const int socket = ::socket(AF_INET, type, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(host);
  EXPECT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  return socket;
}

TEST(Listener, IsPassedTheOneSocketOfItsOwnProcess) {
  EXPECT_EQ(passed_socket(own_id().c_str(), "1"), 3);
  EXPECT_EQ(passed_socket(own_id().c_str(), "0"), std::nullopt);
  EXPECT_EQ(passed_socket(nullptr, "1"), std::nullopt);
  EXPECT_EQ(passed_socket(own_id().c_str(), nullptr), std::nullopt);
  for (const char* other : {"", "1", "x", "-1"}) EXPECT_EQ(passed_socket(other, "1"), std::nullopt) << other;
  EXPECT_EQ(passed_socket((own_id() + ' ').c_str(), "1"), std::nullopt);
  EXPECT_THAT(refusal_of([] { passed_socket(own_id().c_str(), "2"); }), HasSubstr("2 sockets were passed"));
  for (const char* wrong : {"", "x", "-1", "1x", " 1", "99999999999999999999"}) {
    EXPECT_THAT(refusal_of([&] { passed_socket(own_id().c_str(), wrong); }), HasSubstr("no number of sockets"))
        << wrong;
  }
}

TEST(Listener, TakesASocketByItsOwnAddress) {
  for (const auto& [host, text, is_loopback] : {std::tuple{INADDR_LOOPBACK, "127.0.0.1", true},
                                                {0x7F000009U, "127.0.0.9", true},
                                                {INADDR_ANY, "0.0.0.0", false}}) {
    const int socket = bound_socket(SOCK_STREAM, host);
    ASSERT_EQ(::listen(socket, 8), 0);
    Listener listener{socket};
    EXPECT_TRUE(listener.is_passed());
    EXPECT_EQ(listener.host(), text);
    EXPECT_GT(listener.port(), 0U);
    EXPECT_EQ(listener.is_loopback(), is_loopback) << text;
    EXPECT_EQ(listener.release(), socket);
    ::close(socket);
  }
  Listener six{"::1", 0};
  const Listener passed{six.release()};
  EXPECT_EQ(passed.host(), "::1");
  EXPECT_TRUE(passed.is_loopback());
}

TEST(Listener, TakesNoOtherFile) {
  std::array<int, 2> pair{};
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
  const int local = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un nameless{};
  nameless.sun_family = AF_UNIX;
  ASSERT_EQ(::bind(local, reinterpret_cast<const sockaddr*>(&nameless), sizeof nameless.sun_family), 0);
  ASSERT_EQ(::listen(local, 8), 0);
  const Listener waiting{"127.0.0.1", 0};
  const testing::HttpConnection connected{waiting.port()};
  const int taken = ::accept(waiting.get(), nullptr, nullptr);
  ASSERT_GE(taken, 0);
  const std::array files{
      pair[0], pair[1], local, taken, bound_socket(SOCK_STREAM), bound_socket(SOCK_DGRAM), ::dup(STDERR_FILENO)};
  for (const int file : files) {
    EXPECT_THAT(refusal_of([&] { const Listener listener{file}; }), HasSubstr("does not wait for connections"));
    EXPECT_EQ(::close(file), 0) << "it is not ours";
  }
  EXPECT_THAT(refusal_of([&] { const Listener listener{files[0]}; }), HasSubstr("does not wait")) << "closed";
}

}  // namespace
}  // namespace khabar
