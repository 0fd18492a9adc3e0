// What every part of a page needs: what was asked, in which language, and who answers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/serve/api/api.h"
#include "searcher/serve/http/url_text.h"

namespace khabar {

class PageContext {
 public:
  // The arguments must outlive it.
  PageContext(const std::string& path, const Parameters& parameters, Api& api, const std::string& write_token)
      : path_(path), parameters_(parameters), api_(api), write_token_(write_token) {}

  const std::string& path() const { return path_; }
  bool is_arabic() const { return value("ui") != "en"; }
  std::string_view language() const { return is_arabic() ? "ar" : "en"; }

  // The words of the page, in its language.
  std::string_view say(std::string_view english, std::string_view arabic) const {
    return is_arabic() ? arabic : english;
  }

  std::string value(std::string_view name) const { return parameter(parameters_, name); }
  std::string value_or(std::string_view name, std::string_view otherwise) const;
  std::vector<std::string> values(std::string_view name) const { return all_parameters(parameters_, name); }
  const Parameters& parameters() const { return parameters_; }

  // Query, filters and language, which stay from page to page.
  Parameters kept() const;

  // A page with kept() and `more`, whose names replace those of kept(); a name with an empty value is left out.
  std::string link(std::string_view path, const Parameters& more = {}) const;

  // A page that keeps the language alone, with `more`.
  std::string fresh_link(std::string_view path, const Parameters& more = {}) const;

  // This page with other values of some parameters.
  std::string here_with(const Parameters& more) const;

  // The answer of the API to kept() and `more`. Throws what Api::answer() throws.
  nlohmann::ordered_json ask(std::string_view endpoint, const Parameters& more = {}) const;
  std::string ask_text(std::string_view endpoint, std::string_view format, const Parameters& more = {}) const;

  Api& api() const { return api_; }

  // What forms that write send along; empty if nobody may write.
  const std::string& write_token() const { return write_token_; }

 private:
  const std::string& path_;
  const Parameters& parameters_;
  Api& api_;
  const std::string& write_token_;
};

// `parameters` with other values of some names.
Parameters replaced(Parameters parameters, const Parameters& others);

}  // namespace khabar
