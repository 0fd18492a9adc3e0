// The numbers inside a picture.
#pragma once

#include <iosfwd>

#include "searcher/output/charts/chart.h"

namespace khabar {

// <metadata> with a table of XHTML: a row a query and period, with the columns of a trend's table.
void write_chart_data(const Chart& chart, std::ostream& out);

}  // namespace khabar
