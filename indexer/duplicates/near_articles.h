// Near duplicates among the articles of a database: those that share a band are compared, shingle by shingle.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/shingles.h"
#include "indexer/duplicates/grouping.h"
#include "indexer/run/run_counters.h"

namespace khabar {

// Of the articles with one band, each is compared with so many next older and next younger ones. A template that
// thousands of articles are made from costs no more than that; copies of a story appear at about the same time. Chosen:
// of 58,995 articles at most 40 share a band.
inline constexpr std::size_t kCompared = 64;

// Bytes that sort oldest first, then by id.
std::string age_of(const Xapian::Database& database, Xapian::docid document);

// Shingles are read from the stored words, and kept as long as there is room for them.
class ArticleComparison {
 public:
  explicit ArticleComparison(const Xapian::Database& database) : database_(database) {}

  Likeness likeness(Xapian::docid a, Xapian::docid b);
  bool near(Xapian::docid a, Xapian::docid b) { return likeness(a, b) == Likeness::kNear; }

 private:
  const ShingleSet& shingles(Xapian::docid document);

  const Xapian::Database& database_;
  std::unordered_map<Xapian::docid, ShingleSet> kept_;
};

using NearPair = std::pair<Xapian::docid, Xapian::docid>;

// Appends the near pairs among `documents`, which share a band.
void find_near_pairs(const Xapian::Database& database, std::vector<Xapian::docid> documents,
                     ArticleComparison& comparison, std::vector<NearPair>& pairs);

// Of articles with one near duplicate or more.
using Groups = std::map<Xapian::docid, std::string>;  // document -> id of the representative

// The groups of two or more articles that these pairs make.
Groups make_groups(const Xapian::Database& database, std::vector<NearPair> pairs, ArticleComparison& comparison,
                   const CheckPoint& check_point);

}  // namespace khabar
