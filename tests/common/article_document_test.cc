#include "common/article_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "common/error.h"
#include "common/field.h"

namespace khabar {
namespace {

using std::chrono::seconds;

Article full_article() {
  Article article;
  article.id = "sa18294";
  article.title = "خبر عاجل";
  article.body = "نصّ الخبر\nوفيه سطران";
  article.date = Date{seconds{1737331200}};
  article.source = "saudi";
  article.url = "https://example.org/أخبار/1";
  article.section = "سياسة";
  article.author = "كاتب";
  article.language = "ar";
  article.path = "dump.jsonl.gz";
  return article;
}

Article dated(const std::string& id, std::optional<std::int64_t> at) {
  Article article;
  article.id = id;
  if (at) article.date = Date{seconds{*at}};
  return article;
}

std::vector<std::string> terms_of(const Xapian::Document& document) {
  return {document.termlist_begin(), document.termlist_end()};
}

TEST(ArticleDocument, GivesBackTheArticleItWasMadeOf) {
  Analyzer analyzer;
  Article undated = full_article();
  undated.date.reset();
  Article before_1970 = full_article();
  before_1970.date = Date{seconds{-1}};
  Article long_body = full_article();
  long_body.body.assign(300'000, 'x');
  Article only_id_and_body;
  only_id_and_body.id = "1";
  only_id_and_body.body = "خبر";
  for (const Article& article : {full_article(), undated, before_1970, long_body, only_id_and_body}) {
    EXPECT_EQ(stored_article(make_document(article, analyzer)), article);
  }
}

TEST(ArticleDocument, RefusesStoredDataThatWereCutAnywhere) {
  Analyzer analyzer;
  Xapian::Document document = make_document(full_article(), analyzer);
  const std::string whole = document.get_data();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    document.set_data(whole.substr(0, length));
    EXPECT_THROW(stored_article(document), Error) << length << " bytes of " << whole.size();
  }
}

TEST(ArticleDocument, RefusesStoredDataThatAreNoArticle) {
  Xapian::Document document;
  for (const std::string& data :
       {std::string(100, '\xff'), std::string("plain text"), std::string(16, '\x80'), std::string(18, '\0')}) {
    document.set_data(data);
    EXPECT_THROW(stored_article(document), Error);
  }
}

TEST(ArticleDocument, HasABooleanTermForEachFieldThatIsThere) {
  Analyzer analyzer;
  const Xapian::Document document = make_document(full_article(), analyzer);
  const auto terms = terms_of(document);
  for (const char* term : {"Qsa18294", "Hsaudi", "Kسياسة", "Aكاتب", "Lar", "D20250120", "M202501", "Y2025"}) {
    EXPECT_THAT(terms, ::testing::Contains(term));
  }
  EXPECT_THAT(terms, ::testing::Contains(boolean_term(Field::kFingerprint, analyzer.fingerprint())));
}

TEST(ArticleDocument, HasNoTermAndNoDateForFieldsThatAreMissing) {
  Analyzer analyzer;
  Article article;
  article.id = "1";
  article.title = "news";
  const Xapian::Document document = make_document(article, analyzer);
  for (const std::string& term : terms_of(document)) {
    EXPECT_THAT(std::string("HKALDMY"), ::testing::Not(::testing::HasSubstr(term.substr(0, 1)))) << term;
  }
  EXPECT_EQ(document.get_value(slot(Slot::kDate)), "");
}

TEST(ArticleDocument, KeepsTitleAndBodyApartForPhrases) {
  Analyzer analyzer;
  Article article;
  article.id = "1";
  article.title = "alpha beta";
  article.body = "gamma";
  const Xapian::Document document = make_document(article, analyzer);
  const auto position = [&](const std::string& term) {
    auto at = document.termlist_begin();
    at.skip_to(term);
    return *at.positionlist_begin();
  };
  EXPECT_EQ(position("Zbeta") - position("Zalpha"), 1U);
  EXPECT_EQ(position("Zgamma") - position("Zbeta"), kTitleGap);
}

TEST(OrderValue, SortsNewestFirstThenUndatedThenById) {
  const std::vector<Article> ordered{dated("a", 4'000'000'000),
                                     dated("b", 1'737'331'201),
                                     dated("a", 1'737'331'200),
                                     dated("b", 1'737'331'200),
                                     dated("z", 0),
                                     dated("a", -1),
                                     dated("a", -4'000'000'000),
                                     dated("a", std::nullopt),
                                     dated("b", std::nullopt)};
  std::vector<std::string> values;
  for (const Article& article : ordered) values.push_back(order_value(article));
  EXPECT_TRUE(std::is_sorted(values.begin(), values.end()));
  EXPECT_EQ(std::adjacent_find(values.begin(), values.end()), values.end());
}

TEST(OrderValue, HoldsTheId) {
  EXPECT_EQ(order_value_id(order_value(dated("صحيفة/1", 0))), "صحيفة/1");
  EXPECT_EQ(order_value_id(order_value(dated("", std::nullopt))), "");
  EXPECT_EQ(order_value_id("short"), "");
}

TEST(ContentHash, TellsArticlesApartByEveryFieldButThePath) {
  const std::string hash = content_hash(full_article());
  EXPECT_EQ(hash.size(), 16U);
  EXPECT_EQ(content_hash(full_article()), hash);
  for (const auto field : {&Article::id, &Article::title, &Article::body, &Article::source, &Article::url,
                           &Article::section, &Article::author, &Article::language}) {
    Article other = full_article();
    other.*field += "x";
    EXPECT_NE(content_hash(other), hash);
  }
  Article moved = full_article();
  moved.path += "x";
  EXPECT_EQ(content_hash(moved), hash);
  Article undated = full_article();
  undated.date.reset();
  EXPECT_NE(content_hash(undated), hash);
}

TEST(ContentHash, SeesTextMovedFromOneFieldToTheNext) {
  Article one;
  one.title = "ab";
  Article other;
  other.title = "a";
  other.body = "b";
  EXPECT_NE(content_hash(one), content_hash(other));
}

}  // namespace
}  // namespace khabar
