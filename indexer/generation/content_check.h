// Whether a database holds what it should: what a run promised, and every article with all that is stored of it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace khabar {

// What a run says that it wrote.
struct GenerationPromise {
  std::uint64_t articles = 0;
  std::string analyzer_fingerprint;
  std::unordered_map<Xapian::docid, std::string> written = {};  // document -> content hash, of changed articles
  std::vector<Xapian::docid> removed = {};
};

struct ContentReport {
  std::uint64_t articles = 0;
  bool searchable = true;             // khabar-search of this version can open it
  std::vector<std::string> problems;  // at most ten
};

// Articles are counted, all bear the fingerprint, and what was written, or the first article, is found by its id and
// has its content hash. Of a build, which changes and removes nothing, every entry of the table of forms is read too.
// Throws Xapian::Error if the database cannot be read.
ContentReport check_promise(const std::filesystem::path& generation, const GenerationPromise& promise);

// Reads every term, list of articles, article and value, and every entry of the table of forms. What stands twice, in
// terms and lists or in the text and a value, must agree; groups of near duplicates hold their representative; and
// words of some articles are searched for, which must find them. Stops at what makes the rest pointless. Throws
// Xapian::Error if the database cannot be read.
ContentReport check_content(const std::filesystem::path& generation);

// Looks at no more than a search does when it opens the database. Throws Xapian::Error if it cannot be opened.
ContentReport check_opening(const std::filesystem::path& generation);

}  // namespace khabar
