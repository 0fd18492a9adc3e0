// Load for `khabar-search serve`: so many connections on this machine, each of which asks for the next query as soon as
// it has an answer. No query comes twice before all have come.
//   serve_load PORT PATH CONNECTIONS SECONDS < QUERIES    PATH such as /api/search?limit=10&q=
// Prints a line: SERVE requests=N per_second=… p50_ms=… p99_ms=… errors=N bytes=N
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "searcher/serve/http/url_text.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  int socket = -1;
  std::string bytes{};
  Clock::time_point asked{};
};

struct Load {
  std::vector<double> milliseconds{};
  std::size_t errors = 0;
  std::size_t bytes = 0;
};

int connected(unsigned port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("connect");
  return socket;
}

// The length of the first answer in `bytes`; 0 if it is not whole yet.
std::size_t whole_answer(const std::string& bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  const std::size_t at = bytes.find("Content-Length: ");
  if (end == std::string::npos || at > end) return 0;
  const std::size_t size = end + 4 + std::strtoull(bytes.c_str() + at + 16, nullptr, 10);
  return bytes.size() >= size ? size : 0;
}

void ask(Connection& connection, const std::string& target) {
  const std::string request = fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n", target);
  connection.asked = Clock::now();
  if (::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) throw std::runtime_error("send");
}

// Whether the connection has a whole answer now.
bool receive(Connection& connection, Load& load) {
  std::string more(65'536, '\0');
  const ssize_t got = ::recv(connection.socket, more.data(), more.size(), 0);
  if (got <= 0) throw std::runtime_error("the server has closed a connection");
  connection.bytes.append(more, 0, static_cast<std::size_t>(got));
  const std::size_t size = whole_answer(connection.bytes);
  if (size == 0) return false;
  load.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - connection.asked).count());
  if (!connection.bytes.starts_with("HTTP/1.1 200")) ++load.errors;
  load.bytes += size;
  connection.bytes.erase(0, size);
  return true;
}

Load run(unsigned port, const std::string& path, std::size_t connections, double seconds,
         const std::vector<std::string>& queries) {
  std::vector<Connection> all(connections);
  std::vector<pollfd> waiting;
  std::size_t next = 0;
  const auto ask_next = [&](Connection& connection) {
    ask(connection, path + khabar::percent_encoded(queries[next++ % queries.size()]));
  };
  for (Connection& connection : all) {
    connection.socket = connected(port);
    waiting.push_back({connection.socket, POLLIN, 0});
    ask_next(connection);
  }
  Load load;
  const Clock::time_point end =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  while (Clock::now() < end) {
    ::poll(waiting.data(), waiting.size(), 1000);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (waiting[i].revents != 0 && receive(all[i], load)) ask_next(all[i]);
    }
  }
  for (const Connection& connection : all) ::close(connection.socket);
  return load;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return EXIT_FAILURE;
  std::vector<std::string> queries;
  for (std::string line; std::getline(std::cin, line);) queries.push_back(line.substr(line.find('\t') + 1));
  const double seconds = std::atof(argv[4]);
  Load load =
      run(static_cast<unsigned>(std::atoi(argv[1])), argv[2], std::strtoull(argv[3], nullptr, 10), seconds, queries);
  std::ranges::sort(load.milliseconds);
  const auto share = [&](std::size_t percent) {
    return load.milliseconds.empty() ? 0.0 : load.milliseconds[(load.milliseconds.size() - 1) * percent / 100];
  };
  fmt::print("SERVE requests={} per_second={:.1f} p50_ms={:.1f} p99_ms={:.1f} errors={} bytes={}\n",
             load.milliseconds.size(), static_cast<double>(load.milliseconds.size()) / seconds, share(50), share(99),
             load.errors, load.bytes);
  return load.errors == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
