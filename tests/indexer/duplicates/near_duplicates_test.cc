// Groups of near duplicates as a build and as updates leave them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <random>

#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/stored/field.h"
#include "indexer/build/indexing_run.h"
#include "indexer/duplicates/edit_groups.h"
#include "indexer/duplicates/near_articles.h"
#include "indexer/run/duplicate_counts.h"
#include "indexer/update/update_run.h"
#include "tests/support/no_check_point.h"
#include "tests/support/sanitizers.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::IsEmpty;
using testing::kNoCheckPoint;
using testing::make_article;
using ::testing::Pair;
using testing::TempDir;
using ::testing::UnorderedElementsAre;

using Articles = std::vector<Article>;
using GroupOfArticle = std::map<std::string, std::string>;  // id -> id of the representative

std::function<void(ArticleSink&)> reader(const Articles& articles) {
  return [articles](ArticleSink& sink) {
    for (Article copy : articles) sink.add(std::move(copy));
  };
}

GroupOfArticle groups_in(const std::filesystem::path& index) {
  const Xapian::Database database(IndexDirectory(index).current_path().string());
  GroupOfArticle groups;
  const Xapian::valueno group = slot(Slot::kGroup);
  for (auto at = database.valuestream_begin(group); at != database.valuestream_end(group); ++at) {
    groups[stored_article(database.get_document(at.get_docid())).id] = *at;
  }
  return groups;
}

class NearDuplicates : public ::testing::Test {
 protected:
  GroupOfArticle built(const Articles& articles, unsigned jobs = 1, std::size_t batch = 250) {
    BuildSettings settings;
    settings.index = dir_.path() / "built";
    settings.jobs = jobs;
    settings.force = true;
    settings.batch_articles = batch;
    settings.read = reader(articles);
    khabar::Run run;
    build_index(settings, run);
    counts_ = run.report.duplicates;
    return groups_in(settings.index);
  }

  // The index that follows from the one before; all that is not in `articles` goes.
  GroupOfArticle updated(const Articles& articles) {
    const auto index = dir_.path() / "updated";
    khabar::Run run;
    if (!exists(index)) {
      BuildSettings settings;
      settings.index = index;
      settings.read = reader(articles);
      build_index(settings, run);
      counts_ = run.report.duplicates;
      return groups_in(index);
    }
    UpdateSettings settings;
    settings.index = index;
    settings.delete_missing = true;
    settings.force = true;
    settings.read = reader(articles);
    update_index(settings, run);
    counts_ = run.report.duplicates;
    return groups_in(index);
  }

  DuplicateCounts counts_;
  TempDir dir_;
};

const std::vector<std::string> kWords{
    "أعلنت", "وزارة", "الصحة", "اليوم",  "عن",       "افتتاح", "مستشفى", "جديد", "في",    "مدينة", "طنجة",  "يضم",
    "مئتي",  "سرير",  "وعشر",  "غرف",    "للعمليات", "وقال",   "الوزير", "إن",   "سكان",  "الجهة", "كلها",  "سيباشرون",
    "عملهم", "من",    "الشهر", "المقبل", "وأضاف",    "ستفتتح", "ثلاثة",  "قبل",  "نهاية", "العام", "المدن", "الكبرى"};

// Sixty words that follow from `seed`.
std::vector<std::string> story(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> words(60);
  for (auto& word : words) word = kWords[random() % kWords.size()] + (random() % 3 == 0 ? "ات" : "");
  return words;
}

std::string text(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word + ' ';
  return text;
}

// The story with `count` words at its end replaced by others.
std::string version(unsigned seed, std::size_t count, unsigned variant = 1) {
  std::vector<std::string> words = story(seed);
  const std::vector<std::string> others = story(seed + 1000 * variant);
  std::copy(others.end() - static_cast<std::ptrdiff_t>(count), others.end(),
            words.end() - static_cast<std::ptrdiff_t>(count));
  return text(words);
}

