// Turns the terms of some documents, as they come, into terms with their documents: a sorted run of postings, and the
// sorted list of terms of each document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/glass/table_keys.h"
#include "indexer/glass/term_list.h"
#include "indexer/load/posting_list.h"

namespace khabar {

class Inverter {
 public:
  // The next document; ids must ascend.
  void begin_document(glass::DocumentId document);

  // For the last document that was begun, in any order. Frequencies of a term that comes again are added. A term that
  // has not 1 to 245 bytes, as Xapian wants it, is a std::logic_error.
  void add(std::string_view term, glass::Frequency frequency);

  // Puts all in order. Nothing may be added later, and nothing asked for earlier.
  void sort();

  // How many documents there are; they count from 0.
  std::size_t documents() const { return documents_.size(); }
  glass::DocumentId document(std::size_t number) const { return documents_[number].id; }

  // In ascending order. The views live as long as this.
  std::vector<glass::TermFrequency> terms_of(std::size_t number) const;

  // How many terms there are; they count from 0 in ascending order.
  std::size_t terms() const { return ranked_.size(); }
  std::string_view term(std::size_t rank) const { return ranked_[rank]; }
  std::span<const Posting> postings(std::size_t rank) const;

 private:
  // Of a document. 8 bytes, since this is most of what an inverter holds.
  struct Occurrence {
    std::uint32_t term;  // its number in the order in which terms came, then its rank
    glass::Frequency frequency;
  };

  struct Document {
    glass::DocumentId id;
    std::size_t begin;  // of its occurrences
  };

  std::size_t end_of(std::size_t number) const;  // of its occurrences
  void rank_terms();
  void sort_documents();
  void invert();

  std::deque<std::string> terms_;  // in the order in which they came; they stay where they are
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<Document> documents_;
  std::vector<Occurrence> occurrences_;   // document for document
  std::vector<std::string_view> ranked_;  // all terms, ascending
  std::vector<Posting> postings_;         // term for term
  std::vector<std::size_t> begins_;       // of the postings of each term, and the end of all
};

}  // namespace khabar
