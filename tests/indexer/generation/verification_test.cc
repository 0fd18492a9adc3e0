#include "indexer/generation/verification.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "common/forms/word_list_edit.h"
#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "common/program/error.h"
#include "common/stored/compact_word.h"
#include "common/stored/field.h"
#include "indexer/generation/generation_digests.h"
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
  VerificationResult verify(Depth depth = Depth::kContent) const {
    return verify_generation(generation(), depth, [] {});
  }

  // As if a run had published what it should not.
  template <typename Change>
  void change(const Change& change) const {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    change(database);
    database.commit();
    database.close();
    write_digests(generation(), [] {});
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
  EXPECT_THAT(verify().problems, ElementsAre(HasSubstr("content hash differs"), HasSubstr("are not those of its text"),
                                             HasSubstr("not found by its id")));
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
    words.replace(words.size() - 2, 2, "\xFF\xFF");  // the code of the last word
    document.add_value(slot(Slot::kTokens), words);
    database.replace_document(2, document);
    WordListEdit forms(database, kLemmaList);
    forms.change(compact_word("خبر"), [](std::string_view) { return std::string{"\xFE\1"}; });
    forms.finish();
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
  EXPECT_THAT(verify().problems, ElementsAre(HasSubstr("only 2 of 3 articles have the analyzer fingerprint")));
}

