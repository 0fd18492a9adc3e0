#include "searcher/rank/names/synonyms.h"

#include <string_view>
#include <unordered_map>

#include "common/analysis/variants.h"
#include "common/letters/letters.h"

extern "C" const char khabar_synonyms_begin[];
extern "C" const char khabar_synonyms_end[];
asm(R"(
  .section .rodata
  .global khabar_synonyms_begin
  .global khabar_synonyms_end
khabar_synonyms_begin:
  .incbin ")" KHABAR_SYNONYMS_FILE R"("
khabar_synonyms_end:
  .byte 0
  .previous
)");

namespace khabar {
namespace {

using Groups = std::vector<std::vector<std::string>>;

Groups read_groups() {
  const VariantTable table{{khabar_synonyms_begin, khabar_synonyms_end}, "synonyms.tsv"};
  Groups groups = table.groups();
  for (std::vector<std::string>& group : groups) {
    for (std::string& word : group) word = to_utf8(fold_alefs(to_letters(word).value()));
  }
  return groups;
}

using GroupOfLemma = std::unordered_map<std::string_view, const std::vector<std::string>*>;

GroupOfLemma index_groups() {
  GroupOfLemma groups;
  for (const std::vector<std::string>& group : synonym_groups()) {
    for (const std::string& lemma : group) groups.emplace(lemma, &group);
  }
  return groups;
}

}  // namespace

const Groups& synonym_groups() {
  static const Groups groups = read_groups();
  return groups;
}

std::vector<std::string> synonyms_of(const std::string& lemma) {
  static const GroupOfLemma groups = index_groups();
  const auto group = groups.find(lemma);
  if (group == groups.end()) return {};
  std::vector<std::string> others = *group->second;
  std::erase(others, lemma);
  return others;
}

}  // namespace khabar