TEST_F(NearDuplicates, AreRepresentedByTheOldestThenById) {
  struct Case {
    const char* name;
    std::array<const char*, 3> days;  // of c, a and b
    const char* representative;
  };
  for (const Case& at : {Case{"by date", {"2018-01-01", "2018-01-03", "2018-01-02"}, "c"},
                         Case{"equal dates", {"2018-01-01", "2018-01-01", "2018-01-01"}, "a"},
                         Case{"before 1970", {"2018-01-01", "1969-12-31", "1969-12-30"}, "b"},
                         Case{"undated last", {"2018-01-01", "", ""}, "c"}, Case{"all undated", {"", "", ""}, "a"}}) {
    const GroupOfArticle groups = built(
        {make_article("c", "خبر", version(1, 0), at.days[0]), make_article("a", "خبر", version(1, 2), at.days[1]),
         make_article("x", "خبر", version(9, 0), "1990-01-01"), make_article("b", "خبر", version(1, 1), at.days[2])});
    EXPECT_THAT(groups, UnorderedElementsAre(Pair("a", at.representative), Pair("b", at.representative),
                                             Pair("c", at.representative)))
        << at.name;
    EXPECT_EQ(counts_.groups, 1U);
    EXPECT_EQ(counts_.articles, 3U);
  }
}

TEST_F(NearDuplicates, IncludeShortBodiesThatAreTheSameButNoEmptyOnes) {
  EXPECT_THAT(built({make_article("a", "مباراة", "أجلت المباراة"), make_article("b", "كرة", "أُجِلت المباراة"),
                     make_article("c", "كرة", "أجلت المباراة غدا"), make_article("d", "خبر", ""),
                     make_article("e", "خبر", ""), make_article("f", "خبر", "…")}),
              UnorderedElementsAre(Pair("a", "a"), Pair("b", "a")));
}

TEST_F(NearDuplicates, DoNotDependOnTheTitle) {
  EXPECT_THAT(built({make_article("a", "عنوان", version(1, 0)), make_article("b", "عنوان", version(2, 0))}), IsEmpty());
  EXPECT_THAT(built({make_article("a", "عنوان", version(1, 0)), make_article("b", "آخر", version(1, 0))}),
              UnorderedElementsAre(Pair("a", "a"), Pair("b", "a")));
}

TEST_F(NearDuplicates, CountTheArticleThatStandsOfSeveralWithOneId) {
  EXPECT_THAT(built({make_article("a", "خبر", version(1, 0)), make_article("b", "خبر", version(1, 0)),
                     make_article("a", "خبر", version(2, 0)), make_article("c", "خبر", version(2, 1))},
                    1, 1),
              UnorderedElementsAre(Pair("a", "a"), Pair("c", "a")));
}

TEST_F(NearDuplicates, HoldTogetherWhereIdsAreNotAscii) {
  EXPECT_THAT(built({make_article("خبر ١", "خبر", version(1, 0)), make_article("خبر ٢", "خبر", version(1, 0))}),
              UnorderedElementsAre(Pair("خبر ١", "خبر ١"), Pair("خبر ٢", "خبر ١")));
}

// An archive in which stories come in versions, short and empty bodies occur, and many articles are alone.
class RandomArchive {
 public:
  explicit RandomArchive(unsigned seed, unsigned stories) : random_(seed), stories_(stories) {}

  Article article(const std::string& id) {
    static constexpr std::array<const char*, 4> kDays{"2018-01-01", "2018-01-02", "2018-01-03", ""};
    const std::string day = kDays[below(kDays.size())];
    switch (below(12)) {
      case 0:
        return make_article(id, "قصير", below(2) == 0 ? "أجلت المباراة" : "انتهت المباراة", day);
      case 1:
        return make_article(id, "بلا نص", "", day);
      default:
        return make_article(id, "خبر", version(below(stories_), below(16), 1 + below(3)), day);
    }
  }

