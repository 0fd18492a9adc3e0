#include "searcher/desk/count/code_buckets.h"

#include <map>

#include "searcher/desk/count/name_partition.h"

namespace khabar {

CodeBuckets::CodeBuckets(const CodedLines* coded) : coded_(coded) {
  if (coded_ == nullptr) return;
  for (const std::string& name : coded_->names()) buckets_.push_back({name, {value_filter(Field::kCode, name)}});
  buckets_.push_back(missing_bucket(Field::kCode));
}

void CodeBuckets::sort(Xapian::docid article, const Spans& occurrences, const See& see) const {
  const auto none = static_cast<std::uint32_t>(buckets_.size() - 1);
  std::map<std::uint32_t, std::size_t> found;  // how many occurrences each bucket has of the article
  const auto& places = coded_->of(article);
  for (const CodedLines::Place& place : places) {
    for (const std::uint32_t code : place.codes) found.emplace(code, 0);
  }
  if (places.empty()) found.emplace(none, 0);
  std::size_t uncoded = 0;
  for (const Span& occurrence : occurrences) {
    const CodedLines::Place* place = coded_->at(article, std::uint64_t{occurrence.begin} + 1);
    if (place == nullptr) {
      ++uncoded;
    } else {
      for (const std::uint32_t code : place->codes) ++found[code];
    }
  }
  for (const auto& [code, count] : found) see(code, true, code == none ? uncoded : count);
  if (!places.empty() && uncoded > 0) see(none, false, uncoded);
}

}  // namespace khabar
