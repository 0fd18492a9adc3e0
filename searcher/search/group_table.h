// Which articles have near duplicates, in memory, so that an answer can count each group once.
//
// Xapian's own count of values (ValueCountMatchSpy) looks each match up: if few articles have a value, that is one
// read of a block per match, and takes longer than the search.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "searcher/search/duplicates.h"

namespace khabar {

class GroupTable {
 public:
  // Reads the groups of all articles.
  explicit GroupTable(const Xapian::Database& database);

  // The number of its group, from 1; 0 if the article has no near duplicates.
  std::uint32_t number(Xapian::docid article) const { return article < numbers_.size() ? numbers_[article] : 0; }
  const std::string& name(std::uint32_t number) const { return names_[number]; }
  std::size_t size() const { return names_.size(); }

  // Those that have near duplicates, ascending.
  const std::vector<Xapian::docid>& articles() const { return articles_; }

 private:
  std::vector<Xapian::docid> articles_;
  std::vector<std::uint32_t> numbers_;  // by article
  std::vector<std::string> names_;      // by number
};

// Counts the articles of each group that match. Serves as a spy for a single database only: of several, Xapian gives it
// the id that an article has in its own.
class GroupCounter : public Xapian::MatchSpy {
 public:
  // `table` must outlive it.
  explicit GroupCounter(const GroupTable& table) : table_(table), articles_(table.size()) {}

  void add(Xapian::docid article) { ++articles_[table_.number(article)]; }
  void operator()(const Xapian::Document& document, double) override { add(document.get_docid()); }

  HitCounts counts(std::size_t total) const;

 private:
  const GroupTable& table_;
  std::vector<std::size_t> articles_;  // by number of their group
};

// Which of the articles that are asked about is the first of its group.
class PassedGroups {
 public:
  // Without a table, which must outlive it, the groups of `articles` are read; only those may be asked about.
  PassedGroups(const Xapian::Database& database, const GroupTable* table, std::span<const RankedArticle> articles);

  bool is_first(Xapian::docid article);

 private:
  const GroupTable* table_;
  std::vector<bool> numbers_;  // of groups that had an article
  GroupNames read_;
  std::unordered_set<std::string> names_;
};

}  // namespace khabar
