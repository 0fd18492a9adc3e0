// How the API refuses.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "common/program/error.h"

namespace khabar {

struct ApiError {
  int status = 500;  // of HTTP
  std::string code;  // stable; one of those in openapi.json
  std::string message{};
  std::string hint{};
  std::optional<std::pair<std::size_t, std::size_t>> at{};  // begin and end of the place in `q`, in code points
};

// An error with a code of its own.
class Refusal : public Error {
 public:
  Refusal(int status, std::string code, const std::string& message, const std::string& hint = {})
      : Error(message, hint), status_(status), code_(std::move(code)) {}

  int http_status() const { return status_; }
  const std::string& code() const { return code_; }

 private:
  int status_;
  std::string code_;
};

// What `work` has thrown, or nothing. One request that fails ends no other. `query` is what places in errors are of.
std::optional<ApiError> failure_of(const std::string& query, const std::function<void()>& work);

// {"ok":false, "code", "message", "hint", "at"}.
std::string error_json(const ApiError& error);

}  // namespace khabar
