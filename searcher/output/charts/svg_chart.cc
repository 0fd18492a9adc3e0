#include "searcher/output/charts/svg_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "common/program/error.h"
#include "searcher/output/bidi.h"
#include "searcher/output/charts/chart_data.h"
#include "searcher/output/charts/chart_scale.h"
#include "searcher/output/charts/svg_canvas.h"
#include "searcher/output/xml_text.h"

namespace khabar {
namespace {

constexpr double kPictureWidth = 960;
constexpr double kSide = 76;  // beside the plot, for numbers
constexpr double kTop = 72;   // above the plot, for title and names of axes
constexpr double kPlotHeight = 340;
constexpr double kBelow = 44;  // below the plot, for names of periods
constexpr double kLegendLine = 24;
constexpr double kCoverageShare = 0.3;  // of the plot's height, for the most articles
constexpr std::size_t kRoomForNames = 12;

// Okabe and Ito (2008), Color Universal Design: told apart with every kind of colour vision.
constexpr std::array<std::string_view, 8> kColours{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                   "#56B4E9", "#E69F00", "#000000", "#8C6D1F"};
constexpr std::string_view kGreyText = "#707070";
constexpr std::string_view kGrey = "fill=\"#d0d0d0\"";

std::string_view colour(std::size_t series) { return kColours[series % kColours.size()]; }

std::string_view dashes(std::size_t series) { return series < kColours.size() ? "" : " stroke-dasharray=\"6 3\""; }

class SvgPicture {
 public:
  SvgPicture(const Chart& chart, ChartLanguage language, std::ostream& out)
      : chart_(chart),
        language_(language),
        words_(chart_words(chart, language)),
        axis_(share_axis(highest(chart))),
        most_(most_articles(chart)),
        canvas_(out),
        out_(out) {}

  void write() {
    begin();
    coverage();
    axes();
    for (std::size_t i = 0; i < chart_.series.size(); ++i) series(i);
    legend();
    out_ << "</svg>\n";
  }

 private:
  bool rtl() const { return runs_rtl(language_); }
  double height() const { return legend_top() + kLegendLine * static_cast<double>(chart_.series.size() + 1); }
  static double bottom() { return kTop + kPlotHeight; }
  static double legend_top() { return bottom() + kBelow; }
  double slot() const {
    return (kPictureWidth - 2 * kSide) / static_cast<double>(std::max<std::size_t>(1, chart_.periods.size()));
  }
  double x_of(std::size_t period) const { return kSide + slot() * (static_cast<double>(period) + 0.5); }
  double y_of(double share) const { return bottom() - kPlotHeight * std::min(1.0, share / axis_.top); }

  // Where the language begins, `inwards` from the edge.
  double begin_x(double inwards) const { return rtl() ? kPictureWidth - inwards : inwards; }
  TextSide begin_side() const { return rtl() ? TextSide::kRight : TextSide::kLeft; }
  TextSide end_side() const { return rtl() ? TextSide::kLeft : TextSide::kRight; }

  void begin() {
    const auto code = kChartLanguageNames[static_cast<std::size_t>(language_)];
    out_ << fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" "
        "class=\"khabar-trend\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" role=\"img\" "
        "aria-labelledby=\"khabar-title khabar-desc\" xml:lang=\"{}\" font-family=\"sans-serif\" fill=\"#222222\">\n",
        kPictureWidth, height(), kPictureWidth, height(), code);
    out_ << "<title id=\"khabar-title\">" << xml_text(words_.title) << "</title>\n<desc id=\"khabar-desc\">"
         << xml_text(words_.description) << "</desc>\n";
    write_chart_data(chart_, out_);
    canvas_.rectangle("background", 0, 0, kPictureWidth, height(), "fill=\"#ffffff\"");
    canvas_.text({"title", begin_x(24), 28, begin_side(), 17, rtl()}, words_.heading);
  }

