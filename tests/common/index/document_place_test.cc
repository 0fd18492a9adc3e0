#include "common/index/document_place.h"

#include <gtest/gtest.h>

#include <vector>

namespace khabar {
namespace {

TEST(DocumentPlace, IsWhereXapianPutsADocument) {
  const std::vector<unsigned> sizes{3, 0, 7, 1};
  Xapian::Database all;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    for (unsigned document = 1; document <= sizes[i]; ++document) {
      Xapian::Document stored;
      stored.set_data(std::to_string(i) + ':' + std::to_string(document));
      database.add_document(stored);
    }
    all.add_database(database);
  }
  unsigned seen = 0;
  for (Xapian::docid document = 1; document <= all.get_lastdocid(); ++document) {
    const DocumentPlace place = place_of(document, sizes.size());
    EXPECT_EQ(document_at(place, sizes.size()), document);
    if (place.document > sizes[place.database]) continue;
    ++seen;
    EXPECT_EQ(all.get_document(document).get_data(),
              std::to_string(place.database) + ':' + std::to_string(place.document));
  }
  EXPECT_EQ(seen, 11U);
}

TEST(DocumentPlace, OfOneDatabaseIsTheDocumentItself) {
  EXPECT_EQ(place_of(42, 1), (DocumentPlace{0, 42}));
  EXPECT_EQ(document_at({0, 42}, 1), 42U);
}

TEST(DocumentPlace, IsOrderedByDatabaseThenDocument) {
  EXPECT_LT((DocumentPlace{0, 9}), (DocumentPlace{1, 1}));
  EXPECT_LT((DocumentPlace{1, 1}), (DocumentPlace{1, 2}));
}

}  // namespace
}  // namespace khabar
