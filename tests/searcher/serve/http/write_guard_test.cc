#include "searcher/serve/http/write_guard.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

HttpRequest request_of(const std::string& origin, const std::string& host, const std::string& token) {
  HttpRequest request;
  request.origin = origin;
  request.host = host;
  request.parameters = {{"token", token}};
  return request;
}

TEST(WriteGuard, TakesWhatItsOwnPagesSend) {
  const WriteGuard guard = WriteGuard::of_this_start();
  for (const char* origin : {"http://localhost:8080", "https://localhost:8080", "http://LOCALHOST:8080"}) {
    EXPECT_FALSE(guard.refusal(request_of(origin, "localhost:8080", guard.token()))) << origin;
  }
  EXPECT_FALSE(guard.refusal(request_of("http://[::1]:80", "[::1]:80", guard.token())));
}

TEST(WriteGuard, RefusesOtherOriginsWhateverTheirToken) {
  const WriteGuard guard = WriteGuard::of_this_start();
  for (const char* origin : {"", "null", "http://", "localhost:8080", "http://localhost", "http://localhost:80800",
                             "http://evil.example", "http://evil.example/localhost:8080", "file://localhost:8080",
                             "http://localhost:8080/", "http://localhost:8080 http://evil.example"}) {
    EXPECT_EQ(guard.refusal(request_of(origin, "localhost:8080", guard.token())), WriteGuard::Why::kOtherOrigin)
        << origin;
  }
  EXPECT_EQ(guard.refusal(request_of("http://", "", guard.token())), WriteGuard::Why::kOtherOrigin);
}

TEST(WriteGuard, RefusesTheTokenOfAnotherStart) {
  const WriteGuard guard = WriteGuard::of_this_start();
  const WriteGuard other = WriteGuard::of_this_start();
  EXPECT_EQ(guard.token().size(), 48U);
  for (const std::string& token : {std::string{}, other.token(), guard.token().substr(1), guard.token() + "0"}) {
    EXPECT_EQ(guard.refusal(request_of("http://h", "h", token)), WriteGuard::Why::kWrongToken) << token;
  }
}

TEST(WriteGuard, LetsNobodyWriteByItself) {
  EXPECT_EQ(WriteGuard{}.refusal(request_of("http://h", "h", "")), WriteGuard::Why::kNobodyMay);
}

}  // namespace
}  // namespace khabar
