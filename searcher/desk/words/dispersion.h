// How evenly words are spread over a set of articles. The parts are the articles of one source in one month; the corpus
// is the parts in the order of month and source, in each the articles by date and id.
//
// Of a word with f occurrences, v_i of them in part i as a share, the part having the share s_i of all N words:
//   DP = 1/2 sum |v_i - s_i|: 0 even, nearly 1 if all stand in one small part           (Gries 2008)
//   DPnorm = DP / (1 - min s_i): none if there is one part                     (Lijffijt and Gries 2012)
//   ARF = 1/v sum min(d_i, v), v = N/f, d_i the distances from one occurrence to the next, from the last on to the
//     first: f if they are even, 1 if all stand together                       (Savický and Hlaváčová 2002)
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "common/dates/time_zone.h"
#include "common/index/collection.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/desk/words/vocabulary.h"
#include "searcher/desk/words/word_counter.h"

namespace khabar {

struct Dispersion {
  double dp = 0;
  std::optional<double> dp_norm;
  double arf = 0;
};

struct Dispersions {
  std::size_t parts = 0;            // that have words
  std::vector<Dispersion> of_word;  // by id
};

// `counts` are those of the articles in the vocabulary. Reads each article by itself. Throws Damage.
Dispersions disperse(const Collection& collection, const ArticleList& articles, const WordCounts& counts,
                     Vocabulary& vocabulary, const TimeZone& zone);

}  // namespace khabar
