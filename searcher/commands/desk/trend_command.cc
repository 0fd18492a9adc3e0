#include <fmt/format.h>

#include "common/program/error.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/counting_options.h"
#include "searcher/commands/desk/counting.h"
#include "searcher/commands/desk/named_queries.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/count/counter.h"
#include "searcher/desk/count/trend.h"
#include "searcher/output/charts/svg_chart.h"
#include "searcher/output/charts/text_chart.h"
#include "searcher/output/tables/count_rows.h"

namespace khabar {
namespace {

constexpr std::size_t kMostSmoothed = 999;  // chosen, not tuned

std::size_t smooth_of(const ParsedOptions& options) {
  const std::size_t smooth = count_of(options, "smooth");
  if (smooth % 2 == 1 && smooth <= kMostSmoothed) return smooth;
  throw Error(fmt::format("--smooth {} is not an odd number up to {}", smooth, kMostSmoothed),
              "as many periods are added before each as behind it: 3 takes one of both");
}

ChartLanguage language_of(const ParsedOptions& options) {
  return options.get("labels") == kChartLanguageNames.back() ? ChartLanguage::kArabic : ChartLanguage::kEnglish;
}

void check_trend_options(const ParsedOptions& options, std::string_view format) {
  if (format == "svg" || format == "text") refuse_table_options(options);
  if (format != "svg" && options.get("labels") != kChartLanguageNames.front()) {
    throw Error("--labels is for pictures", "add --format svg");
  }
}

// As a table that programs read.
void write_trend_table(const std::vector<NamedCounts>& counted, const ParsedOptions& options, std::string_view format,
                       const std::vector<IndexName>& indexes, const Streams& streams, Proof& proof) {
  const bool wide = options.has("wide");
  const CountColumns columns = trend_columns(smooth_of(options) > 1);
  const std::vector<std::string> names =
      wide ? wide_column_names(counted, columns) : long_column_names(counted.front().table.dimensions, columns);
  const auto [fields, excel] = chosen_fields(options, format, names);
  ResultFile file = result_file(options, streams);
  const auto table = table_writer(format, names, table_head(options, indexes),
                                  {table_style(options, streams, file), fields, excel}, file.out());
  if (wide) {
    write_wide_count_rows(counted, columns, *table);
  } else {
    for (const NamedCounts& counts : counted) write_count_rows(counts, columns, *table);
  }
  table->finish();
  file.finish();
  proof.wrote(file);
}

void write_picture(const Chart& chart, const ParsedOptions& options, std::string_view format, const Streams& streams,
                   Proof& proof) {
  if (format == "svg") check_svg_chart(chart);
  ResultFile file = result_file(options, streams);
  TextStyle style = table_style(options, streams, file);
  if (file.is_standard() && !proof.wanted()) style.width = streams.width;
  if (format == "svg") {
    write_svg_chart(chart, language_of(options), file.out());
  } else {
    write_text_chart(chart, style, file.out());
  }
  file.finish();
  proof.wrote(file);
}

}  // namespace

ExitStatus trend_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  const std::size_t smooth = smooth_of(options);
  const std::string_view format = format_among(options, kTrendFormatNames);
  check_trend_options(options, format);
  proof.formatted(format);
  const std::vector<Dimension> by = read_dimensions({options.get("by")});
  const std::vector<NamedQuery> queries = queries_of(options);
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  Counter counter{indexes.collection(), indexes.analyzer(), by, {&zone, nullptr}};

  std::vector<NamedCounts> counted;
  const std::vector<std::string> notes =
      read_queries(queries, options, zone, indexes, [&](const NamedQuery& named, const DeskQuery& query) {
        counted.push_back({named.name, counter.count(query)});
        check_rows(counted);
        proof.asked(named, query, proven_counts(counted.back().table));
      });
  make_trend(counted, counter.partition(0), smooth);
  check_rows(counted);
  if (format == "svg" || format == "text") {
    write_picture(make_chart(counted, counter.partition(0), smooth), options, format, streams, proof);
  } else {
    write_trend_table(counted, options, format, indexes.names(), streams, proof);
  }
  print_notes(notes, streams);
  return ExitStatus::kDone;
}

}  // namespace khabar
