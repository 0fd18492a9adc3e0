// A socket that waits for connections.
#pragma once

#include <optional>
#include <string>

namespace khabar {

// The socket that systemd has opened for this process (sd_listen_fds(3)), by the values of LISTEN_PID and LISTEN_FDS,
// nullptr if they are not set; nothing if there is none. Throws Error if there are several.
std::optional<int> passed_socket(const char* listen_pid, const char* listen_fds);

class Listener {
 public:
  // `host` is a name or an address, without brackets; `port` 0: any that is free. Throws Error.
  Listener(const std::string& host, unsigned port);
  // Takes a socket that others hold as well, and that stays open for them. Throws Error if it does not wait for
  // connections over IP.
  explicit Listener(int passed);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int get() const { return socket_; }
  const std::string& host() const { return host_; }  // as given, or the address of a socket that was passed
  unsigned port() const { return port_; }
  bool is_loopback() const { return loopback_; }
  bool is_passed() const { return passed_; }

  // Hands the socket to whoever closes it.
  int release();

 private:
  int socket_ = -1;
  std::string host_;
  unsigned port_ = 0;
  bool loopback_ = false;
  bool passed_ = false;
};

}  // namespace khabar
