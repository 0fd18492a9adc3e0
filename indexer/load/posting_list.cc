#include "indexer/load/posting_list.h"

#include <limits>

#include "common/stored/leb128.h"

namespace khabar {
namespace {

// What stands before the postings.
struct Head {
  glass::ListStatistics statistics;
  glass::DocumentId first = 0;
  glass::DocumentId last = 0;
};

void append_head(std::string& out, const Head& head) {
  append_leb128(out, head.statistics.documents);
  append_leb128(out, head.statistics.occurrences);
  append_leb128(out, head.first);
  append_leb128(out, head.last - head.first);
}

// A number below 2^32.
bool take_number(std::string_view& in, std::uint32_t& number) {
  const auto read = read_leb128(in);
  if (!read || *read > std::numeric_limits<std::uint32_t>::max()) return false;
  number = static_cast<std::uint32_t>(*read);
  return true;
}

std::optional<Head> take_head(std::string_view& in) {
  Head head;
  if (!take_number(in, head.statistics.documents)) return std::nullopt;
  const auto occurrences = read_leb128(in);
  std::uint32_t length = 0;
  if (!occurrences || !take_number(in, head.first) || !take_number(in, length)) return std::nullopt;
  if (head.first == 0 || length > std::numeric_limits<std::uint32_t>::max() - head.first) return std::nullopt;
  head.statistics.occurrences = *occurrences;
  head.last = head.first + length;
  return head;
}

}  // namespace

std::string posting_list(std::span<const Posting> postings) {
  Head head{{}, postings.front().document, postings.back().document};
  for (const Posting& posting : postings) {
    ++head.statistics.documents;
    head.statistics.occurrences += posting.frequency;
  }
  std::string list;
  append_head(list, head);
  append_leb128(list, postings.front().frequency);
  glass::DocumentId before = postings.front().document;
  for (const auto& [document, frequency] : postings.subspan(1)) {
    append_leb128(list, document - before - 1);
    append_leb128(list, frequency);
    before = document;
  }
  return list;
}

std::optional<std::string> joined_lists(std::span<const std::string_view> lists) {
  Head all;
  std::string postings;
  for (std::string_view list : lists) {
    const auto head = take_head(list);
    if (!head || head->first <= all.last) return std::nullopt;
    if (all.first == 0) {
      all.first = head->first;
    } else {
      append_leb128(postings, head->first - all.last - 1);
    }
    postings += list;
    all.last = head->last;
    all.statistics.add(head->statistics);
  }
  std::string joined;
  append_head(joined, all);
  return joined + postings;
}

PostingListReader::PostingListReader(std::string_view list) : rest_(list) {
  const auto head = take_head(rest_);
  damaged_ = !head || head->statistics.documents == 0;
  if (damaged_) return;
  statistics_ = head->statistics;
  left_ = statistics_.documents;
  posting_.document = head->first;
  last_ = head->last;
}

bool PostingListReader::next() {
  if (damaged_ || left_ == 0) return false;
  std::uint32_t gap = 0;
  if (left_ < statistics_.documents) {
    damaged_ = !take_number(rest_, gap) || gap >= last_ - posting_.document;
    if (damaged_) return false;
    posting_.document += gap + 1;
  }
  --left_;
  const bool is_at_end = left_ == 0;
  damaged_ = !take_number(rest_, posting_.frequency) || is_at_end != rest_.empty() ||
             is_at_end != (posting_.document == last_);
  return !damaged_;
}

}  // namespace khabar
