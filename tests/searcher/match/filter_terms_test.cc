#include "searcher/match/filter_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using testing::TempDir;

class FilterTermsTest : public ::testing::Test {
 protected:
  Xapian::Database with_sources(const std::vector<std::string>& sources) {
    Xapian::WritableDatabase database{dir_.path().string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
    for (const std::string& source : sources) {
      Xapian::Document document;
      document.add_boolean_term(boolean_term(Field::kSource, source));
      document.add_boolean_term(boolean_term(Field::kId, source));
      database.add_document(document);
    }
    database.commit();
    return Xapian::Database{dir_.path().string()};
  }
  static std::string term(std::string_view source) { return boolean_term(Field::kSource, source); }

  TempDir dir_;
};

TEST_F(FilterTermsTest, AreThoseOfTheValueInEitherCase) {
  FilterTerms terms{with_sources({"BBC", "bbc", "CNN", "هسبريس"})};
  EXPECT_THAT(terms.of(Field::kSource, "Bbc"), ElementsAre(term("BBC"), term("bbc")));
  EXPECT_THAT(terms.of(Field::kSource, "هسبريس"), ElementsAre(term("هسبريس")));
  EXPECT_THAT(terms.of(Field::kSource, "AFP"), ElementsAre(term("AFP")));
  EXPECT_THAT(terms.of(Field::kId, "Bbc"), ElementsAre(boolean_term(Field::kId, "Bbc")));
  EXPECT_THAT(terms.of(Field::kSection, "Bbc"), ElementsAre(boolean_term(Field::kSection, "Bbc")));
}

TEST_F(FilterTermsTest, AreFoundForManyValuesByReadingTheFieldOnce) {
  constexpr int kSources = 20'000;
  constexpr int kValues = 1'000;
  std::vector<std::string> sources;
  for (int i = 0; i < kSources; ++i) sources.push_back("Source " + std::to_string(i));
  FilterTerms terms{with_sources(sources)};
  const std::clock_t begin = std::clock();
  for (int i = 0; i < kValues; ++i) {
    EXPECT_EQ(terms.of(Field::kSource, "source " + std::to_string(i)).front(), term(sources[static_cast<size_t>(i)]));
  }
  EXPECT_LT(std::clock() - begin, 2 * CLOCKS_PER_SEC) << "once takes 0.02 s, once a value 7 s";
}

}  // namespace
}  // namespace khabar