  void coverage() {
    if (most_ == 0) return;
    const double full = kPlotHeight * kCoverageShare;
    out_ << "<g class=\"coverage\">\n";
    for (std::size_t i = 0; i < chart_.articles.size(); ++i) {
      if (chart_.articles[i] == 0) continue;
      const double tall = full * static_cast<double>(chart_.articles[i]) / static_cast<double>(most_);
      canvas_.rectangle("articles", x_of(i) - slot() / 2, bottom() - tall, slot(), tall, kGrey);
    }
    out_ << "</g>\n";
  }

  void axes() {
    const double begin = rtl() ? kPictureWidth - kSide : kSide;
    const double outwards = rtl() ? 8 : -8;
    for (double share = 0; share < axis_.top + axis_.step / 2; share += axis_.step) {
      canvas_.line("grid", kSide, y_of(share), kPictureWidth - kSide, y_of(share), "stroke=\"#e4e4e4\"");
      canvas_.text({"axis", begin + outwards, y_of(share) + 4, end_side(), 12},
                   fmt::format("{:.{}f}", share * 100, axis_.decimals));
    }
    canvas_.text({"axis", begin + outwards, kTop - 18, end_side(), 12}, "%");
    if (most_ > 0) {
      const double end = rtl() ? kSide : kPictureWidth - kSide;
      canvas_.text(
          {"axis", end - outwards, bottom() - kPlotHeight * kCoverageShare + 4, begin_side(), 12, false, kGreyText},
          fmt::format("{}", most_));
    }
    canvas_.line("axis", kSide, bottom(), kPictureWidth - kSide, bottom(), "stroke=\"#222222\"");
    for (const std::size_t i : named_periods(chart_.periods, chart_.by == "month", kRoomForNames)) {
      canvas_.line("axis", x_of(i), bottom(), x_of(i), bottom() + 5, "stroke=\"#222222\"");
      canvas_.text({"axis", x_of(i), bottom() + 20, TextSide::kMiddle, 12}, chart_.periods[i]);
    }
  }

  // The runs of periods without a gap: [begin, end).
  std::vector<std::pair<std::size_t, std::size_t>> runs(const ChartSeries& series) const {
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t i = 0; i < series.rows.size(); ++i) {
      if (!chart_share(*series.rows[i])) continue;
      if (runs.empty() || runs.back().second != i) runs.emplace_back(i, i);
      ++runs.back().second;
    }
    return runs;
  }

  std::string step(std::size_t period, double share) const {
    return svg_number(x_of(period)) + ' ' + svg_number(y_of(share));
  }

  // There along the upper ends, and back along the lower.
  std::string band(const ChartSeries& series, std::size_t begin, std::size_t end) const {
    std::string steps;
    for (std::size_t i = begin; i < end; ++i) {
      steps += (i == begin ? "M" : "L") + step(i, chart_share(*series.rows[i])->high);
    }
    for (std::size_t i = end; i-- > begin;) steps += "L" + step(i, chart_share(*series.rows[i])->low);
    return steps + "Z";
  }

  std::string line(const ChartSeries& series, std::size_t begin, std::size_t end) const {
    std::string steps;
    for (std::size_t i = begin; i < end; ++i) {
      steps += (i == begin ? "M" : "L") + step(i, chart_share(*series.rows[i])->ratio);
    }
    return steps;
  }

  void series(std::size_t number) {
    const ChartSeries& series = chart_.series[number];
    const std::string_view colour_of = colour(number);
    out_ << fmt::format("<g class=\"series series-{}\">\n", number + 1);
    for (const auto& [begin, end] : runs(series)) {
      if (end - begin == 1) {  // a line from the lower to the upper end
        const ChartShare share = *chart_share(*series.rows[begin]);
        canvas_.line("band", x_of(begin), y_of(share.low), x_of(begin), y_of(share.high),
                     fmt::format("stroke=\"{}\" stroke-width=\"6\" stroke-opacity=\"0.2\"", colour_of));
        continue;
      }
      canvas_.path("band", band(series, begin, end), fmt::format("fill=\"{}\" fill-opacity=\"0.18\"", colour_of));
      canvas_.path("line", line(series, begin, end),
                   fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}", colour_of, dashes(number)));
    }
    points(series, colour_of);
    out_ << "</g>\n";
  }

