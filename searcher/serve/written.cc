#include "searcher/serve/written.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "searcher/serve/frame/arabic_messages.h"
#include "searcher/serve/page/page.h"

namespace khabar {
namespace {

struct WritePath {
  std::string_view path;
  std::string_view page;  // from which its forms are sent
  std::string (*keep)(const Parameters& form, Api& api);
  std::string (*address_behind)(const Parameters& form, const Parameters& back);  // where a form that was kept leads
};

std::string address_of_line(const Parameters& form, const Parameters& back) {
  return fmt::format("/kwic?{}#{}", form_text(back), percent_encoded("line-" + parameter(form, "line")));
}

Parameters without(Parameters parameters, std::string_view name) {
  std::erase_if(parameters, [&](const auto& pair) { return pair.first == name; });
  return parameters;
}

std::string address_of_hits(const Parameters& form, const Parameters& back) {
  Parameters hits = without(back, "kept");
  hits.emplace_back("kept", parameter(form, "name"));
  return fmt::format("/search?{}#keep", form_text(hits));
}

std::string address_of_sets(const Parameters&, const Parameters& back) {
  const std::string others = form_text(without(back, "name"));
  return others.empty() ? "/sets" : "/sets?" + others;
}

constexpr std::array kWritePaths{
    WritePath{"/code", "/kwic", [](const Parameters& form, Api& api) { return api.keep_codes(form); }, address_of_line},
    WritePath{"/set/save", "/search", [](const Parameters& form, Api& api) { return api.keep_set(form); },
              address_of_hits},
    WritePath{"/set/remove", "/sets", [](const Parameters& form, Api& api) { return api.remove_set(form); },
              address_of_sets},
};

ApiError guard_error(WriteGuard::Why why) {
  switch (why) {
    case WriteGuard::Why::kNobodyMay:
      return {403, "no_codes", "this server keeps no codes and no sets",
              "start it with khabar-search serve --allow-codes"};
    case WriteGuard::Why::kOtherOrigin:
      return {403, "other_origin", "codes and sets are taken from the page of this server only"};
    case WriteGuard::Why::kWrongToken:
      break;
  }
  return {403, "wrong_token", "the page is of an earlier start of the server", "load the page again"};
}

bool accepts_json(const HttpRequest& request) { return request.accept.find("application/json") != std::string::npos; }

HttpResponse not_stored(int status, std::string_view type, std::string body) {
  HttpResponse response{status, std::string{type}, std::move(body), {{"Cache-Control", "no-store"}}};
  if (status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

// What is sent by keys shows the answer on its page. Who names no page is a program, and told in English.
ApiError in_language_of(const Parameters& page, ApiError error) {
  if (page.empty() || parameter(page, "ui") == "en") return error;
  error.message = arabic_message(error.message).text;
  error.hint = arabic_message(error.hint).text;
  return error;
}

HttpResponse refused_as_json(const ApiError& error) {
  return not_stored(error.status, "application/json", error_json(error));
}

}  // namespace

bool is_write_path(std::string_view path) {
  return std::ranges::find(kWritePaths, path, &WritePath::path) != kWritePaths.end();
}

std::optional<HttpResponse> refused_at_once(const HttpRequest& request, const WriteGuard& guard) {
  const auto why = guard.refusal_of_headers(request);
  if (!why) return std::nullopt;
  const ApiError error = guard_error(*why);
  if (accepts_json(request)) return refused_as_json(error);
  return not_stored(error.status, "text/plain; charset=utf-8", in_both_languages(error.message, error.hint));
}

HttpResponse written(const HttpRequest& request, Api& api, const WriteGuard& guard) {
  const WritePath& asked = *std::ranges::find(kWritePaths, request.path, &WritePath::path);
  const Parameters back = read_form(parameter(request.parameters, "back"));
  std::string kept;
  std::optional<ApiError> error;
  if (const auto why = guard.refusal(request)) {
    error = guard_error(*why);
  } else {
    error = failure_of(parameter(back, "q"), [&] { kept = asked.keep(request.parameters, api); });
  }
  if (error && accepts_json(request)) return refused_as_json(in_language_of(back, *error));
  if (error) {
    Page page = error_page(std::string{asked.page}, back, api, *error);
    return not_stored(page.status, "text/html; charset=utf-8", std::move(page.html));
  }
  if (accepts_json(request)) return not_stored(200, "application/json", std::move(kept));
  HttpResponse response = not_stored(303, "", "");
  response.headers.emplace_back("Location", asked.address_behind(request.parameters, back));
  return response;
}

}  // namespace khabar
