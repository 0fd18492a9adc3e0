// The commands of khabar-search: options -> work -> output and exit status.
#pragma once

#include "common/options/option_table.h"
#include "common/program/error.h"
#include "common/program/streams.h"
#include "searcher/commands/proof.h"

namespace khabar {

// Whatever command `options` names.
ExitStatus run_search_program(const ParsedOptions& options, const Streams& streams);

// Those with --manifest.
struct ProvableCommand {
  std::string_view name;
  ExitStatus (*run)(const ParsedOptions& options, const Streams& streams, Proof& proof);
};
const ProvableCommand* find_provable(std::string_view name);  // nullptr if it is none of them

// --ro-crate: the output, a manifest and their description become a directory.
ExitStatus run_into_crate(const ProvableCommand& command, const ParsedOptions& options, const Streams& streams);

ExitStatus search_command(const ParsedOptions& options, const Streams& streams,
                          Proof& proof);                                          // kPartial: nothing found
ExitStatus topics_command(const ParsedOptions& options, const Streams& streams);  // `run`
ExitStatus count_command(const ParsedOptions& options, const Streams& streams, Proof& proof);
ExitStatus facets_command(const ParsedOptions& options, const Streams& streams, Proof& proof);
ExitStatus trend_command(const ParsedOptions& options, const Streams& streams, Proof& proof);
ExitStatus kwic_command(const ParsedOptions& options, const Streams& streams, Proof& proof);  // kPartial: no line
ExitStatus verify_manifest_command(const ParsedOptions& options,
                                   const Streams& streams);  // kPartial: something differs
ExitStatus terms_command(const ParsedOptions& options, const Streams& streams, Proof& proof);       // kPartial: no form
ExitStatus collocates_command(const ParsedOptions& options, const Streams& streams, Proof& proof);  // kPartial: no row
// Of these, kPartial: no row.
ExitStatus words_command(const ParsedOptions& options, const Streams& streams, Proof& proof);
ExitStatus keywords_command(const ParsedOptions& options, const Streams& streams, Proof& proof);
ExitStatus ngrams_command(const ParsedOptions& options, const Streams& streams, Proof& proof);
ExitStatus rising_command(const ParsedOptions& options, const Streams& streams, Proof& proof);
ExitStatus sources_command(const ParsedOptions& options, const Streams& streams, Proof& proof);
ExitStatus show_command(const ParsedOptions& options, const Streams& streams);  // kPartial: an id of no article
ExitStatus similar_command(const ParsedOptions& options, const Streams& streams, Proof& proof);  // kPartial: none
ExitStatus codes_command(const ParsedOptions& options, const Streams& streams);    // kPartial: none, or not all
ExitStatus set_command(const ParsedOptions& options, const Streams& streams);      // kPartial: none, or not all
ExitStatus watch_command(const ParsedOptions& options, const Streams& streams);    // kPartial: nothing new, or none
ExitStatus serve_command(const ParsedOptions& options, const Streams& streams);    // until a signal ends it
ExitStatus parse_command(const ParsedOptions& options, const Streams& streams);    // needs no index
ExitStatus analyze_command(const ParsedOptions& options, const Streams& streams);  // needs no index

}  // namespace khabar
