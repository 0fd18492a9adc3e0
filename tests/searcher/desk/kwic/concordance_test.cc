#include "searcher/desk/kwic/concordance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "common/program/error.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Lines = std::vector<std::string>;

class Concordances : public ::testing::Test {
 protected:
  Lines lines(const Collection& collection, const std::string& text, const ConcordanceRequest& request) {
    const DeskQuery query = read_desk_query(text, Reading::kStrict, TimeZone::utc(), collection, analyzer_);
    Lines lines;
    Concordance{collection, query}.read(request, [&](const ConcordanceLine& line) {
      lines.push_back(line_id(line) + ' ' + line.context.before + '|' + line.context.match + '|' + line.context.after);
    });
    return lines;
  }

  Lines ids(const Collection& collection, const std::string& text, const ConcordanceRequest& request) {
    Lines ids = lines(collection, text, request);
    for (std::string& line : ids) line.erase(line.find(' '));
    return ids;
  }

  static ConcordanceRequest sorted_by(const std::string& keys) {
    ConcordanceRequest request;
    request.sort = read_sort_keys(keys);
    return request;
  }

  static ConcordanceRequest sample_of(std::size_t size, std::uint64_t seed = 7) {
    ConcordanceRequest request;
    request.sample = size;
    request.seed = seed;
    return request;
  }

  Collection index(const std::vector<Article>& articles) {
    return Collection{testing::temporary_index(articles, analyzer_)};
  }

  // Many lines, some of whose articles come and go.
  static std::vector<Article> many_articles() {
    std::vector<Article> articles;
    for (int i = 0; i < 60; ++i) {
      const std::string number = std::to_string(i);
      articles.push_back(testing::make_article("n" + number, "", "xa x" + number + " xa xb xa"));
    }
    return articles;
  }

  Analyzer analyzer_;
};

TEST_F(Concordances, HaveALineForEachOccurrenceInTitleAndBody) {
  const Collection collection =
      index({testing::make_article("a", "xb xa", "xc xa xd xa.\nxe"), testing::make_article("b", "xa xb", "xa xb xc")});
  ConcordanceRequest request;
  request.width.number = 1;
  EXPECT_THAT(lines(collection, "xa", request),
              ElementsAre("a:2 xb|xa|", "a:4 xc|xa|xd", "a:6 xd|xa|. xe", "b:1 |xa|xb"));
}

TEST_F(Concordances, TakeTheLongestOfMatchesThatOverlap) {
  const Collection collection = index({testing::make_article("a", "", "xa xb xc xa")});
  ConcordanceRequest request;
  request.width.number = 0;
  EXPECT_THAT(lines(collection, "xa OR \"xa xb\" OR \"xb xc\"", request), ElementsAre("a:1 |xa xb|", "a:4 |xa|"));
}

TEST_F(Concordances, AreSortedByTheWordsBesideTheMatch) {
  const Collection collection =
      index({testing::make_article("a", "", "تركيا xa بحر"), testing::make_article("b", "", "إيران xa ثم"),
             testing::make_article("c", "", "xa أرض"), testing::make_article("d", "", "تُركيا xa ارض")});
  EXPECT_THAT(ids(collection, "xa", sorted_by("before1")), ElementsAre("c:1", "b:2", "a:2", "d:2"));
  EXPECT_THAT(ids(collection, "xa", sorted_by("before1,after1")), ElementsAre("c:1", "b:2", "d:2", "a:2"));
  EXPECT_THAT(ids(collection, "xa", sorted_by("before2")), ElementsAre("a:2", "b:2", "c:1", "d:2"))
      << "lines of equal keys stay in their order";
}

TEST_F(Concordances, AreSortedByTheEndingOfTheMatch) {
  const Collection collection = index({testing::make_article("a", "", "كتاب"), testing::make_article("b", "", "كاتبة"),
                                       testing::make_article("c", "", "باب"), testing::make_article("d", "", "دابة")});
  EXPECT_THAT(ids(collection, "كتاب OR كاتبة OR باب OR دابة", sorted_by("ending")),
              ElementsAre("c:1", "a:1", "d:1", "b:1"));
}

