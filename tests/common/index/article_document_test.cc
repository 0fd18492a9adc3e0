#include "common/index/article_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>

#include "common/digest.h"
#include "common/program/error.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"

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

Xapian::Document document_of(const Article& article, Analyzer& analyzer) {
  FormCounter forms;
  return make_document(article, analyzer, forms);
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
    EXPECT_EQ(stored_article(document_of(article, analyzer)), article);
  }
}

TEST(ArticleDocument, RefusesStoredDataThatWereCutAnywhere) {
  Analyzer analyzer;
  Xapian::Document document = document_of(full_article(), analyzer);
  const std::string whole = document.get_data();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    document.set_data(whole.substr(0, length));
    EXPECT_THROW(stored_article(document), Error) << length << " bytes of " << whole.size();
  }
}

TEST(ArticleDocument, NamesTheArticleWhoseStoredDataAreDamaged) {
  Analyzer analyzer;
  Xapian::Document document = document_of(full_article(), analyzer);
  document.set_data("\xff");
  try {
    stored_article(document);
    FAIL() << "it was read";
  } catch (const Damage& damage) {
    EXPECT_STREQ(damage.what(), "article sa18294: the stored text is damaged");
    EXPECT_NE(damage.hint().find("khabar-index rollback"), std::string::npos);
  }
}

TEST(ArticleDocument, TakesEveryDamagedBitForDamageOrForAnotherArticle) {
  Analyzer analyzer;
  Xapian::Document document = document_of(full_article(), analyzer);
  const std::string whole = document.get_data();
  const std::string hash = document.get_value(slot(Slot::kContentHash));
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string data = whole;
    data[bit / 8] = static_cast<char>(data[bit / 8] ^ (1 << bit % 8));
    document.set_data(data);
    try {
      const Article article = stored_article(document);
      const bool same = content_hash(article) == hash && article.path == full_article().path;
      EXPECT_FALSE(same) << "bit " << bit << " has no meaning";
      const std::string day = article.date ? format_day(*article.date) : "";
      EXPECT_LE(day.size(), std::string_view("-9999-12-31").size());
    } catch (const Damage&) {
    }
  }
}

