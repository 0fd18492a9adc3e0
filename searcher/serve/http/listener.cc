#include "searcher/serve/http/listener.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>

#include "common/program/error.h"

namespace khabar {
namespace {

constexpr int kBacklog = 256;  // connections that wait to be taken; chosen, not tuned

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

unsigned port_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<sockaddr_in6&>(address).sin6_port);
  return ntohs(reinterpret_cast<sockaddr_in&>(address).sin_port);
}

}  // namespace

Listener::Listener(const std::string& host, unsigned port) {
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
  port_ = port_of(socket_);
}

Listener::~Listener() {
  if (socket_ >= 0) ::close(socket_);
}

int Listener::release() { return std::exchange(socket_, -1); }

}  // namespace khabar
