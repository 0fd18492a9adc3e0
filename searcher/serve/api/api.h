// Requests -> answers, by the commands of khabar-search themselves: a number here is the number there, and a key of
// JSON a name of a column.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/serve/api/api_error.h"
#include "searcher/serve/api/command_options.h"
#include "searcher/serve/api/endpoint.h"
#include "searcher/serve/api/line_coding.h"
#include "searcher/serve/api/set_keeping.h"
#include "searcher/serve/api/warm_index.h"
#include "searcher/serve/http/url_text.h"

namespace khabar {

inline constexpr std::size_t kMostAnswerBytes = 32'000'000;

struct ApiSettings {
  std::vector<std::string> places;  // of indexes
  std::string timezone = "UTC";
  std::chrono::milliseconds deadline{20'000};  // of an answer
};

// Not for two threads at once: each worker has one.
class Api {
 public:
  explicit Api(ApiSettings settings);

  // Call it before an answer: opens what was published since, and sets the clock of the deadline to `arrival`. Throws
  // Refusal.
  void begin(std::chrono::steady_clock::time_point arrival);

  // Needs begin(). `format` is one of formats_of(). JSON begins with "ok":true, and has "said" if the command says
  // something beside its rows. Throws what failure_of() knows: `deadline` if it takes too long, `gone` for a generation
  // that is no longer kept.
  std::string answer(const Endpoint& endpoint, std::string_view format, const Parameters& parameters);

  // Needs begin(). See line_coding.h.
  std::string keep_codes(const Parameters& parameters) { return khabar::keep_codes(parameters, warm_); }
  std::vector<std::string> codes_in_use() const { return khabar::codes_in_use(warm_); }

  // Needs begin(). See set_keeping.h.
  std::string keep_set(const Parameters& form) { return khabar::keep_set(form, TimeZone{settings_.timezone}, warm_); }
  std::string remove_set(const Parameters& form) { return khabar::remove_set(form, warm_); }
  void check_set(const std::string& name) const { khabar::check_set(name, warm_); }
  std::vector<SetCount> count_by_set(const Parameters& asked) {
    return khabar::count_by_set(asked, TimeZone{settings_.timezone}, warm_);
  }
  std::vector<std::string> names_of_sets() const { return khabar::names_of_sets(warm_); }

  // The generation that begin() has seen.
  const std::string& generation() const { return warm_.generation(); }
  // Another text whenever answers to the same request may differ.
  std::string state() const { return warm_.state() + ' ' + settings_.timezone; }
  IndexSet& indexes() { return warm_.indexes(); }

 private:
  void check_deadline() const;
  void choose_generation(const Parameters& parameters, ParsedOptions& options) const;
  std::string search(std::string_view format, const ParsedOptions& options);
  std::string run(std::string_view format, const ParsedOptions& options, bool is_article);
  std::optional<std::string> cursor_behind(std::size_t shown, std::size_t all, const ParsedOptions& options) const;
  std::string manifest_of(ParsedOptions options, bool chosen);

  const ApiSettings settings_;
  std::chrono::steady_clock::time_point end_{};
  WarmIndex warm_;
};

}  // namespace khabar
