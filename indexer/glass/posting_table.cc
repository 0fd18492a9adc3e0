#include "indexer/glass/posting_table.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "common/glass/table_keys.h"

namespace khabar::glass {
namespace {

constexpr std::size_t kMaxTerm = 245;  // MAX_SAFE_TERM_LENGTH of glass_database.cc

std::vector<Slot> slots_by(const std::map<Slot, ValueStatistics>& slots, std::string (*key)(Slot)) {
  std::vector<std::pair<std::string, Slot>> keys;
  for (const auto& [slot, statistics] : slots) {
    if (statistics.documents > 0) keys.emplace_back(key(slot), slot);
  }
  std::ranges::sort(keys);
  std::vector<Slot> in_order;
  for (const auto& [ignored, slot] : keys) in_order.push_back(slot);
  return in_order;
}

}  // namespace

std::vector<Slot> slots_in_order(const std::map<Slot, ValueStatistics>& slots) {
  return slots_by(slots, [](Slot slot) { return values_key(slot, 1); });
}

PostingTable::PostingTable(const std::filesystem::path& path) : table_(path) {}

void PostingTable::add_metadata(std::string_view name, std::string_view value) {
  expect(Open::kNothing);
  if (name.empty()) throw std::logic_error("metadata need a name");
  if (!value.empty()) table_.add(metadata_key(name), {value});
}

void PostingTable::add_value_statistics(const std::map<Slot, ValueStatistics>& slots) {
  expect(Open::kNothing);
  for (const Slot slot : slots_by(slots, value_statistics_key)) {
    const ValueStatistics& statistics = slots.at(slot);
    table_.add(value_statistics_key(slot), {value_statistics_tag(statistics)});
    documents_of_slots_[slot] = statistics.documents;
  }
}

void PostingTable::begin_values(Slot slot) {
  open(Open::kValues);
  slot_ = slot;
  values_.begin(slot);
}

void PostingTable::add_value(DocumentId document, std::string_view value) {
  expect(Open::kValues);
  values_.add(document, value);
}

void PostingTable::begin_lengths() {
  open(Open::kLengths);
  postings_.begin(lengths_key(), lengths_key(), {});
}

void PostingTable::add_length(DocumentId document, std::uint32_t length) {
  expect(Open::kLengths);
  postings_.add(document, length);
  ++documents_.documents;
  documents_.last = document;
  documents_.length += length;
  documents_.longest = std::max(documents_.longest, length);
  if (length > 0) documents_.shortest = documents_.shortest == 0 ? length : std::min(documents_.shortest, length);
}

void PostingTable::begin_list(std::string_view term, const ListStatistics& statistics) {
  if (term.empty() || term.size() > kMaxTerm) throw std::logic_error("a term must have 1 to 245 bytes");
  if (statistics.occurrences > std::numeric_limits<std::uint32_t>::max()) {
    throw std::length_error("a term occurs more often than Xapian can count");
  }
  open(Open::kList);
  statistics_ = statistics;
  std::string key = postings_key(term);
  std::string later_key = key + '\0';
  postings_.begin(std::move(key), std::move(later_key), statistics);
}

void PostingTable::add_posting(DocumentId document, Frequency frequency) {
  expect(Open::kList);
  postings_.add(document, frequency);
  documents_.largest_frequency = std::max(documents_.largest_frequency, frequency);
}

FinishedTable PostingTable::finish() {
  close();
  return table_.finish();
}

void PostingTable::open(Open next) {
  close();
  open_ = next;
}

void PostingTable::close() {
  bool fits = true;
  if (open_ == Open::kValues) fits = values_.end() == documents_of_slots_[slot_];
  if (open_ == Open::kLengths) postings_.end();
  if (open_ == Open::kList) fits = postings_.end() == statistics_;
  open_ = Open::kNothing;
  if (!fits) throw std::logic_error("a list does not fit the statistics that were given for it");
}

void PostingTable::expect(Open open) const {
  if (open_ != open) throw std::logic_error("what is added does not belong to the list that was begun");
}

}  // namespace khabar::glass
