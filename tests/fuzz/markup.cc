// Pages and feeds.
#include "indexer/text/markup.h"

#include <array>

#include "tests/fuzz/harness.h"
#include "tests/fuzz/reading.h"

namespace khabar::fuzz {
namespace {

void page(std::string_view input) { read_boundedly(input, "a.html"); }

void feed(std::string_view input) { read_boundedly(input, "a.rss"); }

// Tags and entities of SGML and of feeds.
void inline_markup(std::string_view input) {
  require(markup_to_text(input).size() <= 2 * input.size(), "text is no longer than its markup");
}

}  // namespace

std::span<const Harness> markup() {
  static constexpr std::array kHarnesses{Harness{'h', "HTML", page}, Harness{'f', "feeds", feed},
                                         Harness{'m', "inline markup", inline_markup}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
