// The forms in which a query occurs: the words of its occurrences as they are spelled, marks and tatweel off.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/stored/token_sequence.h"
#include "searcher/desk/count/partition.h"
#include "searcher/match/match_terms.h"
#include "searcher/match/span.h"

namespace khabar {

class FormBuckets {
 public:
  // Of the form of an occurrence. Throws Damage.
  std::uint32_t number(const TokenSequence& tokens, const Span& occurrence);

  // Call it when all forms are known. Of a query for words alone, a form is asked for as `=form`. Where it looks for
  // more, the same form may stand in other places, and no query finds exactly those.
  void close(const MatchTerms& terms, Analyzer& analyzer);

  // In alphabetical order. Needs close().
  const std::vector<std::uint32_t>& in_order() const { return in_order_; }
  const Bucket& bucket(std::uint32_t number) const { return buckets_[number]; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Bucket> buckets_;  // by number
  std::vector<std::uint32_t> in_order_;
};

}  // namespace khabar
