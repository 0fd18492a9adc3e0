#include "indexer/commands/removal/article_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <ostream>

#include "common/program/error.h"
#include "common/program/named_file.h"
#include "common/program/standard_streams.h"
#include "indexer/text/text_rules.h"

namespace khabar {
namespace {

constexpr std::size_t kShownUnknown = 10;
constexpr std::size_t kMostIdBytes = 256'000'000;  // chosen, not tuned: some ten million ids

// As in an article: see deliver().
void add_id(std::string_view text, std::vector<std::string>& ids) {
  std::string id = collapse_spaces(text, '_');
  if (!id.empty()) ids.push_back(std::move(id));
}

void add_lines(std::string_view text, std::vector<std::string>& ids) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    add_id(text.substr(0, end), ids);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

std::vector<std::string> ids_from(const ParsedOptions& options, std::istream& standard_input) {
  std::vector<std::string> ids;
  for (const std::string& id : options.arguments) add_id(id, ids);
  const std::string from = options.get("from");
  const std::string hint = "--from names a file with an id a line";
  if (from == "-") {
    add_lines(read_named_stream(standard_input, "standard input", kMostIdBytes, hint), ids);
  } else if (!from.empty()) {
    add_lines(read_named_file(from, kMostIdBytes, hint), ids);
  }
  if (ids.empty()) throw Error("remove needs at least one ID", "name ids, or a file that holds them with --from");
  return ids;
}

void print_unknown(const std::vector<std::string>& unknown, std::ostream& err) {
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    if (i == kShownUnknown) {
      err << fmt::format("khabar-index: warning: and {} more ids that no article has\n", unknown.size() - i);
      return;
    }
    err << fmt::format("khabar-index: warning: no article has the id {}\n", one_line(err, unknown[i]));
  }
}

}  // namespace khabar