TEST_F(Concordances, HaveAWordInTheirWindowOrHaveItNot) {
  const Collection collection = index({testing::make_article("a", "قانون xa", "xa في البحر xa الكبير القانون xa xb")});
  ConcordanceRequest request;
  request.width.number = 1;
  request.window = {2, {"xb"}, {}};
  EXPECT_THAT(ids(collection, "xa", request), ElementsAre("a:9"));
  request.window = {2, {}, {"قانون"}};
  EXPECT_THAT(ids(collection, "xa", request), ElementsAre("a:3"));
  request.window = {1, {"قانون"}, {}};
  EXPECT_THAT(ids(collection, "xa", request), ElementsAre("a:2", "a:9")) << "a window never reaches into the body";
  request.window = {2, {"قانون", "xb"}, {"xb"}};
  EXPECT_THAT(ids(collection, "xa", request), ElementsAre("a:2", "a:6"));
  request.window = {};
  EXPECT_EQ(ids(collection, "xa", request).size(), 4U);
}

TEST_F(Concordances, LookForOneWordInAWindow) {
  EXPECT_THAT(window_lemmas({"والقانون"}, "--with", analyzer_), ElementsAre("قانون"));
  EXPECT_THROW(window_lemmas({"قانون الهجرة"}, "--with", analyzer_), Error);
  EXPECT_THROW(window_lemmas({"،"}, "--with", analyzer_), Error);
  EXPECT_THROW(window_lemmas(std::vector<std::string>(101, "xa"), "--with", analyzer_), Error);
}

TEST_F(Concordances, AreSortedByMatchSourceAndDate) {
  const Collection collection =
      index({testing::make_article("a", "", "xb", "", "C"), testing::make_article("b", "", "xa", "2025-02-01", "B"),
             testing::make_article("c", "", "xa", "2025-01-01", "A")});
  EXPECT_THAT(ids(collection, "xa OR xb", sorted_by("match")), ElementsAre("b:1", "c:1", "a:1"));
  EXPECT_THAT(ids(collection, "xa OR xb", sorted_by("source")), ElementsAre("c:1", "b:1", "a:1"));
  EXPECT_THAT(ids(collection, "xa OR xb", sorted_by("date")), ElementsAre("c:1", "b:1", "a:1"));
  EXPECT_THAT(ids(collection, "xa OR xb", sorted_by("match,date")), ElementsAre("c:1", "b:1", "a:1"));
}

TEST_F(Concordances, NeverLookFromTheTitleIntoTheBody) {
  const Collection collection =
      index({testing::make_article("a", "xz xa", "xb xc"), testing::make_article("b", "xz", "xa xc")});
  ConcordanceRequest request = sorted_by("after1");
  EXPECT_THAT(lines(collection, "xa", request), ElementsAre("a:2 xz|xa|", "b:2 |xa|xc"));
}

TEST_F(Concordances, HaveTheFirstOfEachArticleOnRequest) {
  const Collection collection =
      index({testing::make_article("a", "", "xa xa"), testing::make_article("b", "", "xb xa")});
  ConcordanceRequest request;
  request.first = true;
  EXPECT_THAT(ids(collection, "xa", request), ElementsAre("a:1", "b:2"));
}

TEST_F(Concordances, HaveSmallerSamplesInLargerOnes) {
  const Collection collection = index(many_articles());
  const Lines all = ids(collection, "xa", {});
  EXPECT_EQ(all.size(), 180U);
  Lines smaller;
  for (const std::size_t size : {0U, 1U, 10U, 100U, 179U, 180U, 500U}) {
    Lines sample = ids(collection, "xa", sample_of(size));
    EXPECT_EQ(sample.size(), std::min<std::size_t>(size, 180));
    for (const std::string& line : smaller) EXPECT_NE(std::ranges::find(sample, line), sample.end()) << line;
    smaller = std::move(sample);
  }
  EXPECT_EQ(smaller, all) << "in the order of the index";
  EXPECT_NE(ids(collection, "xa", sample_of(20, 7)), ids(collection, "xa", sample_of(20, 8)));
}

