#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <streambuf>

#include "common/program/error.h"
#include "common/program/standard_streams.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"
#include "searcher/commands/proof.h"
#include "searcher/proof/crate_metadata.h"
#include "searcher/proof/differences.h"
#include "searcher/proof/manifest_json.h"

namespace khabar {
namespace {

// Takes all and keeps nothing.
class NoBuffer : public std::streambuf {
 protected:
  std::streamsize xsputn(const char*, std::streamsize count) override { return count; }
  int_type overflow(int_type c) override { return traits_type::not_eof(c); }
};

// As if it were typed, so that all is checked that is checked then. What a crate has a copy of is read in the crate.
ParsedOptions options_of(const Manifest& manifest, const ParsedOptions& asked) {
  const std::string& path = asked.arguments.front();
  std::vector<std::string> words{manifest.command};
  for (const auto& [name, values] : manifest.options) {
    if (name == "output" || name == "manifest" || name == "ro-crate") continue;
    if (asked.has(name) && (name == "index" || name == "generation")) continue;
    if (values.empty()) words.push_back("--" + name);
    const std::string copy = input_in_crate(path, name);
    for (const std::string& value : values) words.push_back(fmt::format("--{}={}", name, copy.empty() ? value : copy));
  }
  for (const char* name : {"index", "generation"}) {
    for (const std::string& value : all_of(asked, name)) words.push_back(fmt::format("--{}={}", name, value));
  }
  words.emplace_back("--manifest=-");
  words.emplace_back("--");
  words.insert(words.end(), manifest.arguments.begin(), manifest.arguments.end());
  return parse_options(searcher_program(), words);
}

void print(const std::vector<std::string>& sentences, std::string_view before, std::ostream& out) {
  for (const std::string& sentence : sentences) out << before << one_line(out, sentence) << '\n';
}

}  // namespace

ExitStatus verify_manifest_command(const ParsedOptions& options, const Streams& streams) {
  if (options.arguments.size() != 1) {
    throw Error("verify-manifest takes one FILE", "name the file that --manifest wrote");
  }
  const Manifest was = read_manifest(options.arguments.front());
  const ProvableCommand* command = find_provable(was.command);
  if (command == nullptr) {
    throw Error(fmt::format("{} is of '{}', which has no manifest", options.arguments.front(), was.command));
  }
  const ParsedOptions again = options_of(was, options);
  if (again.command != was.command || again.has("help") || again.has("version")) {
    throw Error("its options are not those of a command that can be run again");
  }
  NoBuffer nowhere;
  std::ostream nothing{&nowhere};
  Proof proof{again};
  command->run(again, {streams.in, nothing, nothing}, proof);

  const Differences found = differences_of(was, proof.manifest());
  print(found.of_makers, "", streams.out);
  print(found.of_results, "", streams.out);
  if (!found.of_results.empty()) return ExitStatus::kPartial;
  streams.out << "The same articles, counts and output.\n";
  return ExitStatus::kDone;
}

}  // namespace khabar
