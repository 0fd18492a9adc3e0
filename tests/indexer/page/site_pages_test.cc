#include "tests/indexer/page/site_pages.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/indexer/page/news_pages.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::IsEmpty;
using namespace testing;

std::vector<std::string> story_paragraphs() {
  std::vector<std::string> paragraphs;
  std::istringstream story{std::string(kStory)};
  for (std::string line; std::getline(story, line);) paragraphs.push_back(line);
  return paragraphs;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string filled(std::string pattern) {
  const std::vector<std::string> paragraphs = story_paragraphs();
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    pattern = replace_all(std::move(pattern), "$" + std::to_string(i + 1), paragraphs[i]);
  }
  return replace_all(std::move(pattern), "$T", kStoryTitle);
}

std::string moment(const std::optional<Date>& date) {
  if (!date) return {};
  const auto day = std::chrono::floor<std::chrono::days>(*date);
  const std::chrono::hh_mm_ss time(*date - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(*date), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::vector<SitePage> all_pages() {
  std::vector<SitePage> pages = system_pages();
  for (SitePage& page : newsroom_pages()) pages.push_back(std::move(page));
  for (SitePage& page : handmade_pages()) pages.push_back(std::move(page));
  return pages;
}

TEST(SitePages, GiveTheirArticleAndNothingElse) {
  for (const SitePage& page : all_pages()) {
    SCOPED_TRACE(page.what);
    const RecordingSink sink = read_bytes(filled(page.html), "a.html");
    EXPECT_THAT(sink.reasons(), IsEmpty());
    if (sink.articles.size() != 1) continue;
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.title, kStoryTitle);
    EXPECT_EQ(article.body, filled(page.body.empty() ? "$1\n$2\n$3\n$4" : page.body));
    EXPECT_EQ(moment(article.date), page.date);
    EXPECT_EQ(article.section, page.section);
    EXPECT_EQ(article.author, page.author);
    EXPECT_EQ(article.source, page.source);
  }
}

}  // namespace
}  // namespace khabar
