#include "indexer/inspect/index_verification.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "common/index/article_document.h"
#include "common/index/field.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "common/program/error.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::make_article;
using testing::TempDir;

struct Verify : ::testing::Test {
  TempDir dir;
  std::vector<Article> articles{make_article("a", "خبر أول", "نص الخبر الأول"), make_article("b", "خبر ثان", "نص آخر"),
                                make_article("c", "خبر ثالث", "نص ثالث")};
  fs::path index = dir.path() / "index";

  void SetUp() override { testing::publish_index(index, articles); }

  fs::path generation() const { return IndexDirectory(index).current_path(); }
  VerificationResult verify() const {
    return verify_generation(generation(), [] {});
  }

  // What somebody's program did to the database behind our back.
  template <typename Change>
  void change(const Change& change) const {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    change(database);
    database.commit();
  }
};

TEST_F(Verify, FindsNothingWrongWithAWholeGeneration) {
  const VerificationResult result = verify();
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_TRUE(result.searchable);
  EXPECT_EQ(result.articles, 3U);
}

TEST_F(Verify, SeesAnArticleWhoseTextIsNotTheOneThatWasIndexed) {
  change([&](Xapian::WritableDatabase& database) {
    Analyzer analyzer;
    Xapian::Document document = database.get_document(2);
    FormCounter forms;
    document.set_data(make_document(articles[0], analyzer, forms).get_data());
    database.replace_document(2, document);
  });
  EXPECT_THAT(verify().problems, ElementsAre(HasSubstr("content hash differs"), HasSubstr("not found by its id")));
}

TEST_F(Verify, SeesStoredTextThatCannotBeRead) {
  change([](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(2);
    document.set_data("\xff\xff");
    database.replace_document(2, document);
  });
  EXPECT_THAT(verify().problems, ElementsAre("article b (document 2): the stored text is damaged"));
}

TEST_F(Verify, SeesStoredWordsThatCannotBeRead) {
  change([](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(2);
    std::string words = document.get_value(slot(Slot::kTokens));
    words.back() = '\xE0';  // the shape of the last word
    document.add_value(slot(Slot::kTokens), words);
    database.replace_document(2, document);
    database.set_metadata("f:خبر", "\xFE\1");
  });
  EXPECT_THAT(verify().problems, ElementsAre("article b (document 2): the stored words are damaged",
                                             "the table of word forms is damaged at the lemma خبر"));
}

TEST_F(Verify, SeesAnIdThatStandsTwice) {
  change([&](Xapian::WritableDatabase& database) {
    Analyzer analyzer;
    FormCounter forms;
    database.add_document(make_document(articles[0], analyzer, forms));
  });
  EXPECT_THAT(verify().problems, ::testing::Contains(HasSubstr("2 articles have the id a")));
}

TEST_F(Verify, SeesAnArticleWithoutTheFingerprint) {
  change([&](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(1);
    document.remove_term(boolean_term(Field::kFingerprint, read_metadata(database).analyzer_fingerprint));
    database.replace_document(1, document);
  });
  EXPECT_THAT(verify().problems, ElementsAre(HasSubstr("2 of 3 articles bear the analyzer fingerprint")));
}

TEST_F(Verify, SeesAnArticleThatItsWordsDoNotFind) {
  change([&](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(1);
    document.remove_term(text_term(Field::kLemma, "خبر"));
    database.replace_document(1, document);
  });
  EXPECT_THAT(verify().problems, ElementsAre(HasSubstr("a search for the title of the article a does not find it")));
}

TEST_F(Verify, SeesAGroupOfNearDuplicatesWithoutItsRepresentative) {
  const auto set_group = [](const std::map<Xapian::docid, std::string>& groups) {
    return [groups](Xapian::WritableDatabase& database) {
      for (const auto& [id, group] : groups) {
        Xapian::Document document = database.get_document(id);
        document.add_value(slot(Slot::kGroup), group);
        database.replace_document(id, document);
      }
    };
  };
  change(set_group({{1, "a"}, {2, "a"}}));
  EXPECT_THAT(verify().problems, IsEmpty());
  change(set_group({{1, "c"}, {2, "c"}}));
  EXPECT_THAT(verify().problems, ElementsAre("the article c, the oldest of 2 near duplicates, is not among them"));
  change(set_group({{1, "a"}, {2, "b"}, {3, "b"}}));
  EXPECT_THAT(verify().problems, ElementsAre("the article a is its only near duplicate"));
}

TEST_F(Verify, SaysThatAnotherVersionMadeIt) {
  for (const auto& [schema, fingerprint] : {std::pair{kSchemaVersion + 1, Analyzer().fingerprint()}}) {
    change([&, schema = schema, fingerprint = fingerprint](Xapian::WritableDatabase& database) {
      write_metadata(database, {schema, fingerprint, "", "", ""});
    });
    const VerificationResult result = verify();
    EXPECT_TRUE(result.whole());
    EXPECT_FALSE(result.searchable);
  }
}

TEST_F(Verify, SeesDamageInEveryTable) {
  for (const char* table : {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass"}) {
    testing::publish_index(index, articles);
    const fs::path file = generation() / table;
    ASSERT_GT(fs::file_size(file), 40U) << table;
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekp(0);
    for (std::uintmax_t i = 0; i < fs::file_size(file); ++i) bytes.put('\x5a');
    bytes.close();
    EXPECT_FALSE(verify().whole()) << table;
  }
}

TEST_F(Verify, SeesAMissingFile) {
  for (const char* table : {"postlist.glass", "docdata.glass", "iamglass"}) {
    testing::publish_index(index, articles);
    fs::remove(generation() / table);
    EXPECT_FALSE(verify().whole()) << table;
  }
}

TEST_F(Verify, EndsWhereItIsAskedTo) {
  EXPECT_THROW(verify_generation(generation(), [] { throw Error("ended by SIGTERM"); }), Error);
}

}  // namespace
}  // namespace khabar
