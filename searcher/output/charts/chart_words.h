// The words of a picture in each language.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "searcher/output/charts/chart.h"

namespace khabar {

enum class ChartLanguage : std::uint8_t { kEnglish, kArabic };

// In the order of ChartLanguage, as --labels takes them; ISO 639-1.
inline constexpr std::array<std::string_view, 2> kChartLanguageNames{"en", "ar"};

constexpr bool runs_rtl(ChartLanguage language) { return language == ChartLanguage::kArabic; }

struct ChartWords {
  std::string heading;      // the share of articles, by what, from when to when
  std::string title;        // and of which queries; their names are isolated, whichever way they run
  std::string description;  // what is drawn, and what is not
  std::string interval;
  std::string articles;  // the grey ones
  std::string partial;
};

ChartWords chart_words(const Chart& chart, ChartLanguage language);

// What a point says: the period, its articles and share.
std::string point_text(const std::string& series, const CountRow& row, ChartLanguage language);

}  // namespace khabar
