#include "indexer/sorting/word_run.h"

#include <algorithm>
#include <utility>

namespace khabar {
namespace {

constexpr std::size_t kRunChunk = 16'384;

}  // namespace

void WordRunWriter::add(std::string_view word, std::string_view value) {
  if (chunk_.size() >= kRunChunk) file_.write(chunk_.take());
  chunk_.add(word, value);
}

void WordRunWriter::finish() {
  if (!chunk_.empty()) file_.write(chunk_.take());
  file_.finish();
}

bool WordRunReader::next() {
  if (reader_ && reader_->next()) return true;
  if (reader_ && reader_->is_damaged()) refuse();
  if (reader_) former_ = reader_->word();
  if (!file_.next()) return false;
  reader_.emplace(file_.chunk());
  if (!reader_->next() || reader_->word() <= former_) refuse();
  return true;
}

bool WordRunMerge::is_later(const Source& a, const Source& b) {
  const int order = a.reader->word().compare(b.reader->word());
  return order == 0 ? a.number > b.number : order > 0;
}

WordRunMerge::WordRunMerge(const std::vector<std::filesystem::path>& runs) {
  for (const auto& run : runs) sources_.push_back({sources_.size(), std::make_unique<WordRunReader>(run)});
}

bool WordRunMerge::next() {
  while (waiting_ < sources_.size()) {
    const auto source = sources_.begin() + static_cast<std::ptrdiff_t>(waiting_);
    if (source->reader->next()) {
      std::push_heap(sources_.begin(), source + 1, is_later);
      ++waiting_;
    } else {
      std::swap(*source, sources_.back());
      sources_.pop_back();
    }
  }
  values_.clear();
  if (sources_.empty()) return false;
  word_ = sources_.front().reader->word();
  while (waiting_ > 0 && sources_.front().reader->word() == word_) {
    std::pop_heap(sources_.begin(), sources_.begin() + static_cast<std::ptrdiff_t>(waiting_), is_later);
    values_.push_back(sources_[--waiting_].reader->value());
  }
  return true;
}

void WordRunMerge::refuse() const { sources_.back().reader->refuse(); }

void merge_word_runs(const std::vector<std::filesystem::path>& runs, const CombineValues& combine,
                     const std::function<void(std::string_view word, std::string_view value)>& take,
                     const CheckPoint& check_point) {
  WordRunMerge merge(runs);
  while (merge.next()) {
    check_point();
    const auto& values = merge.values();
    const auto value = values.size() == 1 ? std::string{values.front()} : combine(merge.word(), values);
    if (!value) merge.refuse();
    if (!value->empty()) take(merge.word(), *value);
  }
}

}  // namespace khabar
