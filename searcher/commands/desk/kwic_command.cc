#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/index/index_set.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/kwic/concordance.h"
#include "searcher/output/tables/concordance_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

ConcordanceRequest concordance_request(const ParsedOptions& options) {
  ConcordanceRequest request;
  request.width = read_context_width(options.get("width"));
  if (options.has("sort")) request.sort = read_sort_keys(options.get("sort"));
  request.first = options.has("first");
  if (options.has("sample")) request.sample = count_of(options, "sample");
  request.seed = count_of(options, "seed");
  request.offset = count_of(options, "offset");
  if (options.has("limit")) request.limit = count_of(options, "limit");
  return request;
}

WindowWords window_of(const ParsedOptions& options, const ContextWidth& width, Analyzer& analyzer) {
  WindowWords window{width.number, window_lemmas(all_of(options, "with"), "--with", analyzer),
                     window_lemmas(all_of(options, "without"), "--without", analyzer)};
  if (window.asks() && width.unit != ContextWidth::Unit::kWords) {
    throw Error("--with and --without look at words, and --width is in characters", "write --width 8, without a c");
  }
  return window;
}

}  // namespace

ExitStatus kwic_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  ConcordanceRequest request = concordance_request(options);
  const std::string_view format = table_format(options);
  const std::string text = fmt::format("{}", fmt::join(options.arguments, " "));
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  request.window = window_of(options, request.width, indexes.analyzer());
  DeskQuery query = query_of(text, options, zone, indexes);

  if (options.has("codes") && format == "text") throw Error("--codes is for tables", "add --format tsv or csv");
  std::vector<FoundLineCodes> found;
  if (options.has("codes")) found = coded_lines(options, indexes.collection());
  const CodedLines coded{found};
  if (std::string lost = lost_lines_text(found); !lost.empty()) query.notes.push_back(std::move(lost));

  const auto [fields, excel] = chosen_fields(options, format, concordance_columns(options.has("codes")));
  ResultFile file = result_file(options, streams);
  TableHead head = table_head(options, indexes.names());
  head.emplace_back("query", query_text(query.tree));
  const TextStyle style = table_style(options, streams, file);
  const auto writer = concordance_writer(
      format, head, {style, zone, indexes.names(), fields, excel, options.has("codes") ? &coded : nullptr}, file.out());
  Concordance concordance{indexes.collection(), indexes.analyzer(), query};
  std::size_t shown = 0;
  const std::size_t lines = concordance.read(request, [&](const ConcordanceLine& line) {
    writer->line(line);
    ++shown;
  });
  writer->finish();
  file.finish();
  proof.formatted(format);
  proof.asked({text, text}, query, {{"lines", lines}});
  proof.wrote(file);

  if (lines > shown) query.notes.push_back(fmt::format("{} of {} lines", shown, lines));
  if (lines == 0) query.notes.emplace_back("nothing found: no article has words that match the query");
  print_notes(query.notes, streams);
  return lines == 0 ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
