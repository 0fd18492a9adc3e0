// What a search does if the stored bytes of one article are damaged: it ends with an error that names the article.
// To leave the article out would make totals wrong that people publish.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "common/index/article_document.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "searcher/search/searcher.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using khabar::testing::make_article;
using khabar::testing::TempDir;
using ::testing::HasSubstr;

using Change = std::function<void(Xapian::Document&)>;

Change set_words(const std::string& value) {
  return [=](Xapian::Document& document) { document.add_value(slot(Slot::kTokens), value); };
}

class DamagedArticle : public ::testing::Test {
 protected:
  // Three articles, of which the second is changed.
  SearchResults search(const Change& change, const SearchRequest& request) {
    const TempDir dir;
    Xapian::WritableDatabase database{dir.path().string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
    FormCounter forms;
    for (const char* id : {"a", "b", "c"}) {
      const Article article = make_article(id, "الهجرة إلى أوروبا", "قوارب الهجرة السرية", "2025-01-20");
      Xapian::Document document = make_document(article, analyzer_, forms);
      if (article.id == "b") change(document);
      database.add_document(document);
    }
    forms.write(database);
    database.commit();
    return Searcher{Xapian::Database{dir.path().string()}, {{"index", "g"}}, analyzer_}.search(request);
  }

  std::string error(const Change& change, const SearchRequest& request) {
    try {
      return std::to_string(search(change, request).total) + " found";
    } catch (const Damage& damage) {
      EXPECT_THAT(damage.hint(), HasSubstr("khabar-index rollback"));
      return damage.what();
    }
  }

  Analyzer analyzer_;
};

SearchRequest word_request(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return request;
}

TEST_F(DamagedArticle, IsNamedByEverySearchThatReadsItsWords) {
  for (const char* query : {"الهجرة", "\"الهجرة السرية\"", "=الهجرة", "title:الهجرة", "قوارب"}) {
    EXPECT_EQ(error([](Xapian::Document&) {}, word_request(query)), "3 found") << query;
    for (const std::string& words : {std::string(), std::string("\xFF"), std::string(20, '\x80')}) {
      EXPECT_EQ(error(set_words(words), word_request(query)), "article b (document 2): the stored words are damaged")
          << query;
    }
  }
}

TEST_F(DamagedArticle, IsNamedWhereItsTextIsDamaged) {
  const Change change = [](Xapian::Document& document) { document.set_data("S\xFF"); };
  EXPECT_EQ(error(change, word_request("الهجرة")), "article b (document 2): the stored text is damaged");
}

TEST_F(DamagedArticle, IsNoMatterToSearchesThatDoNotMeetIt) {
  const Change change = [](Xapian::Document& document) {
    document.remove_term(text_term(Field::kLemma, "قارب"));
    document.set_data("S\xFF");
  };
  SearchRequest counted = word_request("الهجرة");
  counted.limit = 0;
  EXPECT_EQ(error(change, counted), "3 found");
  EXPECT_EQ(error(change, word_request("قوارب")), "2 found");
}

TEST_F(DamagedArticle, IsNamedWhereItsRareWordsAreCut) {
  // No title, one word, one rare word of four bytes that says it is longer, one sentence.
  const std::string value("\0\0\1\1\4\1\xFF\xFF\x9x\3\0\xF0", 12);
  for (const char* query : {"الهجرة", "=الهجرة", "\"قوارب الهجرة\""}) {
    EXPECT_EQ(error(set_words(value), word_request(query)), "article b (document 2): the stored words are damaged")
        << query;
  }
}

}  // namespace
}  // namespace khabar
