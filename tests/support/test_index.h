// Small indexes made from articles that a test writes itself.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article.h"
#include "common/index/collection.h"

namespace khabar::testing {

// `day` is YYYY-MM-DD, or empty for an undated article.
Article make_article(const std::string& id, const std::string& title, const std::string& body,
                     const std::string& day = {}, const std::string& source = {}, const std::string& section = {});

// Gone from the disk already; documents in the order of `articles`.
// `groups`: id -> id of the representative, of those that have near duplicates.
Xapian::Database temporary_index(const std::vector<Article>& articles, Analyzer& analyzer,
                                 const std::map<std::string, std::string>& groups = {});

// The same, with its tables mapped.
Collection mapped_index(const std::vector<Article>& articles, Analyzer& analyzer);

// A published generation below `root`, as khabar-index leaves it.
void publish_index(const std::filesystem::path& root, const std::vector<Article>& articles);

}  // namespace khabar::testing
