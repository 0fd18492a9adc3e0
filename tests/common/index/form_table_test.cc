#include "common/index/form_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "common/index/damage.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;

class FormTableTest : public ::testing::Test {
 protected:
  Xapian::WritableDatabase empty() {
    const std::string path = (dir_.path() / std::to_string(databases_++)).string();
    return Xapian::WritableDatabase{path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
  }

  std::vector<std::string> forms(const std::vector<Xapian::Database>& databases, const std::string& lemma) {
    std::vector<std::string> lines;
    for (const FormCount& form : FormTable{databases}.forms(lemma)) {
      lines.push_back(form.form + ' ' + std::to_string(form.articles));
    }
    return lines;
  }

  testing::TempDir dir_;
  int databases_ = 0;
  Analyzer analyzer_;
};

TEST_F(FormTableTest, CountsEachFormOnceAnArticle) {
  FormCounter counter;
  counter.add(analyzer_.analyze("الهجرة والهجرة الهجرة نساء"));
  counter.add(analyzer_.analyze("هجرة الهجرة"));
  Xapian::WritableDatabase database = empty();
  counter.write(database);
  EXPECT_THAT(forms({database}, "هجرة"), ElementsAre("الهجرة 2", "هجرة 1", "والهجرة 1"));
  const FormTable table{{database}};
  EXPECT_EQ(table.count("هجرة", "الهجرة"), 2U);
  EXPECT_EQ(table.count("هجرة", "بالهجرة"), 0U);
  EXPECT_EQ(table.count("قارب", "قارب"), 0U);
}

TEST_F(FormTableTest, CountsTwoSpellingsOfAFormOnce) {
  FormCounter counter;
  counter.add(analyzer_.analyze("إيمان ايمان إِيمان"));
  Xapian::WritableDatabase database = empty();
  counter.write(database);
  const std::string lemma = analyzer_.analyze("إيمان").front().word->lemma;
  EXPECT_THAT(forms({database}, lemma), ElementsAre("ايمان 1"));
}

TEST_F(FormTableTest, TakesAwayWhatWasAdded) {
  Xapian::WritableDatabase database = empty();
  FormCounter before;
  before.add(analyzer_.analyze("الهجرة هجرة"));
  before.add(analyzer_.analyze("الهجرة"));
  before.write(database);
  FormCounter after;
  after.remove(analyzer_.analyze("الهجرة هجرة"));
  after.add(analyzer_.analyze("بالهجرة"));
  after.write(database);
  EXPECT_THAT(forms({database}, "هجرة"), ElementsAre("الهجرة 1", "بالهجرة 1"));
}

TEST_F(FormTableTest, MayBeWrittenBitByBitInAnyOrder) {
  Xapian::WritableDatabase database = empty();
  FormCounter published;
  published.add(analyzer_.analyze("الهجرة هجرة"));
  published.write(database);
  FormCounter coming;
  FormCounter going;
  coming.add(analyzer_.analyze("الهجرة بالهجرة"));
  going.remove(analyzer_.analyze("الهجرة هجرة"));
  going.remove(analyzer_.analyze("الهجرة بالهجرة"));
  going.write(database);  // more articles than have been written yet
  EXPECT_EQ(going.size(), 2U);
  EXPECT_THAT(forms({database}, "هجرة"), ElementsAre());
  coming.add(analyzer_.analyze("وهجرة"));
  coming.write(database);
  EXPECT_EQ(coming.size(), 0U);
  coming.add(analyzer_.analyze("وهجرة"));
  going.add(analyzer_.analyze("بالهجرة"));
  std::vector both{std::move(going), std::move(coming)};
  FormCounter::write(both, database);
  EXPECT_THAT(forms({database}, "هجرة"), ElementsAre("وهجرة 2", "بالهجرة 1"));
}

TEST_F(FormTableTest, AddsUpOverSeveralDatabasesAndWhenTheyAreMerged) {
  Xapian::WritableDatabase first = empty();
  Xapian::WritableDatabase second = empty();
  FormCounter counter;
  counter.add(analyzer_.analyze("الهجرة نساء"));
  counter.write(first);
  counter.add(analyzer_.analyze("هجرة الهجرة نساء"));
  counter.write(second);
  EXPECT_THAT(forms({first, second}, "هجرة"), ElementsAre("الهجرة 2", "هجرة 1"));
  const std::string tags[]{first.get_metadata("f:هجرة"), second.get_metadata("f:هجرة")};
  Xapian::WritableDatabase merged = empty();
  merged.set_metadata("f:هجرة", merge_form_tags("f:هجرة", 2, tags));
  EXPECT_THAT(forms({merged}, "هجرة"), ElementsAre("الهجرة 2", "هجرة 1"));
}

TEST_F(FormTableTest, NamesEachLemmaOfSeveralDatabasesOnce) {
  std::vector<Xapian::Database> databases;
  for (const char* text : {"الهجرة نساء", "قارب هجرة", ""}) {
    Xapian::WritableDatabase database = empty();
    FormCounter counter;
    counter.add(analyzer_.analyze(text));
    counter.write(database);
    database.set_metadata("other", "of no lemma");
    database.commit();
    databases.push_back(database);
  }
  const FormTable table{databases};
  EXPECT_THAT(table.lemmas([](std::string_view) { return true; }),
              ElementsAre(analyzer_.analyze("نساء").front().word->lemma, "قارب", "هجرة"));
  EXPECT_THAT(table.lemmas([](std::string_view lemma) { return lemma == "هجرة"; }), ElementsAre("هجرة"));
}

TEST_F(FormTableTest, FindsTheFormsThatMatchAPatternInSeveralDatabases) {
  std::vector<Xapian::Database> databases;
  for (const char* text : {"الهجرة هجرة كتاب", "الهجرات هجرة", "قارب"}) {
    Xapian::WritableDatabase database = empty();
    FormCounter counter;
    counter.add(analyzer_.analyze(text));
    counter.write(database);
    database.commit();
    databases.push_back(database);
  }
  const FormTable table{databases};
  const WordForm one{"هجرة", "هجرة"};
  const WordForm the{"هجرة", "الهجرة"};
  const WordForm many{"هجرة", "الهجرات"};
  struct Case {
    const char* pattern;
    std::size_t limit;
    std::vector<WordForm> forms;
    std::size_t found;
  };
  for (const Case& c : {Case{"*هجر*", 5, {many, the, one}, 3}, Case{"*هجر*", 2, {many, the}, 3},
                        Case{"*هجر*", 0, {}, 3}, Case{"ال*", 5, {many, the}, 2}, Case{"هجر?", 5, {one}, 1},
                        Case{"ب*", 5, {}, 0}, Case{"قارب", 5, {{"قارب", "قارب"}}, 1},
                        Case{"*", 5, {many, the, {"قارب", "قارب"}, {"كتاب", "كتاب"}, one}, 5}}) {
    const MatchingForms matching = table.matching(WildcardPattern(c.pattern), c.limit);
    EXPECT_EQ(matching.forms, c.forms) << c.pattern;
    EXPECT_EQ(matching.found, c.found) << c.pattern;
  }
}

TEST_F(FormTableTest, RefusesADamagedTag) {
  const std::string most = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F";
  for (const std::string& tag :
       {std::string("\xFF"), std::string("\xFF\x09xx"), std::string("\x01"), std::string("\x01\x80"),
        std::string("\xDD\1"), std::string("\xFE\1"), std::string("\xFF\3x~y\1"), std::string("\xFF\0\1", 3),
        "\xFF" + most + "~0~", "\1" + most, std::string("\1\x80\x80\x80\x80\x10"), std::string("\1\0", 2)}) {
    Xapian::WritableDatabase database = empty();
    database.set_metadata("f:x", tag);
    const FormTable table{{database}};
    EXPECT_THROW(table.forms("x"), Damage);
    EXPECT_THROW((void)table.count("x", "x"), Damage);
    EXPECT_THROW(table.check([] {}), Damage);
    const std::string tags[]{tag, tag};
    EXPECT_THROW(merge_form_tags("f:x", 2, tags), Damage);
    FormCounter counter;
    counter.add(analyzer_.analyze("x"));
    EXPECT_THROW(counter.write(database), Damage);
  }
}

TEST_F(FormTableTest, NamesTheLemmaThatIsDamaged) {
  Xapian::WritableDatabase database = empty();
  database.set_metadata("f:هجرة", "\xFE\1");
  try {
    (void)FormTable{{database}}.forms("هجرة");
    FAIL() << "it was read";
  } catch (const Damage& damage) {
    EXPECT_STREQ(damage.what(), "the table of word forms is damaged at the lemma هجرة");
  }
}

TEST_F(FormTableTest, ChecksThatEachEntryIsOneThatCouldBeWritten) {
  const auto is_sound = [&](const std::string& tag) {
    Xapian::WritableDatabase database = empty();
    database.add_document({});
    database.set_metadata("f:x", tag);
    try {
      FormTable{{database}}.check([] {});
      return true;
    } catch (const Damage&) {
      return false;
    }
  };
  EXPECT_TRUE(is_sound("\xFF\4a~0~\1\xFF\4b~0~\1"));
  EXPECT_FALSE(is_sound("\xFF\4b~0~\1\xFF\4a~0~\1")) << "out of order";
  EXPECT_FALSE(is_sound("\xFF\4a~0~\1\xFF\4a~0~\1")) << "twice";
  EXPECT_FALSE(is_sound("\xFF\4a~0~\2")) << "two articles of one";
  EXPECT_FALSE(is_sound("\xFF\4a~2~\1")) << "more letters than the lemma has";
}

TEST_F(FormTableTest, CountsNoMoreArticlesThanThereCanBe) {
  std::vector<Xapian::Database> databases;
  for (int i = 0; i < 3; ++i) {
    Xapian::WritableDatabase database = empty();
    database.set_metadata("f:x", std::string("\0\xFF\xFF\xFF\xFF\x0F", 6));
    database.commit();
    databases.push_back(database);
  }
  const FormTable table{databases};
  EXPECT_EQ(table.count("x", "x"), 0xFFFF'FFFFU);
  EXPECT_EQ(table.forms("x").front().articles, 0xFFFF'FFFFU);
}

}  // namespace
}  // namespace khabar