TEST_F(Concordances, KeepASampleWhenAnArticleComesOrTheIndexIsParted) {
  std::vector<Article> articles = many_articles();
  const Lines before = ids(index(articles), "xa", sample_of(30));
  articles.insert(articles.begin(), testing::make_article("new", "", "xa xa"));
  const Lines after = ids(index(articles), "xa", sample_of(30));
  EXPECT_LE(std::ranges::count_if(before, [&](const auto& l) { return std::ranges::find(after, l) == after.end(); }),
            2);

  Collection parts;
  parts.add(testing::temporary_index({articles.begin(), articles.begin() + 20}, analyzer_));
  parts.add(testing::temporary_index({articles.begin() + 20, articles.end()}, analyzer_));
  EXPECT_THAT(ids(parts, "xa", sample_of(30)), ::testing::UnorderedElementsAreArray(after));
}

TEST_F(Concordances, AreCutAtTheLimitAndSayHowManyThereAre) {
  const Collection collection = index(many_articles());
  const DeskQuery query = read_desk_query("xa", Reading::kStrict, TimeZone::utc(), collection, analyzer_);
  for (ConcordanceRequest request : {ConcordanceRequest{}, sorted_by("after1")}) {
    request.limit = 5;
    std::size_t seen = 0;
    EXPECT_EQ(Concordance(collection, query).read(request, [&](const ConcordanceLine&) { ++seen; }), 180U);
    EXPECT_EQ(seen, 5U);
  }
}

TEST_F(Concordances, TellLemmasOfTheWordsOfEachLineIfTheyAreAskedFor) {
  // A title that the body begins with counts once, and its words are those of the body.
  const Collection collection = index({testing::make_article("a", "الدول العربية", "قوارب المهاجرين، ثم قواربهم"),
                                       testing::make_article("b", "قوارب الصيد", "قوارب الصيد عادت")});
  const DeskQuery query = read_desk_query("قارب", Reading::kStrict, TimeZone::utc(), collection, analyzer_);
  ConcordanceRequest request;
  request.width.number = 2;
  request.lemmas = true;
  Lines seen;
  Concordance{collection, query}.read(request, [&](const ConcordanceLine& line) {
    seen.push_back(line_id(line) + ' ' + line.lemmas.before + '|' + line.lemmas.match + '|' + line.lemmas.after);
  });
  EXPECT_THAT(seen, ElementsAre("a:3 |قارب|مهاجر ثم", "a:6 مهاجر ثم|قارب|", "b:1 |قارب|صيد عاد"));
  request.lemmas = false;
  Concordance{collection, query}.read(request, [&](const ConcordanceLine& line) { EXPECT_EQ(line.lemmas.match, ""); });
}

TEST_F(Concordances, AreReadInPiecesAsInOne) {
  const Collection collection = index(many_articles());
  ConcordanceRequest sample = sorted_by("date");
  sample.sample = 50;
  for (ConcordanceRequest request : {ConcordanceRequest{}, sorted_by("after1"), sample}) {
    const Lines whole = ids(collection, "xa", request);
    Lines pieces;
    request.limit = 7;
    for (request.offset = 0; request.offset < whole.size(); request.offset += request.limit) {
      std::ranges::move(ids(collection, "xa", request), std::back_inserter(pieces));
    }
    EXPECT_EQ(pieces, whole);
    EXPECT_THAT(ids(collection, "xa", request), IsEmpty());
    request.limit = std::numeric_limits<std::size_t>::max();
    request.offset = whole.size() - 1;
    EXPECT_THAT(ids(collection, "xa", request), ::testing::ElementsAre(whole.back()));
  }
}

TEST_F(Concordances, AreEmptyIfNothingIsFoundOrTheQueryHasNoWords) {
  const Collection collection = index(many_articles());
  EXPECT_THAT(ids(collection, "xnothing", {}), IsEmpty());
  EXPECT_THAT(ids(collection, "date:none", {}), IsEmpty());
  EXPECT_THAT(ids(collection, "xnothing", sorted_by("date")), IsEmpty());
}

}  // namespace
}  // namespace khabar
