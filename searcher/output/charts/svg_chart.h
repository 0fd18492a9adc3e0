// A trend as SVG 1.1.
#pragma once

#include <cstddef>
#include <iosfwd>

#include "searcher/output/charts/chart.h"
#include "searcher/output/charts/chart_words.h"

namespace khabar {

// A picture of more is refused.
inline constexpr std::size_t kMostChartSeries = 16;      // eight colours, lines and dashes
inline constexpr std::size_t kMostChartPoints = 20'000;  // chosen, not tuned: some megabytes

// Throws Error for a chart that is too large for a picture.
void check_svg_chart(const Chart& chart);

// Time runs from left to right in every language. A name that has a right-to-left letter is drawn from right to left;
// the legend, the title and the axis of shares stand where the language begins.
//
// The looks are attributes; classes name the parts: `title`, `axis`, `grid`, `coverage`, and in each group `series` its
// `band`, `line` and `point`, with `partial` or `single` if it is one. No style, no script, nothing from elsewhere.
// Each point has a title with its numbers and, as data-period, the name of its period. <title> and <desc> say what is
// shown, and <metadata> has all numbers as a table of XHTML, of the columns of trend_columns() and those before them,
// undated articles included.
void write_svg_chart(const Chart& chart, ChartLanguage language, std::ostream& out);

}  // namespace khabar