  void change(std::map<std::string, Article>& articles, std::size_t added, std::size_t changed, std::size_t removed) {
    for (std::size_t i = 0; i < removed; ++i) articles.erase(any(articles));
    for (std::size_t i = 0; i < changed; ++i) {
      const auto at = any(articles);
      at->second = article(at->first);
    }
    for (std::size_t i = 0; i < added; ++i) {
      const std::string id = "id" + std::to_string(below(1000));
      articles.insert_or_assign(id, article(id));
    }
  }

  template <typename Container>
  void shuffle(Container& container) {
    std::shuffle(container.begin(), container.end(), random_);
  }

 private:
  unsigned below(std::size_t limit) { return static_cast<unsigned>(random_() % limit); }

  std::map<std::string, Article>::iterator any(std::map<std::string, Article>& articles) {
    return std::next(articles.begin(), below(articles.size()));
  }

  std::mt19937 random_;
  unsigned stories_;
};

Articles values(const std::map<std::string, Article>& articles) {
  Articles all;
  for (const auto& [id, article] : articles) all.push_back(article);
  return all;
}

TEST_F(NearDuplicates, AreTheSameInAnyOrderWithAnyJobsAndBatches) {
  RandomArchive archive(3, 12);
  std::map<std::string, Article> articles;
  archive.change(articles, testing::kSanitized ? 80 : 150, 0, 0);
  Articles input = values(articles);
  const GroupOfArticle groups = built(input);
  EXPECT_GT(groups.size(), testing::kSanitized ? 20U : 40U);
  for (const unsigned jobs : {1U, 3U}) {
    for (const std::size_t batch : {1U, 7U, 40U}) {
      archive.shuffle(input);
      EXPECT_EQ(built(input, jobs, batch), groups) << jobs << " jobs, batches of " << batch;
    }
  }
}

TEST_F(NearDuplicates, AreAfterManyUpdatesWhatABuildWouldMake) {
  RandomArchive archive(5, 10);
  std::map<std::string, Article> articles;
  archive.change(articles, 100, 0, 0);
  updated(values(articles));
  GroupOfArticle last;
  for (std::size_t night = 0; night < (testing::kSanitized ? 4 : 12); ++night) {
    archive.change(articles, night % 5 * 3, night % 4 * 2, night % 3 * 4);
    Articles input = values(articles);
    archive.shuffle(input);
    const GroupOfArticle groups = updated(input);
    const DuplicateCounts counts = counts_;
    EXPECT_EQ(groups, built(input)) << "night " << night;
    EXPECT_EQ(counts.groups, counts_.groups);
    EXPECT_EQ(counts.articles, counts_.articles);
    EXPECT_NE(groups, last);
    last = groups;
  }
}

// More articles with one band than are compared with each other.
TEST_F(NearDuplicates, AreTheSameAfterUpdatesWhereManyShareABand) {
  RandomArchive archive(8, 1);
  std::map<std::string, Article> articles;
  archive.change(articles, 3 * kCompared, 0, 0);
  updated(values(articles));
  for (std::size_t night = 0; night < 4; ++night) {
    archive.change(articles, 4, 5, night % 2 * 60);
    EXPECT_EQ(updated(values(articles)), built(values(articles))) << "night " << night;
  }
}

TEST_F(NearDuplicates, LoseTheirGroupWithTheLastOther) {
  const Article first = make_article("a", "خبر", version(1, 0), "2018-01-01");
  const Article second = make_article("b", "خبر", version(1, 1), "2018-01-02");
  const Article third = make_article("c", "خبر", version(1, 2), "2018-01-03");
  EXPECT_THAT(updated({first, second, third}), UnorderedElementsAre(Pair("a", "a"), Pair("b", "a"), Pair("c", "a")));
  EXPECT_THAT(updated({second, third}), UnorderedElementsAre(Pair("b", "b"), Pair("c", "b")));
  EXPECT_THAT(updated({third}), IsEmpty());
  EXPECT_THAT(updated({third, first}), UnorderedElementsAre(Pair("a", "a"), Pair("c", "a")));
}

