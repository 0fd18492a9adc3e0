// All occurrences of a query, each in its context.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index/collection.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/kwic/context.h"
#include "searcher/desk/kwic/sort_key.h"
#include "searcher/desk/kwic/window_words.h"
#include "searcher/match/span_matcher.h"

namespace khabar {

struct ConcordanceRequest {
  ContextWidth width;
  std::vector<SortKey> sort;  // none: as the articles lie in the index
  WindowWords window;
  bool first = false;  // only the first occurrence of each article, of those that the window lets pass
  // So many lines, drawn by a hash of `seed`, the article's id and the place: a smaller sample is part of a larger one
  // of the same seed, and an article that comes, goes or changes takes no other line away but for the last of them.
  std::optional<std::size_t> sample;
  std::uint64_t seed = 0;
  std::size_t offset = 0;                                       // lines that are left out, in their order
  std::size_t limit = std::numeric_limits<std::size_t>::max();  // of the lines behind them
  bool lemmas = false;                                          // tell those of each line as well
  unsigned jobs = 1;                                            // threads; the lines are the same for any number
};

struct ConcordanceLine {
  std::size_t index = 0;  // of the databases of the collection
  std::string id;
  Place place = 0;  // of the first word of the match, among all words of the article, from 1
  TextPart part = TextPart::kBody;
  std::optional<Date> date;
  std::string source;
  Context context;
  Context lemmas;  // of the same words as the index has them, with spaces between; empty unless they are asked for
  Xapian::docid document = 0;
};

// `ID:PLACE`: the same as long as the text of the article is.
std::string line_id(const ConcordanceLine& line);

// Not for two threads at once. The collection must not change.
class Concordance {
 public:
  // The arguments must outlive it.
  Concordance(const Collection& collection, const DeskQuery& query) : collection_(collection), query_(query) {}

  // Calls `see` with each line, and returns how many there are without offset and limit: as many as `count` counts,
  // unless first, sample or window ask for fewer. Lines that are not sorted are told as they are found; of others, some
  // 40 bytes each are kept, or as many as a sample has. So are some thousand lines that are read at once. Throws
  // Damage.
  std::size_t read(const ConcordanceRequest& request, const std::function<void(const ConcordanceLine&)>& see);

 private:
  const Collection& collection_;
  const DeskQuery& query_;
};

}  // namespace khabar
