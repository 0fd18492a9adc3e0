// Requests byte by byte, for what no client sends.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace khabar::testing {

struct HttpAnswer {
  int status = 0;  // 0: the connection was closed without an answer
  std::map<std::string, std::string> headers;
  std::string body;
};

class HttpConnection {
 public:
  explicit HttpConnection(unsigned port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("cannot connect");
    }
  }
  ~HttpConnection() { ::close(socket_); }
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  // False if the other side has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // Whether the other side closes, or has sent something, within so many milliseconds.
  bool is_readable(int milliseconds) const {
    pollfd wanted{socket_, POLLIN, 0};
    return ::poll(&wanted, 1, milliseconds) > 0;
  }

  // `has_body`: not of HEAD.
  HttpAnswer read(bool has_body = true) {
    std::size_t end = 0;
    while ((end = bytes_.find("\r\n\r\n")) == std::string::npos) {
      if (!read_more()) return {};
    }
    HttpAnswer answer = read_head(bytes_.substr(0, end));
    bytes_.erase(0, end + 4);
    const std::size_t length = has_body ? std::strtoull(answer.headers["content-length"].c_str(), nullptr, 10) : 0;
    while (bytes_.size() < length && read_more()) {
    }
    answer.body = bytes_.substr(0, length);
    bytes_.erase(0, length);
    return answer;
  }

 private:
  bool read_more() {
    if (!is_readable(30'000)) return false;
    std::string more(65'536, '\0');
    const ssize_t got = ::recv(socket_, more.data(), more.size(), 0);
    if (got <= 0) return false;
    bytes_.append(more, 0, static_cast<std::size_t>(got));
    return true;
  }

  static HttpAnswer read_head(const std::string& head) {
    HttpAnswer answer;
    answer.status = std::atoi(head.c_str() + std::min(head.size(), head.find(' ') + 1));
    for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
      const std::size_t colon = head.find(": ", at + 2);
      const std::size_t end = std::min(head.find("\r\n", at + 2), head.size());
      if (colon == std::string::npos || colon > end) continue;
      std::string name = head.substr(at + 2, colon - at - 2);
      for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      answer.headers[name] = head.substr(colon + 2, end - colon - 2);
    }
    return answer;
  }

  int socket_;
  std::string bytes_;
};

// Sends `request` as it is on a connection of its own.
inline HttpAnswer send_raw(unsigned port, std::string_view request) {
  HttpConnection connection{port};
  connection.send(request);
  return connection.read(!request.starts_with("HEAD "));
}

inline std::string get_request(const std::string& target, const std::string& headers = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

inline HttpAnswer get(unsigned port, const std::string& target, const std::string& headers = {}) {
  return send_raw(port, get_request(target, headers));
}

}  // namespace khabar::testing
