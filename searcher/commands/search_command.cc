#include <fmt/format.h>

#include <memory>
#include <optional>
#include <ostream>
#include <utility>

#include "common/index/index_set.h"
#include "common/program/error.h"
#include "common/program/standard_streams.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/output/advice.h"
#include "searcher/output/exports/hit_table.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"
#include "searcher/search/searcher.h"

namespace khabar {
namespace {

ProvenQuery proven_search(const SearchRequest& request, const SearchResults& results,
                          std::vector<ProvenArticle> articles) {
  const ParsedQuery parsed = parse_query(request.query, request.lenient ? Reading::kLenient : Reading::kStrict);
  return {request.query,
          request.query,
          query_text(parsed.tree),
          {{"total", results.total}, {"without_duplicates", results.distinct}, {"shown", results.shown}},
          std::move(articles)};
}

}  // namespace

HitStyle hit_style(const ParsedOptions& options, const HitFormat& format) {
  HitStyle style;
  if (options.has("excel") && !format.takes_excel) {
    throw Error("--excel is for tables that a spreadsheet reads", "add --format csv or tsv");
  }
  if (options.has("fields") && !format.takes_fields) {
    throw Error(fmt::format("--fields is for tables and JSON, not for {}", format.name),
                "add --format csv, tsv, json or jsonl");
  }
  style.excel = options.has("excel");
  if (options.has("fields")) style.fields = read_hit_fields(options.get("fields"));
  return style;
}

// A long answer is written while it is made.
ExitStatus search_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  SearchRequest request = search_request(options);
  request.zone = &zone;
  request.hashes = proof.wanted();
  const HitFormat& format = search_format(options);
  HitStyle style = hit_style(options, format);
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  proof.formatted(format.name);
  Searcher searcher{indexes.collection(), indexes.names(), indexes.analyzer()};

  std::optional<ResultFile> file;
  std::unique_ptr<HitWriter> writer;
  std::vector<ProvenArticle> articles;
  const HitSink sink{[&](const SearchResults& results) {
                       file.emplace(options.has("output") ? options.get("output") : "-", streams.out, proof.wanted());
                       style.text = table_style(options, streams, *file);
                       if (file->is_standard() && !proof.wanted() && shows_on_terminal(streams.out))
                         style.text.width = streams.width;
                       writer = hit_writer(format, style, file->out());
                       writer->begin(results);
                     },
                     [&](const Hit& hit) {
                       writer->hit(hit);
                       if (proof.wanted()) articles.push_back({hit.id, hash_text(hit.content_hash)});
                     }};
  const SearchResults results = searcher.search(request, sink);
  writer->end();
  file->finish();
  proof.searched(proven_search(request, results, std::move(articles)));
  proof.wrote(*file);
  streams.out.flush();
  for (const std::string& line : advice(request, results, format.tells_counts)) {
    streams.err << searcher_program().name << ": " << one_line(streams.err, line) << '\n';
  }
  return results.total == 0 ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
