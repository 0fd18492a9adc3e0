#include "searcher/serve/http/http_server.h"

#include <microhttpd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdarg>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>

#include "common/ascii.h"
#include "common/program/error.h"
#include "searcher/serve/http/work_queue.h"

namespace khabar {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kConnectionMemory = 48 * 1024;  // of request line and headers; more headers get 431
constexpr std::string_view kForm = "application/x-www-form-urlencoded";

// For every answer: nothing from elsewhere is loaded, no other page frames ours, addresses stay here. With
// `no-referrer` a form of ours would be sent without its origin.
constexpr std::array<std::pair<const char*, const char*>, 4> kSafeHeaders{{
    {"Content-Security-Policy",
     "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
}};

// A request from its first line to the last byte of its answer.
struct Exchange {
  std::string target;
  HttpRequest request;
  std::string body;
  HttpResponse response;
  bool begun = false;
  bool too_large = false;
  bool answered = false;  // without a worker
  bool asked = false;     // a worker has it, or had it
  bool sent = false;
};

struct Client {
  int socket;
  Clock::time_point since;  // when it was last answered, or came
  bool busy = false;        // has sent a whole request that is not answered
};

std::string header_of(MHD_Connection* connection, const char* name) {
  const char* value = ::MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value == nullptr ? std::string{} : std::string{value};
}

std::size_t count_headers(MHD_Connection* connection, std::string_view name) {
  struct Counted {
    std::string_view name;
    std::size_t count = 0;
  } counted{name};
  const auto count = [](void* data, MHD_ValueKind, const char* key, const char*) {
    auto& all = *static_cast<Counted*>(data);
    if (ascii::to_lower(key) == all.name) ++all.count;
    return MHD_YES;
  };
  ::MHD_get_connection_values(connection, MHD_HEADER_KIND, count, &counted);
  return counted.count;
}

// Two lengths or two hosts: whoever stands before us may have read another request (RFC 9112, 3.2 and 6.3).
bool is_ambiguous(MHD_Connection* connection) {
  const std::size_t lengths = count_headers(connection, "content-length");
  const std::size_t codings = count_headers(connection, "transfer-encoding");
  return lengths + codings > 1 || count_headers(connection, "host") > 1;
}

void read_target(Exchange& exchange) {
  const std::string_view target = exchange.target;
  const std::size_t mark = std::min(target.find('?'), target.size());
  exchange.request.path = percent_decoded(target.substr(0, mark));
  exchange.request.parameters = read_form(target.substr(std::min(target.size(), mark + 1)));
}

MHD_Result send_response(MHD_Connection* connection, Exchange& exchange, HttpResponse response) {
  exchange.sent = true;
  exchange.response = std::move(response);
  HttpResponse& answer = exchange.response;  // lives until the exchange is completed
  MHD_Response* sent =
      ::MHD_create_response_from_buffer(answer.body.size(), answer.body.data(), MHD_RESPMEM_PERSISTENT);
  if (sent == nullptr) return MHD_NO;
  if (!answer.type.empty()) ::MHD_add_response_header(sent, "Content-Type", answer.type.c_str());
  for (const auto& [name, value] : kSafeHeaders) ::MHD_add_response_header(sent, name, value);
  for (const auto& [name, value] : answer.headers) ::MHD_add_response_header(sent, name.c_str(), value.c_str());
  const MHD_Result result = ::MHD_queue_response(connection, static_cast<unsigned>(answer.status), sent);
  ::MHD_destroy_response(sent);
  return result;
}

}  // namespace

struct HttpServer::Internal {
  Internal(HttpSettings chosen, HttpHandlers given, bool is_passed)
      : settings(chosen), handlers(std::move(given)), passed(is_passed), queue(settings.workers, settings.queue) {}

