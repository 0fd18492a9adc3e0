#include "searcher/output/charts/chart_words.h"

#include <fmt/format.h>

namespace khabar {
namespace {

constexpr double kPerCent = 100;

// What languages differ in. A phrase with {} takes what stands behind it.
struct Phrases {
  std::string_view year;
  std::string_view month;
  std::string_view week;
  std::string_view day;
  std::string_view between_names;
  std::string_view heading;    // by, first and last period
  std::string_view lines;      // without an argument
  std::string_view smoothed;   // over how many periods
  std::string_view not_shown;  // name, articles
  std::string_view point;      // name, period, articles, of, share, low, high
  std::string_view interval;
  std::string_view articles;
  std::string_view partial;
};

constexpr Phrases kEnglish{
    "year",
    "month",
    "week",
    "day",
    ", ",
    "Share of articles by {}, {} to {}",
    "Each line is the share of the articles of a period that match a query; the band around it is the interval of 95 % "
    "(Wilson). Grey: the articles that the queries are compared with. A line has a gap where there is no such article. "
    "A hollow point is a period of which only a part has articles.",
    " Lines are sums over {} periods, dots single periods.",
    " Not shown of {}: {} articles without a day, or far from these years.",
    "{}, {}: {} of {} articles, {:.2f} % ({:.2f} to {:.2f} %)",
    "interval of 95 %",
    "Articles in the collection",
    "part of a period"};

constexpr Phrases kArabic{"السنة",
                          "الشهر",
                          "الأسبوع",
                          "اليوم",
                          "، ",
                          "نسبة المقالات بحسب {}، من {} إلى {}",
                          "كل خط نسبة المقالات المطابقة للاستعلام إلى مقالات الفترة كلها، والنطاق حوله مجال الثقة 95 % "
                          "(ويلسون). باللون الرمادي: "
                          "المقالات التي قورنت بها الاستعلامات. ينقطع الخط حيث لا مقالات. النقطة المفرغة فترة لا تغطي "
                          "المقالات إلا جزءًا منها.",
                          " كل موضع من الخط مجموع فترات متجاورة عددها {}، والنقاط الصغيرة فترات مفردة.",
                          " لا يظهر من {}: {} من المقالات بلا تاريخ أو بتاريخ بعيد عن هذه السنوات.",
                          "{}، {}: {} من {} من المقالات، {:.2f} % (من {:.2f} إلى {:.2f} %)",
                          "مجال الثقة 95 %",
                          "مقالات المجموعة",
                          "فترة غير مكتملة"};

const Phrases& phrases(ChartLanguage language) { return runs_rtl(language) ? kArabic : kEnglish; }

std::string_view period_word(const std::string& by, const Phrases& words) {
  if (by == "year") return words.year;
  if (by == "month") return words.month;
  return by == "week" ? words.week : words.day;
}

// Behind Arabic letters, the parts of a date would change places.
std::string isolated(const std::string& name) { return "\u2068" + name + "\u2069"; }

std::string names_of(const Chart& chart, const Phrases& words) {
  std::string names;
  for (const ChartSeries& series : chart.series) {
    if (!names.empty()) names += words.between_names;
    names += isolated(series.name);
  }
  return names;
}

template <typename... Arguments>
std::string phrase(std::string_view format, const Arguments&... arguments) {
  return fmt::format(fmt::runtime(format), arguments...);
}

}  // namespace

ChartWords chart_words(const Chart& chart, ChartLanguage language) {
  const Phrases& words = phrases(language);
  ChartWords out;
  const std::string first = chart.periods.empty() ? "" : chart.periods.front();
  const std::string last = chart.periods.empty() ? "" : chart.periods.back();
  out.heading = phrase(words.heading, period_word(chart.by, words), isolated(first), isolated(last));
  out.title = out.heading + ": " + names_of(chart, words);
  out.description = words.lines;
  if (chart.smooth > 1) out.description += phrase(words.smoothed, chart.smooth);
  for (const ChartSeries& series : chart.series) {
    std::uint64_t articles = 0;
    for (const CountRow* row : series.others) articles += row->counts.articles;
    if (articles > 0) out.description += phrase(words.not_shown, isolated(series.name), articles);
  }
  out.interval = words.interval;
  out.articles = words.articles;
  out.partial = words.partial;
  return out;
}

std::string point_text(const std::string& series, const CountRow& row, ChartLanguage language) {
  const ChartShare share = chart_share(row).value_or(ChartShare{});
  const std::uint64_t found = row.smoothed ? row.smoothed->articles : row.counts.articles;
  const std::uint64_t of = row.smoothed ? row.smoothed->subcorpus.articles : row.subcorpus.articles;
  return phrase(phrases(language).point, isolated(series), isolated(row.buckets.front()), found, of,
                share.ratio * kPerCent, share.low * kPerCent, share.high * kPerCent);
}

}  // namespace khabar