TEST_F(Verify, SeesAnArticleThatItsWordsDoNotFind) {
  change([&](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(1);
    document.remove_term(text_term(Field::kLemma, "خبر"));
    database.replace_document(1, document);
  });
  EXPECT_THAT(verify().problems, ElementsAre("article a (document 1): the stored words do not fit the terms"));
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

constexpr const char* kFiles[]{"postlist.glass", "docdata.glass", "termlist.glass", "iamglass", kDigestsFile};

void overwrite(const fs::path& file, std::uintmax_t at, char byte) {
  std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
  bytes.seekp(static_cast<std::streamoff>(at));
  bytes.put(byte);
}

TEST_F(Verify, ComparesEveryFileWithWhatWasPublished) {
  EXPECT_THAT(verify(Depth::kFiles).problems, IsEmpty());
  EXPECT_EQ(verify(Depth::kFiles).articles, 3U);
  for (const char* name : kFiles) {
    testing::publish_index(index, articles);
    const fs::path file = generation() / name;
    const std::uintmax_t size = fs::file_size(file);
    ASSERT_GT(size, 40U) << name;
    overwrite(file, size / 2, '\x5a');
    for (const Depth depth : {Depth::kFiles, Depth::kContent}) EXPECT_FALSE(verify(depth).whole()) << name;
    EXPECT_EQ(verify(Depth::kFiles).articles, std::nullopt) << "nothing of it can be trusted";
  }
}

TEST_F(Verify, SaysWhatIsWrongWithAFile) {
  const auto said = [&](const auto& change) {
    testing::publish_index(index, articles);
    change(generation());
    return verify(Depth::kFiles).problems;
  };
  EXPECT_THAT(said([](const fs::path& path) { overwrite(path / "docdata.glass", 100, '\x5a'); }),
              ElementsAre("docdata.glass has changed since it was published"));
  EXPECT_THAT(said([](const fs::path& path) { fs::remove(path / "termlist.glass"); }),
              ElementsAre("termlist.glass is missing"));
  EXPECT_THAT(said([](const fs::path& path) { fs::resize_file(path / "docdata.glass", 0); }),
              ElementsAre("docdata.glass has 0 bytes, but was published with 8192"));
  EXPECT_THAT(said([](const fs::path& path) { std::ofstream(path / "notes.txt") << "x"; }),
              ElementsAre("notes.txt does not belong to it"));
  EXPECT_THAT(said([](const fs::path& path) { fs::create_directory(path / "more"); }),
              ElementsAre("more does not belong to it"));
  EXPECT_THAT(said([](const fs::path& path) { fs::remove(path / kDigestsFile); }),
              ElementsAre("its list of digests is missing"));
  EXPECT_THAT(said([](const fs::path& path) { std::ofstream(path / kDigestsFile) << ""; }),
              ElementsAre(HasSubstr("the list of digests is damaged")));
  EXPECT_THAT(said([](const fs::path& path) {
                fs::rename(path / "docdata.glass", path / "x");
                fs::create_directory(path / "docdata.glass");
              }),
              ElementsAre("docdata.glass has 0 bytes, but was published with 8192", "x does not belong to it"));
}

TEST_F(Verify, LeavesTheLockOfAWriterAlone) {
  std::ofstream(generation() / "flintlock") << "";
  EXPECT_THAT(verify().problems, IsEmpty());
}

// As versions before published it.
TEST_F(Verify, LooksIntoAGenerationWithoutDigests) {
  const auto without_digests = [&] {
    testing::publish_index(index, articles);
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    database.set_metadata("khabar.digests", "");
    database.commit();
    fs::remove(generation() / kDigestsFile);
  };
  without_digests();
  VerificationResult result = verify(Depth::kFiles);
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(result.notes, ElementsAre(HasSubstr("it has no digests")));
  EXPECT_EQ(result.articles, 3U);
  for (const char* name : {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass"}) {
    without_digests();
    fs::remove(generation() / name);
    EXPECT_FALSE(verify(Depth::kFiles).whole()) << name;
    without_digests();
    std::ofstream(generation() / name, std::ios::trunc) << "";
    EXPECT_FALSE(verify(Depth::kFiles).whole()) << name;
  }
}

TEST_F(Verify, SeesATermThatOnlyOneOfTwoTablesHas) {
  const fs::path other = dir.path() / "other";
  testing::publish_index(other, {articles[0], articles[1], make_article("c", "خبر رابع", "نص ثالث")});
  const fs::path source = IndexDirectory(other).current_path();
  fs::copy_file(source / "postlist.glass", generation() / "postlist.glass", fs::copy_options::overwrite_existing);
  write_digests(generation(), [] {});
  EXPECT_FALSE(verify().whole());
}

TEST_F(Verify, SeesAValueThatIsNotThatOfTheText) {
  for (const Slot value : {Slot::kDate, Slot::kSource, Slot::kOrder}) {
    testing::publish_index(index, articles);
    change([&](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(2);
      document.add_value(slot(value), value == Slot::kDate ? Xapian::sortable_serialise(0) : "other");
      database.replace_document(2, document);
    });
    EXPECT_THAT(verify().problems, ::testing::Contains("the values of the article b are not those of its text"));
    EXPECT_THAT(verify(Depth::kFiles).problems, IsEmpty());
  }
}

TEST_F(Verify, EndsWhereItIsAskedTo) {
  for (const Depth depth : {Depth::kFiles, Depth::kContent}) {
    EXPECT_THROW(verify_generation(generation(), depth, [] { throw Error("ended by SIGTERM"); }), Error);
  }
}

TEST_F(Verify, HoldsANewGenerationToWhatTheRunSays) {
  const fs::path path = generation();
  const std::string fingerprint = Analyzer().fingerprint();
  const std::string hash = content_hash(articles[0]);
  const auto refusal = [&](const GenerationPromise& promise) -> std::string {
    try {
      check_new_generation(path, promise, Tables::kAll, [] {});
      return "";
    } catch (const Error& error) {
      return error.what();
    }
  };
  EXPECT_EQ(refusal({3, fingerprint}), "");
  EXPECT_EQ(refusal({3, fingerprint, {{1, hash}}, {7}}), "");
  EXPECT_THAT(refusal({4, fingerprint}), HasSubstr("it should hold 4 articles, but holds 3"));
  EXPECT_THAT(refusal({3, "another"}), HasSubstr("the analyzer fingerprint is missing"));
  EXPECT_THAT(refusal({3, fingerprint, {{1, "other"}}}), HasSubstr("the article a is not the one that was written"));
  EXPECT_THAT(refusal({3, fingerprint, {{2, hash}}}), HasSubstr("the article b is not the one that was written"));
  EXPECT_THAT(refusal({3, fingerprint, {{9, hash}}}), HasSubstr("9"));
  EXPECT_THAT(refusal({3, fingerprint, {}, {2}}), HasSubstr("document 2 was not removed"));
}

}  // namespace
}  // namespace khabar
