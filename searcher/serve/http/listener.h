// A socket that waits for connections.
#pragma once

#include <string>

namespace khabar {

class Listener {
 public:
  // `host` is a name or an address, without brackets; `port` 0: any that is free. Throws Error.
  Listener(const std::string& host, unsigned port);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int get() const { return socket_; }
  unsigned port() const { return port_; }
  bool is_loopback() const { return loopback_; }

  // Hands the socket to whoever closes it.
  int release();

 private:
  int socket_ = -1;
  unsigned port_ = 0;
  bool loopback_ = false;
};

}  // namespace khabar