TEST(ArticleDocument, RefusesADateThatNobodyWrote) {
  Analyzer analyzer;
  Xapian::Document document = document_of(full_article(), analyzer);
  EXPECT_EQ(stored_date(document), full_article().date);
  for (const double moment : {-1e300, -1e13, 1e12, 1e18, 1e19, 1e300, std::numeric_limits<double>::infinity()}) {
    document.add_value(slot(Slot::kDate), Xapian::sortable_serialise(moment));
    EXPECT_THROW(stored_date(document), Damage) << moment;
  }
  for (const std::string& value : {std::string(1, '\0'), std::string(9, '\xff'), std::string(40, '\x7f')}) {
    document.add_value(slot(Slot::kDate), value);
    EXPECT_THROW(stored_date(document), Damage);
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
  const Xapian::Document document = document_of(full_article(), analyzer);
  const auto terms = terms_of(document);
  for (const char* term : {"Qsa18294", "Hsaudi", "Kسياسه", "Aكاتب", "Lar", "D20250120", "M202501", "Y2025"}) {
    EXPECT_THAT(terms, ::testing::Contains(term));
  }
  EXPECT_THAT(terms, ::testing::Contains(boolean_term(Field::kFingerprint, analyzer.fingerprint())));
}

TEST(ArticleDocument, KeepsNamesAsTheyAreGivenBesideTheirFoldedTerms) {
  Analyzer analyzer;
  Article article;
  article.id = "1";
  article.title = "خبر عاجل";
  article.source = "المصرى اليوم ";
  article.section = "\u200F";
  const Xapian::Document document = document_of(article, analyzer);
  const auto terms = terms_of(document);
  EXPECT_THAT(terms, ::testing::Contains("Hالمصري اليوم"));
  EXPECT_THAT(terms, ::testing::Not(::testing::Contains(::testing::StartsWith("K")))) << "nothing is left of it";
  EXPECT_EQ(document.get_value(slot(Slot::kSource)), article.source);
  EXPECT_EQ(document.get_value(slot(Slot::kSection)), article.section);
  EXPECT_EQ(document.get_value(slot(Slot::kAuthor)), "");
}

TEST(ArticleDocument, KnowsHowManyWordsItHas) {
  Analyzer analyzer;
  Article article;
  article.id = "1";
  article.title = "خبر عاجل";
  article.body = "نص من أربع كلمات";
  const auto words = [&] {
    return Xapian::sortable_unserialise(document_of(article, analyzer).get_value(slot(Slot::kWords)));
  };
  EXPECT_EQ(words(), 6);
  article.body = article.title + ". " + article.body;
  EXPECT_EQ(words(), 6) << "a title that is the beginning of the body counts once";
}

TEST(ArticleDocument, HasNoTermAndNoDateForFieldsThatAreMissing) {
  Analyzer analyzer;
  Article article;
  article.id = "1";
  article.title = "news";
  const Xapian::Document document = document_of(article, analyzer);
  for (const std::string& term : terms_of(document)) {
    EXPECT_THAT(std::string("HKALDMY"), ::testing::Not(::testing::HasSubstr(term.substr(0, 1)))) << term;
  }
  EXPECT_EQ(document.get_value(slot(Slot::kDate)), "");
}

TEST(ArticleDocument, KeepsTheWordsInTheirOrderTitleAndBodyApart) {
  Analyzer analyzer;
  struct Case {
    const char* title;
    const char* body;
    std::size_t title_words;
    std::size_t words;
    std::size_t body_begin;
  };
  for (const Case& c :
       {Case{"alpha beta", "gamma alpha", 2, 4, 2}, Case{"", "gamma", 0, 1, 0}, Case{"alpha beta", "", 2, 2, 2},
        Case{"gamma delta…", "gamma delta epsilon zeta", 2, 4, 0}, Case{"gamma", "gamma delta", 1, 2, 0}}) {
    Article article;
    article.id = "1";
    article.title = c.title;
    article.body = c.body;
    const std::string value = document_of(article, analyzer).get_value(slot(Slot::kTokens));
    const TokenSequence tokens{value};
    EXPECT_EQ(tokens.title().end, c.title_words) << c.title;
    EXPECT_EQ(tokens.size(), c.words) << c.title;
    EXPECT_EQ(tokens.body().begin, c.body_begin) << c.title;
  }
}

TEST(ArticleDocument, CountsWordsOfTitleAndLeadTwice) {
  Analyzer analyzer;
  Article article;
  article.id = "1";
  article.title = "alpha";
  article.body = "x alpha";
  for (std::size_t i = 2; i < kLeadWords; ++i) article.body += " x";
  article.body += " alpha";
  const Xapian::Document document = document_of(article, analyzer);
  auto at = document.termlist_begin();
  at.skip_to("Zalpha");
  EXPECT_EQ(at.get_wdf(), 2 * kLeadCount + 1);
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

// A published index keeps the hashes of its articles: another way to count them would make all articles look changed.
TEST(ContentHash, IsTheDigestOfLengthsDateAndText) {
  Article article;
  article.id = "a";
  article.body = std::string(300, 'x');
  article.date = Date{std::chrono::seconds{258}};
  article.path = "in.jsonl";
  std::string bytes("\x01\x00\xAC\x02\x00\x00\x00\x00\x00\x00", 10);
  bytes += std::string("\x00\x00\x00\x00\x00\x00\x01\x02", 8) + "a" + article.body;
  EXPECT_EQ(content_hash(article), digest(bytes));
}

TEST(Digest, OfPiecesIsThatOfTheWhole) {
  std::string whole;
  for (int i = 0; i < 1000; ++i) whole += std::to_string(i);
  for (const std::size_t size : {0U, 1U, 100U, 1000U, 2000U}) {
    const std::string_view text = std::string_view(whole).substr(0, size);
    const std::array pieces{text.substr(0, size / 3), std::string_view(), text.substr(size / 3)};
    EXPECT_EQ(joined_digest(pieces), digest(text)) << size;
  }
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
