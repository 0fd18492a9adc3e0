// What a word weighs that finds its candidates without Xapian.
#pragma once

#include <xapian.h>

#include <functional>

namespace khabar {

// What a word that so many articles have weighs at most, and the share of it that goes to an article of a length which
// has the word so often.
struct Weighing {
  std::function<double(Xapian::doccount articles)> full;
  std::function<double(Xapian::termcount times, Xapian::termcount length)> share;
};

}  // namespace khabar
