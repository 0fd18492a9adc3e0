// What the server answers to which path.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/serve/api/api.h"
#include "searcher/serve/http/admission.h"
#include "searcher/serve/http/http_message.h"
#include "searcher/serve/http/write_guard.h"
#include "searcher/serve/metrics.h"

namespace khabar {

class Site {
 public:
  // Opens the indexes. Throws Error if one cannot be opened.
  Site(const ApiSettings& settings, Admission admission, WriteGuard guard, std::size_t workers);

  // Refusals, and what needs no index: see HttpHandlers. `waiting` requests wait for a worker.
  std::optional<HttpResponse> at_once(const HttpRequest& request, std::size_t waiting);

  // By the indexes that `worker` has open.
  HttpResponse answer(const HttpRequest& request, std::size_t worker);

  HttpResponse busy(const HttpRequest& request);
  static HttpResponse refused_body(int status);

  Metrics& metrics() { return metrics_; }

  // The name of what answers a path, for metrics: one of a few.
  static std::string handler_of(const std::string& path);

 private:
  HttpResponse api_answer(const HttpRequest& request, Api& api) const;
  HttpResponse page_answer(const HttpRequest& request, Api& api) const;
  std::string state_of(const HttpRequest& request, const Api& api) const;
  void tell_metrics(Api& api, std::string& told);

  struct Worker {
    std::unique_ptr<Api> api;
    std::string told;  // the generation that metrics know
  };

  const ApiSettings settings_;
  const Admission admission_;
  const WriteGuard guard_;
  const std::string started_;
  std::vector<Worker> workers_;
  Metrics metrics_;
};

}  // namespace khabar
