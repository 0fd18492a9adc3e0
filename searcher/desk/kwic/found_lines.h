// The occurrences of a query before their text is read, so that a few can be chosen from many.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "common/index/collection.h"
#include "common/stored/token_sequence.h"
#include "searcher/desk/collation.h"
#include "searcher/desk/kwic/concordance.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/match/span.h"

namespace khabar {

struct FoundLine {
  Xapian::docid article = 0;
  Span span;
  std::array<std::int64_t, kMostSortKeys> keys{};  // of FoundLines: numbers of words until they are sorted
};

using SeeOccurrences =
    std::function<void(Xapian::docid article, const TokenSequence& tokens, const Spans& occurrences)>;

// Goes through the articles in their order; the occurrences of each that the window of the request lets
// pass, or the first of them. Throws Damage.
void for_occurrences(const Collection& collection, const DeskQuery& query, const ConcordanceRequest& request,
                     const SeeOccurrences& see);

// In the order of the request. Throws Damage.
std::vector<FoundLine> chosen_lines(const Collection& collection, const DeskQuery& query,
                                    const ConcordanceRequest& request);

}  // namespace khabar
