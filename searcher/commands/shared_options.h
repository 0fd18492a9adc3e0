// Options that several commands of khabar-search have.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "common/options/option_table.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

inline constexpr Option kIndexOption{
    "index", 'i', "DIR", "Index", "an index: its directory or host:port; if given again, all of them are searched",
    {},      {},  true};

inline constexpr Option kLenientOption{
    "lenient", '\0', "", "Query",
    "for pasted text: refuse nothing, read what is not in the language as words, and say so"};

inline constexpr Option kTimezoneOption{
    "timezone", '\0', "ZONE", "Filter", "days are those of this time zone, such as Asia/Riyadh", "UTC"};

inline constexpr Option kQueriesOption{"queries", '\0', "FILE", "Query",
                                       "a file of queries: a line `name: query` each, # begins a comment"};

inline constexpr std::array<std::string_view, 3> kBidiNames{"auto", "isolate", "none"};
inline constexpr Option kBidiOption{
    "bidi", '\0',      "HOW", "Output", "isolate Arabic in lines of mixed direction; auto: only on a terminal",
    "auto", kBidiNames};

// Of the formats in `names`.
constexpr Option format_option(std::span<const std::string_view> names) {
  return {"format",
          'f',
          "FORMAT",
          "Output",
          "format of the output; if none is given, what the name of --output ends in, else text",
          {},
          names};
}

inline constexpr Option kOutputOption{"output", 'o', "FILE", "Output", "the file to write; -: standard output"};

inline constexpr Option kFieldsOption{"fields", '\0', "LIST", "Output",
                                      "in tables and JSON, these columns only, with commas between"};
inline constexpr Option kExcelOption{
    "excel", '\0', "", "Output",
    "for csv and tsv that a spreadsheet reads: a byte order mark first, and ' before text that looks like a formula"};

inline constexpr Option kJobsOption{
    "jobs", 'j', "N", "Speed",
    "threads, from 1 to 16 (default: one per processor); the output is the same for any number"};

inline constexpr Option kManifestOption{
    "manifest", '\0', "FILE", "Proof",
    "write what the numbers rest on: query, options, generation, versions, articles, digests; see verify-manifest"};
inline constexpr Option kCrateOption{
    "ro-crate", '\0', "DIR", "Proof",
    "make a directory of the output, named by --output, a manifest and an RO-Crate's description of both"};
inline constexpr Option kGenerationOption{"generation", '\0', "NAME", "Index",
                                          "ask this generation of the index, which must be kept still"};

inline constexpr Option kDeskOption{
    "desk", '\0', "FILE", "Index",
    "where sets, codes and watches are kept; if none is given, desk.db in DIR, or a file in ~/.local/share/khabar/ if "
    "that cannot be written or there are several indexes"};
inline constexpr Option kInOption{"in", '\0', "SET", "Filter", "articles of this set; if given again, of any of them",
                                  {},   {},   true};

// What a command asks, and whose days a date means.
inline constexpr std::array kAskedOptions{kIndexOption, kGenerationOption, kDeskOption,
                                          kInOption,    kLenientOption,    kTimezoneOption};

// Of tables that are printed as text, JSON, CSV or TSV.
inline constexpr std::array kTableOptions{format_option(kTableFormatNames), kOutputOption, kFieldsOption, kExcelOption,
                                          kBidiOption};
inline constexpr std::array kProvenTableOptions{format_option(kTableFormatNames),
                                                kOutputOption,
                                                kFieldsOption,
                                                kExcelOption,
                                                kManifestOption,
                                                kCrateOption,
                                                kBidiOption};

// Several lists as one.
template <std::size_t... N>
constexpr auto joined_options(const std::array<Option, N>&... lists) {
  std::array<Option, (N + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(lists.begin(), lists.end(), end)), ...);
  return all;
}

}  // namespace khabar
