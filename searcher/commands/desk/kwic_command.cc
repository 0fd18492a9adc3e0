#include <fmt/format.h>

#include "common/index/index_set.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk/named_queries.h"
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
  request.jobs = jobs_of(options);
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

// Throws Error for what does not go together.
ConcordanceColumns columns_of(const ParsedOptions& options, std::string_view format) {
  const ConcordanceColumns columns{options.has("queries"),
                                   static_cast<LineWords>(choice_of(options, "show", kLineWordsNames)),
                                   options.has("codes")};
  if (columns.coded && format == "text") throw Error("--codes is for tables", "add --format tsv or csv");
  if (columns.coded && columns.words == LineWords::kLemmas) {
    throw Error("--codes needs the words of a line as they stand", "add --show both, which has the lemmas as well");
  }
  return columns;
}

struct AskedQuery {
  NamedQuery named;
  DeskQuery query;
};

TableHead head_of(const ParsedOptions& options, const IndexSet& indexes, const std::vector<AskedQuery>& asked) {
  TableHead head = table_head(options, indexes.names());
  if (!options.has("queries")) head.emplace_back("query", query_text(asked.front().query.tree));
  return head;
}

void note_lines(const NamedQuery& named, std::size_t lines, std::size_t shown, std::vector<std::string>& notes) {
  if (lines > shown) notes.push_back(note_on(named, fmt::format("{} of {} lines", shown, lines)));
  if (lines == 0) notes.push_back(note_on(named, "nothing found: no article has words that match the query"));
}

}  // namespace

// All queries are read before a line is written: what is wrong with the last of them leaves no half of a table.
ExitStatus kwic_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  ConcordanceRequest request = concordance_request(options);
  const std::string_view format = table_format(options);
  const ConcordanceColumns columns = columns_of(options, format);
  request.lemmas = columns.words != LineWords::kForms;
  const std::vector<NamedQuery> queries = queries_of(options);
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  request.window = window_of(options, request.width, indexes.analyzer());
  std::vector<AskedQuery> asked;
  std::vector<std::string> notes =
      read_queries(queries, options, zone, indexes, [&](const NamedQuery& named, const DeskQuery& query) {
        asked.push_back({named, query});
      });
  std::vector<FoundLineCodes> found;
  if (columns.coded) found = coded_lines(options, indexes.collection());
  const CodedLines coded{found};
  if (std::string lost = lost_lines_text(found); !lost.empty()) notes.push_back(std::move(lost));

  const auto [fields, excel] = chosen_fields(options, format, concordance_columns(columns));
  ResultFile file = result_file(options, streams);
  const TextStyle style = table_style(options, streams, file);
  const auto writer = concordance_writer(format, head_of(options, indexes, asked),
                                         {style, zone, indexes.names(), columns, fields, excel, &coded}, file.out());
  std::size_t all = 0;
  for (const AskedQuery& each : asked) {
    writer->begin(each.named.name);
    std::size_t shown = 0;
    const std::size_t lines =
        Concordance{indexes.collection(), each.query}.read(request, [&](const ConcordanceLine& line) {
          writer->line(line);
          ++shown;
        });
    proof.asked(each.named, each.query, {{"lines", lines}});
    note_lines(each.named, lines, shown, notes);
    all += lines;
  }
  writer->finish();
  file.finish();
  proof.formatted(format);
  proof.wrote(file);
  print_notes(notes, streams);
  return all == 0 ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
