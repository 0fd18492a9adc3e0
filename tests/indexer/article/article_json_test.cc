#include "indexer/article/article_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/index/article_document.h"
#include "indexer/input/read_inputs.h"
#include "tests/support/recording_sink.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using testing::TempDir;

Article full_article() {
  Article article;
  article.id = "wire/7";
  article.title = "العنوان \"بين علامتين\" \\ وشرطة";
  article.body = "الفقرة الأولى\n\n\tالفقرة الثانية\u00a0مع مسافة\u0001 ورمز 📰 و</script>";
  article.date = Date{std::chrono::seconds{1737368101}};  // 2025-01-20T10:15:01Z
  article.source = "وكالة";
  article.url = "https://example.org/a?b=c#d";
  article.section = "سياسة";
  article.author = "ليلى, سعاد";
  article.language = "ar";
  article.path = "2025/01/x.tar.gz!dir/خبر.txt";
  return article;
}

std::vector<Article> read_back(const std::string& lines) {
  const TempDir dir;
  testing::RecordingSink sink;
  read_inputs({dir.write("other name.jsonl", lines)}, SourceOptions{}, sink);
  EXPECT_TRUE(sink.skipped.empty());
  return sink.articles;
}

TEST(ArticleJson, ComesBackExactly) {
  std::vector<Article> articles{full_article()};
  Article bare;
  bare.id = "b";
  bare.title = "عنوان";
  bare.path = "b.txt";
  articles.push_back(bare);
  Article titled_by_its_text = bare;
  titled_by_its_text.id = "c";
  titled_by_its_text.title = "قال المصدر.";
  titled_by_its_text.body = "قال المصدر. ثم مضى";
  articles.push_back(titled_by_its_text);
  Article about_markup = bare;
  about_markup.id = "d";
  about_markup.title = "ما معنى <b> و&amp;؟";
  about_markup.body = "<p>هذا</p> نص عن &lt;br&gt; و<script>alert(1)</script> <html>";
  about_markup.path = "a\\\"b,\"path\":\".txt";
  articles.push_back(about_markup);
  std::string lines;
  for (const Article& article : articles) lines += article_json_line(article);
  const std::vector<Article> back = read_back(lines);
  ASSERT_EQ(back.size(), articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) {
    EXPECT_EQ(back[i], articles[i]) << i;
    EXPECT_EQ(content_hash(back[i]), content_hash(articles[i])) << i;
  }
}

TEST(ArticleJson, KeepsDatesToTheSecond) {
  Article article = full_article();
  // Midnight, the last second of a year, before 1970, far ahead, and none.
  for (const long long seconds : {1735689600LL, 1735689599LL, -1LL, -86400LL * 365 * 20, 4102444799LL}) {
    article.date = Date{std::chrono::seconds{seconds}};
    const auto back = read_back(article_json_line(article));
    ASSERT_EQ(back.size(), 1U);
    EXPECT_EQ(back[0].date, article.date) << seconds;
  }
  article.date = std::nullopt;
  EXPECT_EQ(read_back(article_json_line(article))[0].date, std::nullopt);
}

TEST(ArticleJson, IsOneLineWithoutWhatIsEmpty) {
  Article article;
  article.id = "a";
  article.title = "خبر";
  article.body = "سطر\nسطر";
  EXPECT_EQ(article_json_line(article), R"({"id":"a","title":"خبر","body":"سطر\nسطر"})"
                                        "\n");
}

TEST(ArticleJson, IsKnownByItsFirstKeysAndItsLast) {
  std::string line = article_json_line(full_article());
  line.pop_back();
  EXPECT_TRUE(is_article_json_line(line));
  for (const char* other :
       {"", "{}", R"({"id":"1"})", R"({"id":"1","title":"t","body":"b"})", R"({"title":"t","id":"1","path":"p"})",
        R"({"id":"1","title":"t","path":"p","body":"b"})", R"({"id":"1","title":"t","path":{"path":"p"}})",
        R"({"id":"1","name":"t","path":"p"})", R"({"id":"1","title":"t","path":"p)", R"({"id":"1\)",
        R"({"id": "1","title":"t","path":"p"})", R"([{"id":"1","title":"t","path":"p"}])"}) {
    EXPECT_FALSE(is_article_json_line(other)) << other;
  }
}

}  // namespace
}  // namespace khabar
