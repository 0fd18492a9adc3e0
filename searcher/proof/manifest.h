// What a published number rests on: the query, the index, and each article that was found.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/index_name.h"

namespace khabar {

struct ProvenArticle {
  std::string id;
  std::string hash;  // content_hash() in 32 hex digits; empty if the index does not say it

  bool operator==(const ProvenArticle&) const = default;
};

struct ProvenQuery {
  std::string name;
  std::string typed;
  std::string parsed;  // canonical
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  std::vector<ProvenArticle> articles;  // of a search, in the order of its hits; else by id, then hash
};

// A file that was written, or standard output.
struct ProvenOutput {
  std::string path;
  std::uint64_t bytes = 0;
  std::string digest;
};

// All digests are hex_digest().
struct Manifest {
  std::string command;
  std::vector<std::string> arguments;
  std::map<std::string, std::vector<std::string>> options;  // all that have a value, but for --output and --manifest
  std::vector<IndexName> indexes;
  std::vector<std::pair<std::string, std::string>> made_with;  // khabar, xapian, icu, analyzer, variants
  std::vector<ProvenQuery> queries;
  std::vector<ProvenOutput> outputs;
};

// Of the ids in their order, a zero byte behind each.
std::string digest_of_ids(const std::vector<ProvenArticle>& articles);

}  // namespace khabar
