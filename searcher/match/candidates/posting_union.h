// The articles that have any of many terms, and how often: what a wildcard stands for. Xapian's tree of lists takes
// seven times as long over 240 lemmas, since it asks each level of itself for each article.
#pragma once

#include <xapian.h>

#include <array>
#include <string>
#include <vector>

namespace khabar {

// Reads postings a window of articles at a time, and only where it is asked.
class PostingUnion {
 public:
  PostingUnion(const Xapian::Database& database, const std::vector<std::string>& terms);

  // The first article from `article` on that has a term; 0 if there is none. Articles are asked for in ascending order.
  Xapian::docid next(Xapian::docid article);

  // How often an article has the terms; likewise.
  Xapian::termcount count(Xapian::docid article);

 private:
  static constexpr Xapian::docid kWindow = 4096;

  struct List {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
    Xapian::docid next;
  };

  // False if no article from there on has a term. The window begins with one that has.
  bool read_from(Xapian::docid article);
  static bool move_to(List& list, Xapian::docid article);
  bool is_read(Xapian::docid article) const { return read_ && article >= begin_ && article - begin_ < kWindow; }

  std::vector<List> lists_;  // those that go on
  std::array<Xapian::termcount, kWindow> counts_{};
  Xapian::docid begin_ = 0;
  bool read_ = false;
};

// No more articles have any of the terms.
Xapian::doccount most_articles(const Xapian::Database& database, const std::vector<std::string>& terms);

// About how many do, if one term says nothing of another: what Xapian 1.4 reckons to weigh a synonym of them
// (OrContext::postlist(), OrPostList::get_termfreq_est_using_stats()), which joins the two rarest again and again and
// rounds each time. 0 if there are no articles.
Xapian::doccount likely_articles(const Xapian::Database& database, const std::vector<std::string>& terms);

}  // namespace khabar
