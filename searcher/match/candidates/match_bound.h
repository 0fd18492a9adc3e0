// How many matches of a SpanQuery an article can have at most, by its postings alone: most candidates for ATLEAST are
// told by that.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/match/span_query.h"

namespace khabar {

// Ascending, each once: the terms of which an article has one for each match of a word.
std::vector<std::string> terms_of(const SpanQuery& word);

class MatchBound {
 public:
  MatchBound(const SpanQuery& query, const Xapian::Database& database);

  // Of an article; ascending from call to call.
  Xapian::termcount most(Xapian::docid article) { return most(root_, article); }

 private:
  // The postings of one term.
  class Postings {
   public:
    Postings(const Xapian::Database& database, const std::string& term)
        : at_(database.postlist_begin(term)), end_(database.postlist_end(term)) {}

    Xapian::termcount count(Xapian::docid article);

   private:
    Xapian::PostingIterator at_;
    Xapian::PostingIterator end_;
  };

  struct Node {
    bool sums = false;  // over children and postings; else the least of the children
    bool unbounded = false;
    std::vector<Postings> postings;
    std::vector<Node> children;
  };

  static Node make_node(const SpanQuery& query, const Xapian::Database& database);
  static Xapian::termcount most(Node& node, Xapian::docid article);

  Node root_;
};

}  // namespace khabar
