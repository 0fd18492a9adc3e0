#include "indexer/load/inverter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

namespace khabar {
namespace {

using ::testing::ElementsAre;
using Frequencies = std::vector<std::pair<std::string, glass::Frequency>>;

Frequencies terms_in(const Inverter& inverter, std::size_t number) {
  Frequencies terms;
  for (const auto& [term, frequency] : inverter.terms_of(number)) terms.emplace_back(term, frequency);
  return terms;
}

std::vector<std::pair<glass::DocumentId, glass::Frequency>> postings_in(const Inverter& inverter, std::size_t rank) {
  std::vector<std::pair<glass::DocumentId, glass::Frequency>> postings;
  for (const auto& [document, frequency] : inverter.postings(rank)) postings.emplace_back(document, frequency);
  return postings;
}

TEST(Inverter, SortsTermsOfDocumentsAndDocumentsOfTerms) {
  Inverter inverter;
  inverter.begin_document(5);
  inverter.add("b", 2);
  inverter.add("a", 1);
  inverter.begin_document(6);
  inverter.begin_document(9);
  inverter.add(std::string("a\0", 2), 7);
  inverter.add("b", 0);
  inverter.add("\xFF", 4);
  inverter.sort();
  ASSERT_EQ(inverter.documents(), 3U);
  EXPECT_EQ(inverter.document(2), 9U);
  EXPECT_EQ(terms_in(inverter, 0), (Frequencies{{"a", 1}, {"b", 2}}));
  EXPECT_EQ(terms_in(inverter, 1), Frequencies{});
  EXPECT_EQ(terms_in(inverter, 2), (Frequencies{{std::string("a\0", 2), 7}, {"b", 0}, {"\xFF", 4}}));
  ASSERT_EQ(inverter.terms(), 4U);
  EXPECT_EQ(inverter.term(1), std::string("a\0", 2));
  EXPECT_THAT(postings_in(inverter, 2), ElementsAre(std::pair(5U, 2U), std::pair(9U, 0U)));
  EXPECT_THAT(postings_in(inverter, 3), ElementsAre(std::pair(9U, 4U)));
}

TEST(Inverter, AddsTheFrequenciesOfATermThatComesAgain) {
  Inverter inverter;
  for (const glass::DocumentId document : {1U, 2U}) {
    inverter.begin_document(document);
    for (const char* term : {"b", "a", "b", "c", "b"}) inverter.add(term, document);
  }
  inverter.sort();
  EXPECT_EQ(terms_in(inverter, 0), (Frequencies{{"a", 1}, {"b", 3}, {"c", 1}}));
  EXPECT_EQ(terms_in(inverter, 1), (Frequencies{{"a", 2}, {"b", 6}, {"c", 2}}));
  EXPECT_THAT(postings_in(inverter, 1), ElementsAre(std::pair(1U, 3U), std::pair(2U, 6U)));
}

TEST(Inverter, HasNothingOfNothing) {
  Inverter inverter;
  inverter.sort();
  EXPECT_EQ(inverter.documents(), 0U);
  EXPECT_EQ(inverter.terms(), 0U);
}

TEST(Inverter, RefusesTermsThatXapianRefuses) {
  Inverter inverter;
  inverter.begin_document(1);
  inverter.add(std::string(245, 'x'), 1);
  EXPECT_THROW(inverter.add(std::string(246, 'x'), 1), std::logic_error);
  EXPECT_THROW(inverter.add("", 1), std::logic_error);
}

}  // namespace
}  // namespace khabar
