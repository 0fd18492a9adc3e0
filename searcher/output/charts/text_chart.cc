#include "searcher/output/charts/text_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>

#include "common/program/standard_streams.h"
#include "common/program/terminal.h"
#include "searcher/output/bidi.h"

namespace khabar {
namespace {

constexpr std::size_t kWidthOfFiles = 80;
constexpr std::size_t kNarrowestBar = 10;
constexpr std::size_t kWidestBar = 100;
constexpr std::array<std::string_view, 8> kHeights{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::string repeated(std::string_view sign, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += sign;
  return text;
}

class TextChart {
 public:
  TextChart(const Chart& chart, const TextStyle& style, std::ostream& out)
      : style_(style), out_(out), highest_(highest(chart)), most_(most_articles(chart)) {
    for (const std::string& period : chart.periods) name_ = std::max(name_, period.size());
    for (const ChartSeries& series : chart.series) {
      for (const auto* rows : {&series.rows, &series.others}) {
        for (const CountRow* row : *rows) widest_ = std::max(widest_, beginning(*row).size());
      }
    }
    const std::size_t width = style.width == 0 ? kWidthOfFiles : style.width;
    constexpr std::size_t kBeside = 4;  // the block, and spaces
    bar_ = std::clamp(width > widest_ + kBeside ? width - widest_ - kBeside : 0, kNarrowestBar, kWidestBar);
  }

  void series(const ChartSeries& series, const std::vector<std::uint64_t>& articles) {
    print_own(out_, (style_.color ? "\x1b[1m" : "") + one_line_of(series.name) + (style_.color ? "\x1b[0m\n" : "\n"));
    for (std::size_t i = 0; i < series.rows.size(); ++i) line(*series.rows[i], articles[i]);
    for (const CountRow* row : series.others) out_ << beginning(*row) << '\n';
  }

 private:
  std::string one_line_of(const std::string& name) const {
    BidiLine line{style_.isolate};
    return line.add(printable(name)).text();
  }

  std::string beginning(const CountRow& row) const {
    std::string text = fmt::format("{:<{}}{}", row.buckets.front(), name_, row.partial ? '*' : ' ');
    if (row.subcorpus.articles == 0) return text + " no article";
    text += fmt::format(" {:>6} of {:>6}", row.counts.articles, row.subcorpus.articles);
    const auto share = chart_share(row);
    return text + fmt::format(" {:>6.2f} %", share->ratio * 100);
  }

  // Grey, if there are colours.
  std::string block(std::uint64_t articles) const {
    if (articles == 0 || most_ == 0) return " ";
    const auto height = static_cast<std::size_t>(static_cast<double>(articles) * 7.0 / static_cast<double>(most_));
    const std::string sign{kHeights[std::min<std::size_t>(height, 7)]};
    return style_.color ? "\x1b[90m" + sign + "\x1b[0m" : sign;
  }

  std::size_t columns(double share) const {
    const double part = highest_ > 0 ? std::min(1.0, share / highest_) : 0;
    return static_cast<std::size_t>(std::lround(part * static_cast<double>(bar_)));
  }

  void line(const CountRow& row, std::uint64_t articles) {
    const std::string begin = beginning(row);
    std::string text = begin;
    if (const auto share = chart_share(row)) {
      const std::size_t low = columns(share->low);
      const std::size_t ratio = columns(share->ratio);
      const std::size_t high = columns(share->high);
      text += std::string(widest_ - begin.size() + 1, ' ') + block(articles) + ' ' + repeated("█", low) +
              repeated("▓", ratio - low) + repeated("░", high - ratio);
    }
    print_own(out_, text + '\n');
  }

  const TextStyle style_;
  std::ostream& out_;
  const double highest_;
  const std::uint64_t most_;
  std::size_t name_ = 0;
  std::size_t widest_ = 0;
  std::size_t bar_ = 0;
};

}  // namespace

void write_text_chart(const Chart& chart, const TextStyle& style, std::ostream& out) {
  TextChart text{chart, style, out};
  for (const ChartSeries& series : chart.series) {
    text.series(series, chart.articles);
    out << '\n';
  }
  const std::string what = chart.smooth > 1 ? fmt::format(" of the sums over {} periods", chart.smooth) : "";
  print_own(
      out,
      fmt::format(
          "█ to the lower end of the interval of 95 %, ▓ to the share{}, ░ to the upper end (cut at the edge); ▁ to █: "
          "articles that were\ncompared; * has articles for a part of the period only. A group of "
          "near duplicates counts as many articles.\n",
          what));
}

}  // namespace khabar
