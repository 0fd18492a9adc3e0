#include "searcher/serve/site.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "searcher/output/media_types.h"
#include "searcher/serve/api/openapi.h"
#include "searcher/serve/entity_tag.h"
#include "searcher/serve/frame/arabic_messages.h"
#include "searcher/serve/http/packing.h"
#include "searcher/serve/markup/assets.h"
#include "searcher/serve/opensearch.h"
#include "searcher/serve/page/page.h"
#include "searcher/serve/written.h"

namespace khabar {
namespace {

constexpr std::string_view kApi = "/api/";
constexpr std::string_view kJson = "application/json";
constexpr std::array kAtOnce{"/healthz", "/metrics", "/opensearch.xml", "/api/openapi.json"};

// Browsers show these, and keep all others as files.
constexpr std::array<std::string_view, 4> kShownFormats{"json", "atom", "svg", kSuggestionsFormat};

// Of /api/NAME.FORMAT.
struct ApiPath {
  const Endpoint* endpoint = nullptr;
  std::string format;
};

ApiPath api_path(std::string_view path) {
  if (!path.starts_with(kApi)) return {};
  const std::string_view name = path.substr(kApi.size());
  const std::size_t dot = std::min(name.find('.'), name.size());
  const Endpoint* endpoint = find_endpoint(name.substr(0, dot));
  if (endpoint == nullptr) return {};
  const std::string format{dot == name.size() ? "json" : name.substr(dot + 1)};
  const std::vector<std::string_view> formats = formats_of(*endpoint);
  if (std::ranges::find(formats, format) == formats.end()) return {};
  return {endpoint, format};
}

MediaType media_type(std::string_view format) {
  if (format == kManifestFormat) return {format, kJson, "manifest.json"};
  if (format == kSuggestionsFormat) return {format, "application/x-suggestions+json; charset=utf-8", ""};
  return *std::ranges::find(kMediaTypes, format, &MediaType::format);
}

// Whoever is told to come back is told when.
HttpResponse told_when(HttpResponse response) {
  if (response.status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

HttpResponse json_response(const ApiError& error) {
  return told_when({error.status, std::string{kJson}, error_json(error)});
}

HttpResponse error_response(const std::string& path, const ApiError& error) {
  if (path.starts_with(kApi)) return json_response(error);
  return told_when({error.status, "text/plain; charset=utf-8", in_both_languages(error.message, error.hint)});
}

bool is_known(const std::string& path) {
  return api_path(path).endpoint != nullptr || is_page(path) || is_write_path(path) || find_asset(path) != nullptr ||
         std::ranges::find(kAtOnce, path) != kAtOnce.end();
}

std::vector<std::string_view> methods_of(const std::string& path) {
  if (is_write_path(path)) return {"POST"};
  if (api_path(path).endpoint != nullptr) return {"GET", "HEAD", "POST"};
  return {"GET", "HEAD"};
}

std::optional<HttpResponse> refused_method(const HttpRequest& request) {
  const std::vector<std::string_view> methods = methods_of(request.path);
  if (std::ranges::find(methods, request.method) != methods.end()) return std::nullopt;
  HttpResponse response =
      error_response(request.path, {405, "bad_method", fmt::format("{} does not take this method", request.path)});
  response.headers.emplace_back("Allow", fmt::format("{}", fmt::join(methods, ", ")));
  return response;
}

// Packs the answer if it is worth it; tells whether it was.
bool pack(HttpResponse& response, const HttpRequest& request) {
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (!takes_gzip(request.accept_encoding) || response.body.size() < kShortestPacked) return false;
  response.body = gzip_packed(response.body);
  response.headers.emplace_back("Content-Encoding", "gzip");
  return true;
}

// What the server says of itself.
HttpResponse own_text(const HttpRequest& request, std::string_view type, std::string text) {
  HttpResponse response{200, std::string{type}, std::move(text)};
  pack(response, request);
  return response;
}

// The answer is packed, and told not to be kept without asking again.
HttpResponse finished(HttpResponse response, const HttpRequest& request, const std::string& state) {
  const bool packed = pack(response, request);
  if (response.status == 200) {
    response.headers.emplace_back("ETag", entity_tag(request, state, packed));
    response.headers.emplace_back("Cache-Control", "no-cache");
  } else {
    response.headers.emplace_back("Cache-Control", "no-store");
  }
  return response;
}

// Whoever has the answer of this state needs no other.
std::optional<HttpResponse> unchanged(const HttpRequest& request, const std::string& state) {
  if (request.method == "POST") return std::nullopt;
  for (const bool packed : {false, true}) {
    const std::string tag = entity_tag(request, state, packed);
    if (!names_tag(request.if_none_match, tag)) continue;
    return HttpResponse{304, "", "", {{"ETag", tag}, {"Vary", "Accept-Encoding"}, {"Cache-Control", "no-cache"}}};
  }
  return std::nullopt;
}

bool has_index(const std::vector<std::string>& places) {
  return std::ranges::all_of(places, [](const std::string& place) {
    std::error_code unknown;
    return !std::filesystem::is_directory(place, unknown) || IndexDirectory{place}.readable_current();
  });
}

std::uint64_t bytes_of(const std::filesystem::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code unknown;
  for (const auto& file : std::filesystem::directory_iterator{directory, unknown}) {
    const std::uintmax_t size = file.file_size(unknown);
    if (!unknown) bytes += size;
  }
  return bytes;
}

double seconds_of(const std::string& utc) {
  std::tm time{};
  return ::strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%S", &time) == nullptr ? 0 : static_cast<double>(::timegm(&time));
}

}  // namespace

Site::Site(const ApiSettings& settings, Admission admission, WriteGuard guard, std::size_t workers)
    : settings_(settings),
      admission_(std::move(admission)),
      guard_(std::move(guard)),
      started_(fmt::format("{}", std::chrono::system_clock::now().time_since_epoch().count())),
      workers_(workers) {
  for (Worker& worker : workers_) worker.api = std::make_unique<Api>(settings_);
  workers_.front().api->begin(std::chrono::steady_clock::now());
}

std::string Site::handler_of(const std::string& path) {
  if (const ApiPath asked = api_path(path); asked.endpoint != nullptr) {
    return fmt::format("api/{}", asked.endpoint->name);
  }
  if (find_asset(path) != nullptr) return "asset";
  if (!is_known(path)) return "unknown";
  return path == "/" ? "home" : path.substr(1);
}

std::optional<HttpResponse> Site::at_once(const HttpRequest& request, std::size_t waiting) {
  if (auto refusal = admission_.refusal(request)) return refusal;
  if (!is_known(request.path)) {
    return error_response(request.path, {404, "not_found", "nothing is at this address",
                                         "/ is the page, /api/openapi.json lists the API"});
  }
  if (auto refusal = refused_method(request)) return refusal;
  if (is_write_path(request.path)) return refused_at_once(request, guard_);
  if (const Asset* asset = find_asset(request.path)) {
    if (auto response = unchanged(request, asset->digest)) return response;
    return finished({200, std::string{asset->type}, std::string{asset->bytes}}, request, asset->digest);
  }
  if (request.path == "/healthz") {
    const bool healthy = has_index(settings_.places);
    return HttpResponse{healthy ? 200 : 503, "text/plain; charset=utf-8", healthy ? "ok\n" : "no index\n"};
  }
  if (request.path == "/metrics") {
    return own_text(request, "text/plain; version=0.0.4; charset=utf-8", metrics_.text(waiting));
  }
  if (request.path == "/opensearch.xml") {
    return own_text(request, "application/opensearchdescription+xml", opensearch_description(request.host));
  }
  if (request.path == "/api/openapi.json") return own_text(request, kJson, std::string{openapi_json()});
  return std::nullopt;
}

HttpResponse Site::answer(const HttpRequest& request, std::size_t worker) {
  Worker& own = workers_.at(worker);
  HttpResponse response;
  const auto failure = failure_of({}, [&] {
    own.api->begin(request.arrival);
    tell_metrics(*own.api, own.told);
    if (is_write_path(request.path)) {
      response = written(request, *own.api, guard_);
      return;
    }
    const std::string state = state_of(request, *own.api);
    if (auto same = unchanged(request, state)) {
      response = std::move(*same);
      return;
    }
    response =
        api_path(request.path).endpoint != nullptr ? api_answer(request, *own.api) : page_answer(request, *own.api);
    response = finished(std::move(response), request, state);
  });
  return failure ? error_response(request.path, *failure) : response;
}

// Pages that may write have a token of this start.
std::string Site::state_of(const HttpRequest& request, const Api& api) const {
  const bool writes = !guard_.token().empty() && is_page(request.path);
  return writes ? api.state() + ' ' + started_ : api.state();
}

HttpResponse Site::api_answer(const HttpRequest& request, Api& api) const {
  const ApiPath asked = api_path(request.path);
  HttpResponse response;
  const auto failure = failure_of(parameter(request.parameters, "q"), [&] {
    const MediaType media = media_type(asked.format);
    response.body = api.answer(*asked.endpoint, asked.format, request.parameters);
    response.type = media.type;
    if (std::ranges::find(kShownFormats, media.format) != kShownFormats.end()) return;
    response.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"khabar-{}.{}\"",
                                                                     asked.endpoint->name, media.suffix));
  });
  return failure ? json_response(*failure) : response;
}

HttpResponse Site::page_answer(const HttpRequest& request, Api& api) const {
  Page page = make_page(request.path, request.parameters, api, guard_.token());
  return {page.status, "text/html; charset=utf-8", std::move(page.html)};
}

void Site::tell_metrics(Api& api, std::string& told) {
  if (api.generation() == told) return;
  told = api.generation();
  IndexNumbers numbers;
  for (std::size_t i = 0; i < settings_.places.size(); ++i) {
    const Xapian::Database& database = api.indexes().collection().parts().at(i);
    numbers.articles += database.get_doccount();
    numbers.bytes +=
        bytes_of(IndexDirectory{settings_.places[i]}.generations() / api.indexes().names().at(i).generation);
    numbers.published = std::max(numbers.published, seconds_of(read_metadata(database).created));
  }
  metrics_.serves(numbers);
}

HttpResponse Site::busy(const HttpRequest& request) {
  metrics_.refused();
  return error_response(request.path,
                        {503, "busy", "the server has as much to do as it takes", "ask again in a second"});
}

// Whoever sends parameters in another way would be answered about all articles.
HttpResponse Site::refused_body(int status) {
  switch (status) {
    case 414:
      return json_response({status, "long_address", "the address has more than 16 kB",
                            "send the parameters in the body of a POST to the API"});
    case 415:
      return json_response({status, "bad_body", "the body is no form",
                            "send application/x-www-form-urlencoded, as curl --data-urlencode does"});
    default:
      return json_response({status, "large_body", "the body has more than 64 kB", "shorten the query"});
  }
}

}  // namespace khabar
