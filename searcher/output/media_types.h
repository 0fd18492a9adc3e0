// The formats of results, as networks and files know them.
#pragma once

#include <array>
#include <string_view>

namespace khabar {

struct MediaType {
  std::string_view format;  // of --format
  std::string_view type;    // as IANA and the makers of the formats name them
  std::string_view suffix;  // of a file
};

inline constexpr std::array kMediaTypes{
    MediaType{"text", "text/plain; charset=utf-8", "txt"},
    MediaType{"json", "application/json", "json"},
    MediaType{"jsonl", "application/x-ndjson", "jsonl"},
    MediaType{"csv", "text/csv; charset=utf-8", "csv"},
    MediaType{"tsv", "text/tab-separated-values; charset=utf-8", "tsv"},
    MediaType{"trec", "text/plain; charset=utf-8", "run"},
    MediaType{"ris", "application/x-research-info-systems", "ris"},
    MediaType{"bibtex", "application/x-bibtex; charset=utf-8", "bib"},
    MediaType{"csl", "application/vnd.citationstyles.csl+json", "json"},
    MediaType{"atom", "application/atom+xml", "atom"},
    MediaType{"svg", "image/svg+xml", "svg"},
};

}  // namespace khabar
