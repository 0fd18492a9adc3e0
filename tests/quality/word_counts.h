// How often each word occurs in a file of articles, one JSON object a line.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace khabar::testing {

using WordCounts = std::map<std::string, std::uint64_t>;

// Words of title and body as the tokenizer cuts them, of ARTICLES.jsonl.gz. Throws what its readers throw.
WordCounts count_words(const char* path);

}  // namespace khabar::testing
