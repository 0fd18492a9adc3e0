#include "searcher/serve/http/listener.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "common/program/error.h"

namespace khabar {
namespace {

constexpr int kBacklog = 256;    // connections that wait to be taken; chosen, not tuned
constexpr int kFirstPassed = 3;  // SD_LISTEN_FDS_START

using Addresses = std::unique_ptr<addrinfo, decltype([](addrinfo* list) { ::freeaddrinfo(list); })>;

Addresses addresses_of(const std::string& host, unsigned port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = ::getaddrinfo(host.c_str(), fmt::format("{}", port).c_str(), &wanted, &found);
  if (error != 0) throw Error(fmt::format("--host {}: {}", host, ::gai_strerror(error)), "127.0.0.1 is this machine");
  return Addresses{found};
}

bool is_loopback_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return (ntohl(four.sin_addr.s_addr) >> 24U) == 127;
  }
  sockaddr_in6 six{};
  if (address.sa_family != AF_INET6) return false;
  std::memcpy(&six, &address, sizeof six);
  return IN6_IS_ADDR_LOOPBACK(&six.sin6_addr);
}

sockaddr_storage address_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) address.ss_family = AF_UNSPEC;
  return address;
}

unsigned port_of(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
  return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

std::string host_of(const sockaddr_storage& address) {
  const void* number = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  if (address.ss_family == AF_INET6) number = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  std::array<char, INET6_ADDRSTRLEN> text{};
  return ::inet_ntop(address.ss_family, number, text.data(), text.size()) == nullptr ? "" : text.data();
}

int option_of_socket(int socket, int option) {
  int value = -1;
  socklen_t size = sizeof value;
  return ::getsockopt(socket, SOL_SOCKET, option, &value, &size) == 0 ? value : -1;
}

bool waits_for_connections(int socket) {
  return option_of_socket(socket, SO_TYPE) == SOCK_STREAM && option_of_socket(socket, SO_ACCEPTCONN) == 1;
}

bool is_of_ip(const sockaddr_storage& address) { return address.ss_family == AF_INET || address.ss_family == AF_INET6; }

}  // namespace

std::optional<int> passed_socket(const char* listen_pid, const char* listen_fds) {
  // What is meant for another process was inherited by mistake.
  if (listen_pid == nullptr || listen_fds == nullptr || listen_pid != fmt::format("{}", ::getpid()))
    return std::nullopt;
  const std::string_view text{listen_fds};
  unsigned count = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || rest != text.data() + text.size()) {
    throw Error(fmt::format("LISTEN_FDS={} is no number of sockets", text));
  }
  if (count == 0) return std::nullopt;
  if (count == 1) return kFirstPassed;
  throw Error(fmt::format("{} sockets were passed, and one can be served", count),
              "leave one ListenStream= in khabar-search.socket");
}

Listener::Listener(const std::string& host, unsigned port) : host_(host) {
  const Addresses addresses = addresses_of(host, port);
  const addrinfo& address = *addresses;
  loopback_ = is_loopback_address(*address.ai_addr);
  socket_ = ::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int on = 1;
  if (socket_ < 0 || ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
      ::bind(socket_, address.ai_addr, address.ai_addrlen) != 0 || ::listen(socket_, kBacklog) != 0) {
    const int error = errno;
    if (socket_ >= 0) ::close(socket_);
    throw Error(fmt::format("cannot listen at {} port {}: {}", host, port, std::generic_category().message(error)),
                "another port may be free: --port 8081, or --port 0 for any");
  }
  port_ = port_of(address_of(socket_));
}

Listener::Listener(int passed) : passed_(true) {
  const sockaddr_storage address = address_of(passed);
  if (!waits_for_connections(passed) || !is_of_ip(address)) {
    throw Error(fmt::format("file descriptor {} does not wait for connections over IP", passed),
                "khabar-search.socket needs ListenStream= with an address and a port, and no Accept=yes");
  }
  if (::fcntl(passed, F_SETFD, FD_CLOEXEC) != 0 || ::fcntl(passed, F_SETFL, O_NONBLOCK) != 0) {
    throw Error(fmt::format("file descriptor {}: {}", passed, std::generic_category().message(errno)));
  }
  socket_ = passed;
  host_ = host_of(address);
  port_ = port_of(address);
  loopback_ = is_loopback_address(reinterpret_cast<const sockaddr&>(address));
}

Listener::~Listener() {
  if (socket_ >= 0) ::close(socket_);
}

int Listener::release() { return std::exchange(socket_, -1); }

}  // namespace khabar
