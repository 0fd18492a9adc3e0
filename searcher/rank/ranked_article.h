// An article of an answer, in 16 bytes: an answer may have millions.
#pragma once

#include <xapian.h>

namespace khabar {

struct RankedArticle {
  double score = 0;
  Xapian::docid id = 0;
  bool placed = false;  // the places of its words are in its score
};

}  // namespace khabar
