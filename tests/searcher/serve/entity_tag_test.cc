#include "searcher/serve/entity_tag.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(EntityTag, IsFoundInAList) {
  for (const char* named : {"\"a\"", "\"b\", \"a\"", "W/\"a\"", "\"b\",\"a\",\"c\""}) {
    EXPECT_TRUE(names_tag(named, "\"a\"")) << named;
  }
  for (const char* other : {"", "*", "a", "\"b\"", "\"aa\"", "\"A\"", "\"a-gz\"", "\"b\", \"*\""}) {
    EXPECT_FALSE(names_tag(other, "\"a\"")) << other;
  }
}

TEST(EntityTag, DiffersIfTheAnswerMay) {
  HttpRequest request;
  request.path = "/api/count";
  request.parameters = {{"q", "هجرة"}};
  const std::string tag = entity_tag(request, "1", false);
  EXPECT_EQ(tag, entity_tag(request, "1", false));
  EXPECT_NE(tag, entity_tag(request, "2", false));
  EXPECT_NE(tag, entity_tag(request, "1", true));
  request.parameters = {{"q", "هجرة"}, {"q", ""}};
  EXPECT_NE(tag, entity_tag(request, "1", false));
}

}  // namespace
}  // namespace khabar
