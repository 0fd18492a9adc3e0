// A trend on a terminal.
#pragma once

#include <iosfwd>

#include "searcher/output/charts/chart.h"
#include "searcher/output/hit_writer.h"

namespace khabar {

// A heading and a line a period for each query: the period, a block for how many articles the collection has, articles
// found of how many, the share in per cent, and a bar: full to the lower end of the interval, dense to the share, light
// to the upper end. One scale for all queries. Needs print_own().
void write_text_chart(const Chart& chart, const TextStyle& style, std::ostream& out);

}  // namespace khabar
