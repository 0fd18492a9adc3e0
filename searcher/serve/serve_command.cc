#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <ostream>

#include "common/ascii.h"
#include "common/dates/time_zone.h"
#include "common/program/error.h"
#include "common/program/named_file.h"
#include "common/program/standard_streams.h"
#include "common/saved/desk_file.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"
#include "searcher/serve/http/http_server.h"
#include "searcher/serve/site.h"

namespace khabar {
namespace {

constexpr std::size_t kMostTokenBytes = 4096;
constexpr std::size_t kShortestToken = 16;  // bytes
constexpr std::size_t kMostWorkers = 64;
constexpr std::size_t kMostQueued = 10'000;
constexpr std::size_t kLongestDeadline = 3600;

std::size_t number_within(const ParsedOptions& options, std::string_view name, std::size_t least, std::size_t most) {
  const std::size_t number = count_of(options, name);
  if (number >= least && number <= most) return number;
  throw Error(fmt::format("--{} {} is not between {} and {}", name, number, least, most));
}

std::string token_of(const ParsedOptions& options) {
  if (!options.has("token")) return {};
  const std::string path = options.get("token");
  const std::string text = read_named_file(path, kMostTokenBytes, "--token names a file with a secret of one line");
  const std::string token = text.substr(0, text.find_first_of("\r\n"));
  if (token.size() >= kShortestToken) return token;
  throw Error(fmt::format("--token {}: its first line has less than {} bytes", path, kShortestToken),
              "make one: head -c 24 /dev/urandom | base64");
}

// A socket that systemd has opened takes precedence, since a file of options is for a start without it as well.
Listener listener_of(const ParsedOptions& options) {
  const auto port = static_cast<unsigned>(number_within(options, "port", 0, 65'535));
  const auto passed = passed_socket(std::getenv("LISTEN_PID"), std::getenv("LISTEN_FDS"));
  return passed ? Listener{*passed} : Listener{options.get("host"), port};
}

// Nobody serves a collection to the world by mistake.
void check_reach(const ParsedOptions& options, const Listener& listener) {
  if (options.has("token") && options.has("no-auth")) throw Error("--token and --no-auth exclude each other");
  if (listener.is_loopback() || options.has("token") || options.has("no-auth")) return;
  const std::string_view what = listener.is_passed() ? "the socket at" : "--host";
  throw Error(fmt::format("{} {} can be reached from other machines", what, listener.host()),
              "add --token FILE, or --no-auth if everyone may ask");
}

// Who is to code lines is told at once if there is no place for codes.
WriteGuard write_guard(const ParsedOptions& options) {
  if (!options.has("allow-codes")) return {};
  open_desk_file(desk_path(indexes_of(options)));
  return WriteGuard::of_this_start();
}

std::vector<std::string> names_of(const ParsedOptions& options) {
  std::vector<std::string> names{"localhost", ascii::to_lower(options.get("host"))};
  for (const std::string& name : all_of(options, "name")) names.push_back(ascii::to_lower(name));
  return names;
}

// Lines of requests, from one thread at a time.
class RequestLog {
 public:
  RequestLog(std::ostream& out, bool with_queries) : out_(out), with_queries_(with_queries) {}

  void add(const HttpRecord& record) {
    const double milliseconds = std::chrono::duration<double, std::milli>(record.time).count();
    std::string target = one_line(out_, encoded_path(record.request.path));
    const std::string query = with_queries_ ? query_of_log(record.request) : std::string{};
    if (!query.empty()) target += '?' + query;
    const std::lock_guard lock{mutex_};
    out_ << fmt::format("{} {} {} {} bytes {:.1f} ms\n", record.request.method, target, record.status, record.bytes,
                        milliseconds)
         << std::flush;
  }

 private:
  // Whoever reads the log must not be able to write by it.
  static std::string query_of_log(const HttpRequest& request) {
    Parameters parameters = request.parameters;
    std::erase_if(parameters, [](const auto& pair) { return pair.first == "token"; });
    return form_text(parameters);
  }

  std::mutex mutex_;
  std::ostream& out_;
  const bool with_queries_;
};

sigset_t ending_signals() {
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM}) ::sigaddset(&signals, number);
  return signals;
}

void serve_until_ended(HttpServer& server, const sigset_t& signals) {
  constexpr timespec kSecond{1, 0};
  while (::sigtimedwait(&signals, nullptr, &kSecond) < 0) server.close_late();
}

std::string url_host(const std::string& host) { return host.find(':') == std::string::npos ? host : '[' + host + ']'; }

}  // namespace

ExitStatus serve_command(const ParsedOptions& options, const Streams& streams) {
  HttpSettings settings;
  settings.workers = number_within(options, "workers", 1, kMostWorkers);
  settings.queue = number_within(options, "queue", 1, kMostQueued);
  settings.deadline = std::chrono::seconds{number_within(options, "deadline", 1, kLongestDeadline)};
  const std::string timezone = options.get("timezone");
  [[maybe_unused]] const TimeZone checked{timezone};
  const std::string token = token_of(options);
  Listener listener = listener_of(options);
  check_reach(options, listener);
  Site site{{indexes_of(options), timezone, settings.deadline},
            Admission{names_of(options), token},
            write_guard(options),
            settings.workers};

  std::signal(SIGPIPE, SIG_IGN);
  const sigset_t signals = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread is made, which then blocks them too
  RequestLog log{streams.err, options.has("log-queries")};
  const std::string address = fmt::format("http://{}:{}/", url_host(listener.host()), listener.port());
  HttpServer server{listener,
                    settings,
                    {[&](const HttpRequest& request, std::size_t waiting) { return site.at_once(request, waiting); },
                     [&](const HttpRequest& request, std::size_t worker) { return site.answer(request, worker); },
                     [&](const HttpRequest& request) { return site.busy(request); }, Site::refused_body,
                     [&](const HttpRecord& record) {
                       site.metrics().answered(Site::handler_of(record.request.path), record.status, record.time);
                       log.add(record);
                     }}};
  streams.err << fmt::format("{}: serving {}\n", searcher_program().name, address) << std::flush;
  serve_until_ended(server, signals);
  server.finish(std::chrono::duration_cast<std::chrono::seconds>(settings.deadline) + std::chrono::seconds{1});
  return ExitStatus::kDone;
}

}  // namespace khabar
