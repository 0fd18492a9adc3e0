// Words of news that mean the same (synonyms.tsv): باص, حافلة and أوتوبيس.
#pragma once

#include <string>
#include <vector>

namespace khabar {

// Groups of lemmas that mean the same. No lemma is in two.
const std::vector<std::vector<std::string>>& synonym_groups();

// The other lemmas of the group of `lemma`; none if it is in no group.
std::vector<std::string> synonyms_of(const std::string& lemma);

}  // namespace khabar
