// HTTP/1.1 by libmicrohttpd, which http_server.cc alone knows. One thread reads and writes all connections and never
// waits for an answer: workers make them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "searcher/serve/http/http_message.h"
#include "searcher/serve/http/listener.h"

namespace khabar {

inline constexpr std::size_t kMostAddressBytes = 16 * 1024;  // of a request line; longer ones get 414
inline constexpr std::size_t kMostBodyBytes = 64 * 1024;     // longer ones get 413

struct HttpSettings {
  std::size_t workers = 4;
  std::size_t queue = 64;                      // requests that wait for a worker; the next one gets 503
  unsigned connections = 400;                  // in all, below the usual limit of 1,024 descriptors; chosen, not tuned
  unsigned address_connections = 256;          // of one address
  std::chrono::seconds header_time{15};        // until a request's headers are complete, and between two requests
  std::chrono::milliseconds deadline{20'000};  // a request that waited so long in the queue gets 503
};

// What is told of a request that was answered.
struct HttpRecord {
  const HttpRequest& request;
  int status;
  std::size_t bytes;
  std::chrono::steady_clock::duration time;
};

struct HttpHandlers {
  // In the thread of the connections, once the headers are there: an answer at once, such as a refusal, or nothing.
  // `waiting` requests wait for a worker.
  std::function<std::optional<HttpResponse>(const HttpRequest&, std::size_t waiting)> at_once;
  // In thread `worker` of the workers. Must not throw.
  std::function<HttpResponse(const HttpRequest&, std::size_t worker)> answer;
  // There is no room in the queue, or the deadline is over.
  std::function<HttpResponse(const HttpRequest&)> busy;
  // A body is larger than kMostBodyBytes (413) or no form (415), or an address is longer than kMostAddressBytes (414).
  std::function<HttpResponse(int status)> refused_body;
  std::function<void(const HttpRecord&)> record;
};

class HttpServer {
 public:
  // Takes the socket of the listener, and connections at once. Throws Error.
  HttpServer(Listener& listener, HttpSettings settings, HttpHandlers handlers);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Closes connections whose headers are late. Call it about every second.
  void close_late();

  // Takes no more connections, and waits until what is under way is answered, for `patience` at most.
  void finish(std::chrono::seconds patience);

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace khabar