  MHD_Result begin(MHD_Connection* connection, Exchange& exchange, const char* method) {
    exchange.begun = true;
    HttpRequest& request = exchange.request;
    request.method = method;
    request.arrival = Clock::now();
    read_target(exchange);
    request.host = header_of(connection, MHD_HTTP_HEADER_HOST);
    request.authorization = header_of(connection, MHD_HTTP_HEADER_AUTHORIZATION);
    request.accept_encoding = header_of(connection, MHD_HTTP_HEADER_ACCEPT_ENCODING);
    request.if_none_match = header_of(connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
    request.accept = header_of(connection, MHD_HTTP_HEADER_ACCEPT);
    request.origin = header_of(connection, MHD_HTTP_HEADER_ORIGIN);
    if (is_ambiguous(connection)) return refuse_ambiguous(connection, exchange);
    if (exchange.target.size() > kMostAddressBytes) {
      return send_response(connection, exchange, handlers.refused_body(MHD_HTTP_URI_TOO_LONG));
    }
    if (auto response = handlers.at_once(request, queue.waiting())) {
      return answer_at_once(connection, exchange, std::move(*response));
    }
    const std::string length = header_of(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
    if (std::strtoull(length.c_str(), nullptr, 10) > kMostBodyBytes) {
      return send_response(connection, exchange, handlers.refused_body(MHD_HTTP_CONTENT_TOO_LARGE));
    }
    return MHD_YES;
  }

  static MHD_Result refuse_ambiguous(MHD_Connection* connection, Exchange& exchange) {
    return send_response(connection, exchange,
                         {MHD_HTTP_BAD_REQUEST,
                          "text/plain; charset=utf-8",
                          "The request has two hosts or two lengths.\n",
                          {{MHD_HTTP_HEADER_CONNECTION, "close"}}});
  }

  // An answer before the last byte of a request closes the connection, which is right only if there is a body.
  static MHD_Result answer_at_once(MHD_Connection* connection, Exchange& exchange, HttpResponse response) {
    const bool has_body = !header_of(connection, MHD_HTTP_HEADER_CONTENT_LENGTH).empty() ||
                          !header_of(connection, MHD_HTTP_HEADER_TRANSFER_ENCODING).empty();
    if (has_body) return send_response(connection, exchange, std::move(response));
    exchange.response = std::move(response);
    exchange.answered = true;
    return MHD_YES;
  }

  // Of a body whose length nobody told; what is too much is read and thrown away.
  static void take_body(Exchange& exchange, const char* data, std::size_t size) {
    exchange.too_large = exchange.too_large || exchange.body.size() + size > kMostBodyBytes;
    if (!exchange.too_large) exchange.body.append(data, size);
  }

  MHD_Result hand_over(MHD_Connection* connection, Exchange& exchange) {
    if (exchange.too_large) {
      return send_response(connection, exchange, handlers.refused_body(MHD_HTTP_CONTENT_TOO_LARGE));
    }
    if (!exchange.body.empty()) {
      if (!ascii::to_lower(header_of(connection, MHD_HTTP_HEADER_CONTENT_TYPE)).starts_with(kForm)) {
        return send_response(connection, exchange, handlers.refused_body(MHD_HTTP_UNSUPPORTED_MEDIA_TYPE));
      }
      for (auto& pair : read_form(exchange.body)) exchange.request.parameters.push_back(std::move(pair));
    }
    if (!queue.reserve()) return send_response(connection, exchange, handlers.busy(exchange.request));
    exchange.asked = true;
    ++under_way;
    ::MHD_suspend_connection(connection);
    queue.push([this, connection, &exchange](std::size_t worker) {
      const bool late = Clock::now() - exchange.request.arrival > settings.deadline;
      exchange.response = late ? handlers.busy(exchange.request) : handlers.answer(exchange.request, worker);
      ::MHD_resume_connection(connection);
    });
    return MHD_YES;
  }

  MHD_Result handle(MHD_Connection* connection, Exchange& exchange, const char* method, const char* data,
                    std::size_t* size) {
    if (!exchange.begun) return begin(connection, exchange, method);
    if (exchange.sent) return MHD_YES;
    if (*size > 0) {
      take_body(exchange, data, *size);
      *size = 0;
      return MHD_YES;
    }
    if (!exchange.asked && !exchange.answered) return hand_over(connection, exchange);
    return send_response(connection, exchange, std::move(exchange.response));
  }

  void completed(MHD_Connection* connection, Exchange& exchange) {
    if (exchange.asked) --under_way;
    if (exchange.begun) {
      handlers.record({exchange.request, exchange.response.status, exchange.response.body.size(),
                       Clock::now() - exchange.request.arrival});
    }
    set_idle(connection, true);
  }

  void set_idle(MHD_Connection* connection, bool idle) {
    const std::lock_guard lock{mutex};
    const auto found = connections.find(connection);
    if (found == connections.end()) return;
    found->second.busy = !idle;
    found->second.since = Clock::now();
  }

  void connected(MHD_Connection* connection, bool begins) {
    const std::lock_guard lock{mutex};
    if (!begins) {
      connections.erase(connection);
      return;
    }
    const MHD_ConnectionInfo* socket = ::MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (socket != nullptr) connections[connection] = {socket->connect_fd, Clock::now()};
  }

  const HttpSettings settings;
  const HttpHandlers handlers;
  const bool passed;  // others listen at the socket as well
  std::atomic<std::size_t> under_way{0};
  std::mutex mutex;
  std::unordered_map<MHD_Connection*, Client> connections;
  MHD_Daemon* daemon = nullptr;
  int taken = -1;   // the listening socket, once it takes no more connections
  WorkQueue queue;  // its threads use all of the above
};

namespace {

struct Callbacks {
  static void* first_line(void*, const char* target, MHD_Connection*) {
    auto exchange = std::make_unique<Exchange>();
    exchange->target = target;
    return exchange.release();  // completed() has it
  }

  template <typename Server>
  static MHD_Result handle(void* server, MHD_Connection* connection, const char*, const char* method, const char*,
                           const char* data, std::size_t* size, void** exchange) {
    auto& internal = *static_cast<Server*>(server);
    auto& asked = *static_cast<Exchange*>(*exchange);
    const MHD_Result result = internal.handle(connection, asked, method, data, size);
    if (asked.asked || asked.sent) internal.set_idle(connection, false);
    return result;
  }

  template <typename Server>
  static void completed(void* server, MHD_Connection* connection, void** exchange, MHD_RequestTerminationCode) {
    const std::unique_ptr<Exchange> ended{static_cast<Exchange*>(*exchange)};
    *exchange = nullptr;
    if (ended) static_cast<Server*>(server)->completed(connection, *ended);
  }

  template <typename Server>
  static void connected(void* server, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code) {
    static_cast<Server*>(server)->connected(connection, code == MHD_CONNECTION_NOTIFY_STARTED);
  }
};

void ignore_message(void*, const char*, va_list) {}

}  // namespace

HttpServer::HttpServer(Listener& listener, HttpSettings settings, HttpHandlers handlers)
    : internal_(std::make_unique<Internal>(settings, std::move(handlers), listener.is_passed())) {
  constexpr unsigned kFlags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
  internal_->daemon = ::MHD_start_daemon(
      kFlags, 0, nullptr, nullptr, &Callbacks::handle<Internal>, internal_.get(), MHD_OPTION_EXTERNAL_LOGGER,
      &ignore_message, nullptr, MHD_OPTION_LISTEN_SOCKET, listener.get(), MHD_OPTION_URI_LOG_CALLBACK,
      &Callbacks::first_line, nullptr, MHD_OPTION_NOTIFY_COMPLETED, &Callbacks::completed<Internal>, internal_.get(),
      MHD_OPTION_NOTIFY_CONNECTION, &Callbacks::connected<Internal>, internal_.get(), MHD_OPTION_CONNECTION_LIMIT,
      internal_->settings.connections, MHD_OPTION_PER_IP_CONNECTION_LIMIT, internal_->settings.address_connections,
      MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(2 * internal_->settings.header_time.count()),
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionMemory, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
  if (internal_->daemon == nullptr) throw Error("the server could not be started", "see ulimit -n and ulimit -u");
  listener.release();
}

HttpServer::~HttpServer() {
  finish(std::chrono::seconds{0});
  internal_->queue.finish();  // libmicrohttpd must not end while a connection is suspended
  ::MHD_stop_daemon(internal_->daemon);
  if (internal_->taken >= 0) ::close(internal_->taken);
}

void HttpServer::close_late() {
  const Clock::time_point now = Clock::now();
  const std::lock_guard lock{internal_->mutex};
  for (const auto& [connection, client] : internal_->connections) {
    if (!client.busy && now - client.since > internal_->settings.header_time) ::shutdown(client.socket, SHUT_RDWR);
  }
}

void HttpServer::finish(std::chrono::seconds patience) {
  if (internal_->taken < 0) {
    internal_->taken = ::MHD_quiesce_daemon(internal_->daemon);
    // Else the kernel goes on to take connections, which is right if somebody waits to start another server for them.
    if (!internal_->passed) ::shutdown(internal_->taken, SHUT_RDWR);
  }
  const Clock::time_point end = Clock::now() + patience;
  while (internal_->under_way > 0 && Clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds{5});
}

}  // namespace khabar
