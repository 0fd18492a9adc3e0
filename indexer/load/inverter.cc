#include "indexer/load/inverter.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace khabar {
namespace {

constexpr std::size_t kLongestTerm = 245;  // MAX_SAFE_TERM_LENGTH of Xapian

}  // namespace

void Inverter::begin_document(glass::DocumentId document) { documents_.push_back({document, occurrences_.size()}); }

void Inverter::add(std::string_view term, glass::Frequency frequency) {
  if (term.empty() || term.size() > kLongestTerm) throw std::logic_error("a term must have 1 to 245 bytes");
  auto known = numbers_.find(term);
  if (known == numbers_.end()) {
    const auto number = static_cast<std::uint32_t>(terms_.size());
    known = numbers_.emplace(terms_.emplace_back(term), number).first;
  }
  occurrences_.push_back({known->second, frequency});
}

void Inverter::sort() {
  rank_terms();
  sort_documents();
  invert();
}

// Occurrences name terms by their ranks from here on.
void Inverter::rank_terms() {
  std::vector<std::pair<std::string_view, std::uint32_t>> ascending(numbers_.begin(), numbers_.end());
  std::ranges::sort(ascending);
  std::vector<std::uint32_t> ranks(ascending.size());
  ranked_.reserve(ascending.size());
  for (const auto& [term, number] : ascending) {
    ranks[number] = static_cast<std::uint32_t>(ranked_.size());
    ranked_.push_back(term);
  }
  for (Occurrence& occurrence : occurrences_) occurrence.term = ranks[occurrence.term];
}

// The terms of each document ascend from here on, and are there once.
void Inverter::sort_documents() {
  std::size_t kept = 0;
  for (std::size_t number = 0; number < documents_.size(); ++number) {
    const std::size_t begin = std::exchange(documents_[number].begin, kept);
    const auto occurrences = std::span(occurrences_).subspan(begin, end_of(number) - begin);
    std::ranges::sort(occurrences, {}, &Occurrence::term);
    for (const Occurrence& occurrence : occurrences) {
      const bool is_repeated = kept > documents_[number].begin && occurrences_[kept - 1].term == occurrence.term;
      if (is_repeated) {
        occurrences_[kept - 1].frequency += occurrence.frequency;
      } else {
        occurrences_[kept++] = occurrence;
      }
    }
  }
  occurrences_.resize(kept);
}

// Counts the documents of each term, so that each posting goes to its place at once.
void Inverter::invert() {
  begins_.assign(ranked_.size() + 1, 0);
  for (const Occurrence& occurrence : occurrences_) ++begins_[occurrence.term + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  postings_.resize(occurrences_.size());
  std::vector<std::size_t> ends(begins_.begin(), begins_.end() - 1);
  for (std::size_t number = 0; number < documents_.size(); ++number) {
    for (std::size_t at = documents_[number].begin; at < end_of(number); ++at) {
      const auto& [term, frequency] = occurrences_[at];
      postings_[ends[term]++] = {documents_[number].id, frequency};
    }
  }
}

std::size_t Inverter::end_of(std::size_t number) const {
  return number + 1 < documents_.size() ? documents_[number + 1].begin : occurrences_.size();
}

std::vector<glass::TermFrequency> Inverter::terms_of(std::size_t number) const {
  std::vector<glass::TermFrequency> terms;
  for (std::size_t at = documents_[number].begin; at < end_of(number); ++at) {
    terms.push_back({ranked_[occurrences_[at].term], occurrences_[at].frequency});
  }
  return terms;
}

std::span<const Posting> Inverter::postings(std::size_t rank) const {
  return std::span(postings_).subspan(begins_[rank], begins_[rank + 1] - begins_[rank]);
}

}  // namespace khabar
