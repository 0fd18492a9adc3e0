#include "searcher/commands/desk/counting.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/program/error.h"
#include "common/program/named_file.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"

namespace khabar {
namespace {

constexpr std::size_t kMostCodebookBytes = 4'000'000;  // chosen, not tuned: far more than kMostCodedSources take

}  // namespace

std::optional<Codebook> codebook_of(const ParsedOptions& options, const std::vector<Dimension>& dimensions) {
  const bool by_kind = std::ranges::find(dimensions, Dimension::kKind) != dimensions.end();
  if (by_kind && !options.has("kinds")) {
    throw Error("--by kind needs --kinds FILE", "name a file with a source, a tab and its kind on each line");
  }
  if (!by_kind && options.has("kinds")) throw Error("--kinds is for --by kind", "add --by kind");
  if (!by_kind) return std::nullopt;
  const std::string path = options.get("kinds");
  return Codebook{read_named_file(path, kMostCodebookBytes, "--kinds names a file with a source and its kind a line"),
                  path};
}

std::optional<CodedLines> coded_lines_of(const ParsedOptions& options, const std::vector<Dimension>& dimensions,
                                         const IndexSet& indexes, std::vector<std::string>& notes) {
  if (std::ranges::find(dimensions, Dimension::kCode) == dimensions.end()) return std::nullopt;
  const std::vector<FoundLineCodes> found = coded_lines(options, indexes.collection());
  if (found.empty()) {
    throw Error(fmt::format("no line is coded in {}", desk_file_of(options)),
                "'codes import FILE' codes lines of kwic");
  }
  if (std::string lost = lost_lines_text(found); !lost.empty()) notes.push_back(std::move(lost));
  return CodedLines{found};
}

Proof::Counts proven_counts(const CountTable& table) {
  const Counts& total = table.total.counts;
  return {{"articles", total.articles},
          {"articles_unique", total.articles_unique},
          {"occurrences", total.occurrences},
          {"words", total.words}};
}

void check_rows(const std::vector<NamedCounts>& counted) {
  std::size_t rows = 0;
  for (const NamedCounts& counts : counted) rows += counts.table.rows.size();
  if (rows <= kMostRows) return;
  throw Error(fmt::format("the tables of {} queries have more than {} rows", counted.size(), kMostRows),
              "count by longer periods, or fewer queries at a time");
}

}  // namespace khabar