// All with one band and no other: `first`, fillers like nothing else, `last`.
Xapian::WritableDatabase crowd(const Article& first, std::size_t fillers, const Article& last) {
  Articles articles{first};
  for (std::size_t i = 0; i < fillers; ++i) {
    articles.push_back(make_article("f" + std::to_string(i), "خبر", "حشو رقم " + std::to_string(i), "2018-01-02"));
  }
  articles.push_back(last);
  Xapian::WritableDatabase database{std::string{}, Xapian::DB_BACKEND_INMEMORY};
  Analyzer analyzer;
  FormCounter forms;
  for (const Article& article : articles) {
    Xapian::Document document = make_document(article, analyzer, forms);
    std::vector<std::string> bands;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if ((*term).starts_with("XB")) bands.push_back(*term);
    }
    for (const std::string& band : bands) document.remove_term(band);
    document.add_boolean_term("XBband");
    database.add_document(document);
  }
  return database;
}

TEST(ChangedGroups, ReachArticlesThatMoveNearerInACrowdedBand) {
  const Article first = make_article("a", "خبر", version(1, 0), "2018-01-01");
  const Article last = make_article("z", "خبر", version(1, 1), "2018-01-03");
  const Xapian::WritableDatabase apart = crowd(first, kCompared, last);
  Xapian::WritableDatabase nearer = crowd(first, kCompared, last);
  nearer.delete_document(5);
  EXPECT_THAT(changed_groups(apart, nearer, {5}, kNoCheckPoint),
              UnorderedElementsAre(Pair(1, "a"), Pair(kCompared + 2, "a")));
  for (const Xapian::docid document : {Xapian::docid{1}, static_cast<Xapian::docid>(kCompared + 2)}) {
    for (Xapian::WritableDatabase database : {apart, nearer}) {
      Xapian::Document changed = database.get_document(document);
      changed.add_value(slot(Slot::kGroup), "a");
      database.replace_document(document, changed);
    }
  }
  EXPECT_THAT(changed_groups(nearer, apart, {5}, kNoCheckPoint),
              UnorderedElementsAre(Pair(1, ""), Pair(kCompared + 2, "")));
}

TEST(ChangedGroups, LookOnceForEachArticleThatIsGone) {
  constexpr Xapian::docid kGone = 300;
  const Article first = make_article("a", "خبر", version(1, 0), "2018-01-01");
  const Article last = make_article("z", "خبر", version(1, 1), "2018-01-03");
  const Xapian::WritableDatabase crowded = crowd(first, kGone, last);
  Xapian::WritableDatabase empty = crowd(first, kGone, last);
  std::vector<Xapian::docid> gone;
  for (Xapian::docid document = 2; document < kGone + 2; ++document) {
    empty.delete_document(document);
    gone.push_back(document);
  }
  std::size_t steps = 0;  // one for each article that changed, and one for each look at the database
  EXPECT_THAT(changed_groups(crowded, empty, gone, [&] { ++steps; }),
              UnorderedElementsAre(Pair(1, "a"), Pair(kGone + 2, "a")));
  EXPECT_LT(steps, 3 * kGone);
}

TEST(GroupValue, DoesNotChangeTheContentHash) {
  const Article article = make_article("a", "خبر", version(1, 0));
  Analyzer analyzer;
  FormCounter forms;
  Xapian::Document document = make_document(article, analyzer, forms);
  document.add_value(slot(Slot::kGroup), "b");
  EXPECT_EQ(document.get_value(slot(Slot::kContentHash)), content_hash(stored_article(document)));
}

}  // namespace
}  // namespace khabar
