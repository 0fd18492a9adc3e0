// Near duplicates among the articles of a database: those that share a band are compared, shingle by shingle.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/shingles.h"
#include "common/program/check_point.h"
#include "indexer/duplicates/grouping.h"

namespace khabar {

// Of the articles with one band, each is compared with so many next older and next younger ones. A template that
// thousands of articles are made from costs no more than that; copies of a story appear at about the same time. Chosen:
// of 58,995 articles at most 40 share a band.
inline constexpr std::size_t kCompared = 64;

// Bytes that sort oldest first, then by id.
std::string age_of(const Xapian::Database& database, Xapian::docid document);

// Shingles are read from the stored words, and kept as long as there is room for them: 16 MB, or those of two articles.
class ArticleComparison {
 public:
  explicit ArticleComparison(const Xapian::Database& database) : database_(database) {}

  Likeness likeness(Xapian::docid a, Xapian::docid b);
  bool near(Xapian::docid a, Xapian::docid b) { return likeness(a, b) == Likeness::kNear; }

 private:
  const ShingleSet& shingles(Xapian::docid document);

  const Xapian::Database& database_;
  std::unordered_map<Xapian::docid, ShingleSet> kept_;
  std::size_t kept_bytes_ = 0;
};

// Near pairs. If a template fills thousands of articles there are 64 pairs an article and more, so they are packed:
// neighbours in a band often are neighbours in the database, and take a byte or two.
class NearPairs {
 public:
  // Notes that `document` is near to all of `others`; these pairs need no other mention.
  void add(Xapian::docid document, std::vector<Xapian::docid> others);

  struct Entry {
    Xapian::docid document;
    std::string others;
  };
  std::deque<Entry>& entries() { return entries_; }
  static std::vector<Xapian::docid> unpacked(const Entry& entry);

 private:
  std::deque<Entry> entries_;
};

// Adds the near pairs among `documents`, which share a band, each with its younger article.
void find_near_pairs(const Xapian::Database& database, const std::vector<Xapian::docid>& documents,
                     ArticleComparison& comparison, NearPairs& pairs, const CheckPoint& check_point);

// Articles that share a band; a list for each band.
using Meetings = std::vector<std::vector<Xapian::docid>>;

// find_near_pairs() for all of them, whose lists ascend. Equal lists are compared once.
void compare_meetings(const Xapian::Database& database, Meetings meetings, ArticleComparison& comparison,
                      NearPairs& pairs, const CheckPoint& check_point);

// Document and representative of each article that has near duplicates, in the order of the documents.
using Groups = std::vector<std::pair<Xapian::docid, Xapian::docid>>;

// The groups of two or more articles that these pairs make. Each pair must be there with its younger article.
Groups make_groups(const Xapian::Database& database, NearPairs pairs, ArticleComparison& comparison,
                   const CheckPoint& check_point);

// How a group is named: the id of its representative.
std::string group_name(const Xapian::Database& database, Xapian::docid representative);

}  // namespace khabar
