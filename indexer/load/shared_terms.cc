#include "indexer/load/shared_terms.h"

#include <utility>

#include "indexer/load/posting_list.h"
#include "indexer/load/segment.h"
#include "indexer/sorting/word_run.h"

namespace khabar {
namespace {

std::vector<glass::DocumentId> documents_of(const WordRunMerge& terms) {
  std::vector<glass::DocumentId> documents;
  for (const std::string_view list : terms.values()) {
    PostingListReader postings(list);
    while (postings.next()) documents.push_back(postings.posting().document);
    if (postings.is_damaged()) terms.refuse();
  }
  return documents;
}

}  // namespace

void read_shared_terms(const std::vector<std::filesystem::path>& segments, std::string_view prefix,
                       const std::function<void(std::vector<glass::DocumentId>&&)>& see,
                       const CheckPoint& check_point) {
  WordRunMerge terms(term_runs_of(segments));
  while (terms.next()) {
    check_point();
    const std::string_view term = terms.word();
    if (term < prefix) continue;
    if (!term.starts_with(prefix)) return;
    std::vector<glass::DocumentId> documents = documents_of(terms);
    if (documents.size() > 1) see(std::move(documents));
  }
}

}  // namespace khabar
