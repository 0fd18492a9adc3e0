#include "searcher/serve/http/admission.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

HttpRequest request_with(const std::string& host, const std::string& authorization = {}) {
  HttpRequest request;
  request.host = host;
  request.authorization = authorization;
  return request;
}

int status_of(const Admission& admission, const HttpRequest& request) {
  const auto refusal = admission.refusal(request);
  return refusal ? refusal->status : 200;
}

TEST(Admission, KnowsItsNames) {
  const Admission admission{{"localhost", "news.example.org"}, ""};
  for (const char* host : {"localhost", "LocalHost:8080", "127.0.0.1:8080", "192.168.1.7", "[::1]:8080", "[::1]",
                           "news.example.org", "News.Example.org:443"}) {
    EXPECT_EQ(status_of(admission, request_with(host)), 200) << host;
  }
}

TEST(Admission, RefusesNamesOfOthers) {
  const Admission admission{{"localhost"}, ""};
  for (const char* host : {"", "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
                           "localhost@evil.example", "[evil]", ":8080", "0x7f.1", "127.1"}) {
    EXPECT_EQ(status_of(admission, request_with(host)), 421) << host;
  }
}

TEST(Admission, RefusesAnAddressWithMoreBehindAZeroByte) {
  using namespace std::string_literals;
  const Admission admission{{"localhost"}, ""};
  for (const std::string& host : {"[::1\0sk]:80"s, "127.0.0.1\0.evil.example"s, "localhost\0"s}) {
    EXPECT_EQ(status_of(admission, request_with(host)), 421) << host;
  }
}

TEST(Admission, AsksForItsToken) {
  const Admission admission{{"localhost"}, "correct horse"};
  for (const char* right : {"Bearer correct horse", "bearer correct horse", "Basic YW55b25lOmNvcnJlY3QgaG9yc2U="}) {
    EXPECT_EQ(status_of(admission, request_with("localhost", right)), 200) << right;
  }
  for (const char* wrong : {"", "Bearer", "Bearer ", "Bearer correct", "Bearer correct horsf", "Bearer correct horse ",
                            "Basic correct horse", "Basic Y29ycmVjdCBob3JzZQ==", "Basic", "Digest correct horse"}) {
    EXPECT_EQ(status_of(admission, request_with("localhost", wrong)), 401) << wrong;
  }
}

TEST(Admission, SaysInBothLanguagesWhyItRefuses) {
  const Admission admission{{"localhost"}, "correct horse"};
  for (const char* host : {"localhost", "evil.example"}) {
    const auto refusal = admission.refusal(request_with(host));
    ASSERT_TRUE(refusal) << host;
    EXPECT_NE(refusal->body.find("server"), std::string::npos) << refusal->body;
    EXPECT_NE(refusal->body.find("الخادم"), std::string::npos) << refusal->body;
  }
}

TEST(Admission, TellsSecretsApart) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_TRUE(same_secret("", ""));
  for (const char* other : {"", "a", "ab", "abd", "abcabc", "abca"}) EXPECT_FALSE(same_secret(other, "abc")) << other;
}

}  // namespace
}  // namespace khabar
