#include "indexer/sorting/form_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/forms/form_table.h"
#include "common/program/error.h"
#include "indexer/sorting/form_sorter.h"
#include "indexer/sorting/word_run.h"
#include "tests/support/index_contents.h"
#include "tests/support/no_check_point.h"
#include "tests/support/read_file.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::form_contents;
using testing::kNoCheckPoint;

struct FormRun : ::testing::Test {
  fs::path part(const std::string& name) const {
    fs::create_directories(dir.path() / name);
    return dir.path() / name;
  }

  // A part with these articles.
  fs::path part(const std::string& name, const std::vector<const char*>& texts) {
    for (const char* text : texts) {
      FormCounter forms;
      forms.add(analyzer.analyze(text));
      add_to_form_run(part(name), forms);
      EXPECT_EQ(forms.size(), 0U);
    }
    return part(name);
  }

  Xapian::WritableDatabase empty(const std::string& name) const {
    return Xapian::WritableDatabase{(dir.path() / name).string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
  }

  // The table of these parts.
  std::string table(const std::vector<fs::path>& parts) const {
    Xapian::WritableDatabase database = empty("table");
    write_form_table(parts, part("scratch"), database, kNoCheckPoint);
    EXPECT_TRUE(fs::is_empty(part("scratch")));
    return form_contents(database);
  }

  // The table as an update of nothing writes it.
  std::string expected(const std::vector<const char*>& texts) {
    Xapian::WritableDatabase database = empty("expected");
    FormCounter forms;
    for (const char* text : texts) forms.add(analyzer.analyze(text));
    forms.write(database);
    return form_contents(database);
  }

  testing::TempDir dir;
  Analyzer analyzer;
};

TEST_F(FormRun, MakesTheTableOfAllParts) {
  const std::vector<const char*> texts{"الهجرة هجرة", "قارب google", "والهجرات كتاب هجرة"};
  EXPECT_EQ(table({part("a", {texts[0], texts[1]}), part("b", {texts[2]})}), expected(texts));
  EXPECT_NE(expected(texts), "");
}

TEST_F(FormRun, IsMergedFromThoseOfSmallerParts) {
  const std::vector<fs::path> parts{part("a", {"الهجرة هجرة"}), part("b", {"هجرة كتاب"}), part("c", {""})};
  merge_form_runs(parts, part("all"), kNoCheckPoint);
  EXPECT_EQ(table({part("all")}), expected({"الهجرة هجرة", "هجرة كتاب"}));
}

TEST_F(FormRun, LosesTheFormsOfArticlesThatGo) {
  const fs::path changed = part("a", {"الهجرة هجرة", "هجرة كتاب قارب"});
  FormCounter forms;
  forms.remove(analyzer.analyze("هجرة كتاب قارب"));
  add_to_form_run(changed, forms);
  EXPECT_EQ(forms.size(), 0U);
  EXPECT_EQ(table({changed}), expected({"الهجرة هجرة"}));
}

TEST_F(FormRun, IsRefusedIfItIsNotAsItWasWritten) {
  const fs::path damaged = part("a", {"الهجرة هجرة"});
  std::string bytes = testing::read_file(form_run_of(damaged));
  bytes[bytes.size() / 2] ^= 1;
  dir.write("a/forms", bytes);
  FormCounter forms;
  forms.add(analyzer.analyze("كتاب"));
  EXPECT_THROW(add_to_form_run(damaged, forms), Error);
  EXPECT_THROW(merge_form_runs({damaged}, part("all"), kNoCheckPoint), Error);
  EXPECT_THROW(table({damaged}), Error);
  EXPECT_THROW(table({part("without")}), Error);
}

TEST_F(FormRun, RefusesAValueThatIsNone) {
  for (const std::string& name : {std::string("a"), std::string("b")}) {
    WordRunWriter writer(form_run_of(part(name)));
    writer.add("x", "\xFE");
    writer.finish();
  }
  EXPECT_THROW(table({part("a")}), Error);
  EXPECT_THROW(table({part("a"), part("b")}), Error);
}

TEST_F(FormRun, EndsWhereItIsAskedTo) {
  Xapian::WritableDatabase database = empty("table");
  const std::vector<fs::path> parts{part("a", {"هجرة"})};
  EXPECT_THROW(write_form_table(parts, part("scratch"), database, [] { throw Error("ended by SIGTERM"); }), Error);
}

TEST_F(FormRun, SortsPairsInAsManyFilesAsItTakes) {
  for (const std::size_t most : {1U, 2U, 3U, 100U}) {
    FormSorter sorter(part("scratch"), most);
    const std::string same = lemma_item("b", "~0~");
    for (const LemmaOfForm& pair :
         {LemmaOfForm{"b", "b", same}, LemmaOfForm{"ba", "b", lemma_item("b", "~0~a")},
          LemmaOfForm{"a", "b", lemma_item("b", "a~1~")}, LemmaOfForm{"b", "a", lemma_item("a", "b~1~")}}) {
      sorter.add(pair);
    }
    std::string all;
    sorter.finish(
        [&](std::string_view form, std::string_view value) {
          all += std::string{form} + ':';
          for (FormLemmaReader reader(form, value); reader.next();) all += reader.lemma() + ' ';
        },
        kNoCheckPoint);
    EXPECT_EQ(all, "a:b b:a b ba:b ");
    EXPECT_TRUE(fs::is_empty(part("scratch")));
  }
}

}  // namespace
}  // namespace khabar
