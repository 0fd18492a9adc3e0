#include "common/forms/form_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/forms/form_counter.h"
#include "common/forms/form_values.h"
#include "common/forms/word_list_edit.h"
#include "common/stored/compact_word.h"
#include "common/stored/damage.h"
#include "tests/support/index_contents.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Words = std::vector<std::pair<std::string, std::string>>;

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

  // Words in any spelling, which are put as compact_word().
  static void put(Xapian::WritableDatabase& database, const WordListSpec& list, const Words& words) {
    std::map<std::string, std::string> sorted;
    for (const auto& [word, value] : words) sorted[compact_word(word)] = value;
    WordListEdit edit(database, list);
    for (const auto& [word, value] : sorted) {
      edit.change(word, [&value = value](std::string_view) { return value; });
    }
    edit.finish();
  }

  // Over a database for each of the texts.
  FormTable table_of(const std::vector<const char*>& texts) {
    std::vector<Xapian::Database> databases;
    for (const char* text : texts) {
      Xapian::WritableDatabase database = empty();
      FormCounter counter;
      counter.add(analyzer_.analyze(text));
      counter.write(database);
      database.commit();
      databases.push_back(database);
    }
    return FormTable{databases};
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

TEST_F(FormTableTest, AddsUpOverSeveralDatabases) {
  Xapian::WritableDatabase first = empty();
  Xapian::WritableDatabase second = empty();
  FormCounter counter;
  counter.add(analyzer_.analyze("الهجرة نساء"));
  counter.write(first);
  counter.add(analyzer_.analyze("هجرة الهجرة نساء"));
  counter.write(second);
  EXPECT_THAT(forms({first, second}, "هجرة"), ElementsAre("الهجرة 2", "هجرة 1"));
  EXPECT_EQ((FormTable{{first, second}}.count("هجرة", "الهجرة")), 2U);
}

TEST_F(FormTableTest, FindsTheFormsThatMatchAPatternInSeveralDatabases) {
  const FormTable table = table_of({"الهجرة هجرة كتاب", "الهجرات هجرة", "قارب"});
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

TEST_F(FormTableTest, FindsTheNearestFormsOfSeveralDatabases) {
  const FormTable table = table_of({"الهجرة هجرة كتاب", "الهجرات هجرة google", "قارب غارب"});
  struct Case {
    const char* word;
    std::size_t edits;
    std::vector<std::string> forms;
  };
  for (const Case& c :
       {Case{"هحرة", 1, {"هجرة"}}, Case{"الهجرة", 2, {"الهجرة"}}, Case{"الهجره", 0, {"الهجرة"}},
        Case{"الهجرت", 2, {"الهجرات", "الهجرة"}}, Case{"gogle", 1, {"google"}}, Case{"طارب", 1, {"غارب", "قارب"}},
        Case{"ططرب", 1, {}}, Case{"ططرب", 2, {"غارب", "قارب"}}, Case{"ديناصور", 2, {}}}) {
    std::vector<std::string> forms;
    for (const WordForm& form : table.nearest(c.word, c.edits)) forms.push_back(form.exact);
    EXPECT_THAT(forms, ::testing::UnorderedElementsAreArray(c.forms)) << c.word;
  }
}

TEST_F(FormTableTest, CountsNoMoreArticlesThanThereCanBe) {
  std::vector<Xapian::Database> databases;
  for (int i = 0; i < 3; ++i) {
    Xapian::WritableDatabase database = empty();
    put(database, kLemmaList, {{"x", lemma_value({{"~0~", 0xFFFF'FFFF}})}});
    database.commit();
    databases.push_back(database);
  }
  const FormTable table{databases};
  EXPECT_EQ(table.count("x", "x"), 0xFFFF'FFFFU);
  EXPECT_EQ(table.forms("x").front().articles, 0xFFFF'FFFFU);
}

// What FormTable::check() says; empty for a sound table.
std::string problem(const Xapian::Database& database) {
  try {
    FormTable{{database}}.check([] {});
    return {};
  } catch (const Damage& damage) {
    return damage.what();
  }
}

TEST_F(FormTableTest, ChecksThatItIsOneThatCouldBeWritten) {
  struct Case {
    const char* what;
    Words lemmas;
    Words forms;
    const char* problem;
  };
  for (const Case& c : {
           Case{"sound", {{"x", "\1\1"}}, {{"الx", "\1"}}, ""},
           Case{"none", {}, {}, ""},
           Case{"a value that ends", {{"x", "\1"}}, {{"الx", "\1"}}, "at the lemma x"},
           Case{"two articles of one", {{"x", "\1\2"}}, {{"الx", "\1"}}, "at the lemma x"},
           Case{"a shape twice", {{"x", "\1\1\1\1"}}, {{"الx", "\1"}}, "at the lemma x"},
           Case{"shapes out of order", {{"x", "\1\1\4\1"}}, {{"الx", "\1"}, {"xا", "\4"}}, "at the lemma x"},
           Case{"more letters than the lemma has", {{"x", std::string("\xFF\2\1\0a\1", 6)}}, {}, "at the lemma x"},
           Case{"letters of no word",
                {{"\x9B", std::string("\0\1", 2)}},
                {{"\x9B", std::string("\0", 1)}},
                "at the lemma"},
           Case{"a form of no such lemma", {{"x", "\1\1"}}, {{"x", "\1"}}, "at the form x"},
           Case{"a lemma twice", {{"x", "\1\1"}}, {{"الx", "\1\1"}}, "at the form الx"},
           Case{"a pair more", {{"x", "\1\1"}}, {{"x", std::string("\0", 1)}, {"الx", "\1"}}, "other forms"},
           Case{"a pair less", {{"x", std::string("\0\1\1\1", 4)}}, {{"الx", "\1"}}, ""},
           Case{"another pair", {{"x", "\1\1"}}, {{"x", std::string("\0", 1)}}, "other forms"},
       }) {
    Xapian::WritableDatabase database = empty();
    database.add_document({});
    put(database, kLemmaList, c.lemmas);
    put(database, kFormList, c.forms);
    EXPECT_THAT(problem(database), HasSubstr(c.problem)) << c.what;
    EXPECT_EQ(problem(database).empty(), std::string_view{c.what} == "sound" || std::string_view{c.what} == "none")
        << c.what;
  }
}

TEST_F(FormTableTest, ChecksThatChunksLieUnderTheirLastWords) {
  Xapian::WritableDatabase database = empty();
  database.add_document({});
  put(database, kLemmaList, {{"a", "\1\1"}, {"x", "\1\1"}});
  put(database, kFormList, {{"الa", "\1"}, {"الx", "\1"}});
  ASSERT_EQ(problem(database), "");
  const std::string bytes = database.get_metadata("fl:x");
  database.set_metadata("fl:b", bytes);
  EXPECT_THAT(problem(database), HasSubstr("in the chunk up to the lemma b"));
  database.set_metadata("fl:b", "");
  database.set_metadata("fl:y", bytes);
  EXPECT_THAT(problem(database), HasSubstr("in the chunk up to the lemma y"));
}

TEST_F(FormTableTest, RefusesADamagedEntry) {
  for (const std::string& value : {std::string("\xFE\1"), std::string("\1"), std::string("\1\0", 2)}) {
    Xapian::WritableDatabase database = empty();
    put(database, kLemmaList, {{"هجرة", value}});
    put(database, kFormList, {{"هجرة", "\xFE"}});
    const FormTable table{{database}};
    EXPECT_THROW(table.forms("هجرة"), Damage);
    EXPECT_THROW((void)table.count("هجرة", "هجرة"), Damage);
    EXPECT_THROW(table.matching(WildcardPattern("*"), 1), Damage);
    EXPECT_THROW(table.nearest("هجرة", 1), Damage);
    EXPECT_THROW(table.check([] {}), Damage);
    FormCounter counter;
    counter.add(analyzer_.analyze("الهجرة"));
    EXPECT_THROW(counter.write(database), Damage);
    try {
      (void)table.forms("هجرة");
    } catch (const Damage& damage) {
      EXPECT_STREQ(damage.what(), "the table of word forms is damaged at the lemma هجرة");
    }
  }
}

// Whatever lies there is read, or refused as damage.
TEST_F(FormTableTest, IsReadWithoutHarmWhateverChanges) {
  Xapian::WritableDatabase database = empty();
  FormCounter counter;
  counter.add(analyzer_.analyze("الهجرة هجرة والهجرات كتاب كتب google يقولون"));
  counter.write(database);
  database.add_document({});
  const auto read = [&](const auto& look) {
    try {
      look(FormTable{{database}});
    } catch (const Damage&) {
      // As it should be.
    }
  };
  for (const WordListSpec& list : {kLemmaList, kFormList}) {
    ChunkCursor cursor(database, list);
    ASSERT_TRUE(cursor.next());
    const std::string key = std::string{list.prefix} + std::string{cursor.last()};
    const std::string bytes = cursor.read();
    for (std::size_t i = 0; i < 9 * bytes.size(); ++i) {
      std::string changed = bytes;
      if (i % 9 == 8) {
        changed.resize(i / 9 + 1);
      } else {
        changed[i / 9] = static_cast<char>(changed[i / 9] ^ (1 << (i % 9)));
      }
      database.set_metadata(key, changed);
      read([](const FormTable& table) { table.check([] {}); });
      read([](const FormTable& table) { table.matching(WildcardPattern("*"), 3); });
      read([](const FormTable& table) { table.nearest("الهجره", 2); });
      read([](const FormTable& table) { table.forms("هجرة"); });
    }
    database.set_metadata(key, bytes);
  }
  EXPECT_EQ(problem(database), "");
}

// Both lists, whatever their chunks.
TEST_F(FormTableTest, IsTheSameAfterManyChangesAsIfItWereMadeAtOnce) {
  std::mt19937 random(5);
  std::vector<std::string> words;
  for (const char* lemma : {"هجرة", "كتاب", "قارب", "مدينة", "لاعب", "google", "قال", "وزير", "دولة"}) {
    for (const char* before : {"", "ال", "و", "وال", "ب", "لل", "ف"}) {
      for (const char* after : {"", "ه", "ها", "هم", "ين"}) words.push_back(std::string(before) + lemma + after);
    }
  }
  Xapian::WritableDatabase database = empty();
  std::vector<std::string> articles;
  for (int round = 0; round < 25; ++round) {
    FormCounter counter;
    for (int i = 0; i < 12; ++i) {
      if (!articles.empty() && random() % 2 == 0) {
        std::swap(articles[random() % articles.size()], articles.back());
        counter.remove(analyzer_.analyze(articles.back()));
        articles.pop_back();
      } else {
        std::string text;
        for (int word = 0; word < 10; ++word) text += words[random() % words.size()] + ' ';
        counter.add(analyzer_.analyze(text));
        articles.push_back(text);
      }
    }
    counter.write(database);
    EXPECT_EQ(counter.size(), 0U);
    Xapian::WritableDatabase built = empty();
    FormCounter all;
    for (const std::string& text : articles) {
      all.add(analyzer_.analyze(text));
      built.add_document({});
    }
    all.write(built);
    ASSERT_EQ(testing::form_contents(database), testing::form_contents(built)) << round;
    EXPECT_EQ(problem(built), "");
  }
}

}  // namespace
}  // namespace khabar
