// Posting lists that one process asks for again and again, decoded and in memory.
//
// Xapian reads each block of a list anew with pread() and decodes each posting behind two virtual calls, some 30
// instructions; a list in memory takes about five. Of 2,693 headlines and questions nearly every word comes back.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace khabar {

struct Postings {
  std::vector<Xapian::docid> articles;  // rising
  std::vector<std::uint16_t> times;     // that each has the term; 65,535 stands for more
};

struct TermStatistics {
  Xapian::doccount articles = 0;
  Xapian::termcount most_times = 0;  // no article has the term more often
};

// Not for two threads at once. The database must not change.
class PostingCache {
 public:
  // Keeps lists of at most `bytes`, and the statistics of every term that was asked for.
  PostingCache(const Xapian::Database& database, std::size_t bytes);

  const TermStatistics& statistics(const std::string& term);

  // Whether the list takes no more than its share of the memory.
  bool has_room_for(Xapian::doccount articles) const;

  // Nothing if the list is not in memory.
  std::shared_ptr<const Postings> find(const std::string& term);

  // Reads the list if it is not in memory, and keeps it if there is room.
  std::shared_ptr<const Postings> read(const std::string& term);

 private:
  using Lists = std::unordered_map<std::string, std::shared_ptr<const Postings>>;

  void keep(const std::string& term, const std::shared_ptr<const Postings>& postings);

  Xapian::Database database_;
  std::size_t bytes_;
  std::unordered_map<std::string, TermStatistics> statistics_;
  // Two generations take the place of a list by last use: what was not asked for while half the memory filled up goes.
  Lists young_;
  Lists old_;
  std::size_t young_bytes_ = 0;
};

}  // namespace khabar
