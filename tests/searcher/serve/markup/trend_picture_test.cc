#include "searcher/serve/markup/trend_picture.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(TrendPicture, MakesLinksOfPoints) {
  const std::string svg =
      "<?xml?>\n<svg><metadata><table/></metadata><g class=\"series series-1\">"
      "<circle class=\"point\" data-period=\"2025\"><title>t</title></circle>"
      "<circle class=\"point\" data-period=\"2026\"></circle></g></svg>";
  const std::string html = linked_picture(svg, [](std::size_t series, std::string_view period) {
    return period == "2025" ? "/s?" + std::to_string(series) + "&" : std::string{};
  });
  EXPECT_EQ(html,
            "<svg><g class=\"series series-1\"><a href=\"/s?0&amp;\"><circle class=\"point\" data-period=\"2025\">"
            "<title>t</title></circle></a><circle class=\"point\" data-period=\"2026\"></circle></g></svg>");
  for (const std::string broken :
       {"", "<svg", "<circle class=\"point", "<metadata><svg><circle class=\"point\"></circle>"}) {
    linked_picture(broken, [](std::size_t, std::string_view) { return std::string{"x"}; });
  }
}

}  // namespace
}  // namespace khabar
