// What a researcher brings: manifests, codebooks, lists of queries and tables of codes.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "common/program/error.h"
#include "searcher/desk/count/codebook.h"
#include "searcher/desk/query_list.h"
#include "searcher/proof/manifest_json.h"
#include "searcher/saved/delimited_table.h"
#include "tests/fuzz/harness.h"
#include "tests/fuzz/memory_file.h"

namespace khabar::fuzz {
namespace {

void check_helps(const Error& error) { require(*error.what() != '\0', "an error says what happened"); }

void manifests(std::string_view input) {
  Manifest manifest;
  const MemoryFile file{input};
  try {
    manifest = read_manifest(file.path());
  } catch (const Error& error) {
    return check_helps(error);
  }
  const ManifestText text = manifest_text(manifest, "articles");
  if (!text.articles.empty()) return;
  const MemoryFile written{text.manifest};
  require(manifest_text(read_manifest(written.path()), "articles").manifest == text.manifest,
          "a manifest is read as it is written");
}

void codebooks(std::string_view input) {
  try {
    const Codebook book{input, "codebook"};
    for (std::size_t i = 0; i < book.kinds().size(); ++i) {
      require(!book.kinds()[i].sources.empty(), "a kind has a source");
      for (const std::string& source : book.kinds()[i].sources) {
        require(book.kind_of(source) == i, "a source is of its kind");
      }
    }
  } catch (const Error& error) {
    check_helps(error);
  }
}

void query_lists(std::string_view input) {
  try {
    std::set<std::string> names;
    for (const NamedQuery& query : read_query_list(input, "queries")) {
      require(!query.name.empty() && !query.text.empty() && query.line > 0, "a query has a name, a text and a line");
      require(names.insert(query.name).second, "names differ");
    }
    require(!names.empty() && names.size() <= kMostQueries, "there is a query, and not too many of them");
  } catch (const Error& error) {
    check_helps(error);
  }
}

void tables_of_codes(std::string_view input) {
  std::size_t bytes = 0;
  std::size_t line = 0;
  for (const DelimitedRow& row : read_delimited(input)) {
    require(row.line > line, "rows begin on lines of their own");
    line = row.line;
    for (const std::string& cell : row.cells) bytes += cell.size();
  }
  require(bytes <= input.size(), "cells hold what the table holds");
}

}  // namespace

std::span<const Harness> desk() {
  static constexpr std::array kHarnesses{Harness{'m', "manifests", manifests}, Harness{'k', "codebooks", codebooks},
                                         Harness{'q', "lists of queries", query_lists},
                                         Harness{'t', "tables of codes", tables_of_codes}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