  void points(const ChartSeries& series, std::string_view colour_of) {
    const double radius = std::clamp(slot() / 3, 1.0, 4.0);
    for (std::size_t i = 0; i < series.rows.size(); ++i) {
      const CountRow& row = *series.rows[i];
      const auto share = chart_share(row);
      if (!share) continue;
      const std::string looks = fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\" data-period=\"{}\"",
                                            row.partial ? "#ffffff" : colour_of, colour_of, chart_.periods[i]);
      canvas_.circle(row.partial ? "point partial" : "point", x_of(i), y_of(share->ratio), radius, looks,
                     point_text(series.name, row, language_));
      if (row.smoothed) single(series, row, i, colour_of);
    }
  }

  // What is not smoothed; above the axis of what is, it stands at its top.
  void single(const ChartSeries& series, const CountRow& row, std::size_t period, std::string_view colour_of) {
    CountRow alone = row;
    alone.smoothed.reset();
    canvas_.circle("point single", x_of(period), y_of(chart_share(alone)->ratio), 1.2,
                   fmt::format("fill=\"{}\" fill-opacity=\"0.6\"", colour_of),
                   point_text(series.name, alone, language_));
  }

  void legend() {
    out_ << "<g class=\"legend\">\n";
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      const double y = legend_top() + kLegendLine * static_cast<double>(i);
      canvas_.line("line", begin_x(24), y, begin_x(52), y,
                   fmt::format("stroke=\"{}\" stroke-width=\"3\"{}", colour(i), dashes(i)));
      canvas_.text({"name", begin_x(62), y + 5, begin_side(), 14, has_rtl(chart_.series[i].name)},
                   chart_.series[i].name);
    }
    const double y = legend_top() + kLegendLine * static_cast<double>(chart_.series.size());
    key(0, y, kGrey, words_.articles);
    key(1, y, fmt::format("fill=\"{}\" fill-opacity=\"0.18\"", kColours.front()), words_.interval);
    key(2, y, fmt::format("fill=\"#ffffff\" stroke=\"{}\" stroke-width=\"1.5\"", kColours.front()), words_.partial);
    out_ << "</g>\n";
  }

  void key(std::size_t place, double y, std::string_view looks, const std::string& text) {
    constexpr double kKeyWidth = 290;
    const double inwards = 24 + kKeyWidth * static_cast<double>(place);
    const double x = std::min(begin_x(inwards), begin_x(inwards + 28));
    if (place == 2) {
      canvas_.circle("key", x + 14, y, 4, looks, text);
    } else {
      canvas_.rectangle("key", x, y - 6, 28, 12, looks);
    }
    canvas_.text({"name", begin_x(inwards + 38), y + 5, begin_side(), 13, rtl()}, text);
  }

  const Chart& chart_;
  const ChartLanguage language_;
  const ChartWords words_;
  const ChartAxis axis_;
  const std::uint64_t most_;
  SvgCanvas canvas_;
  std::ostream& out_;
};

}  // namespace

void check_svg_chart(const Chart& chart) {
  if (chart.series.size() > kMostChartSeries) {
    throw Error(fmt::format("a picture of {} queries, more than {}", chart.series.size(), kMostChartSeries),
                "take fewer of them, or another format");
  }
  if (chart.series.size() * chart.periods.size() > kMostChartPoints) {
    throw Error(fmt::format("a picture of {} points, more than {}", chart.series.size() * chart.periods.size(),
                            kMostChartPoints),
                "count by longer periods, or take another format");
  }
}

void write_svg_chart(const Chart& chart, ChartLanguage language, std::ostream& out) {
  SvgPicture{chart, language, out}.write();
}

}  // namespace khabar
