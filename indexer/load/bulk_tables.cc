#include "indexer/load/bulk_tables.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "common/stored/leb128.h"
#include "indexer/glass/glass_database.h"
#include "indexer/glass/term_list.h"
#include "indexer/load/column.h"
#include "indexer/load/posting_list.h"
#include "indexer/load/segment.h"
#include "indexer/load/value_tables.h"
#include "indexer/run/worker_threads.h"
#include "indexer/sorting/word_run.h"

namespace khabar {
namespace {

// What a column says of a document besides its parts.
struct Shape {
  std::uint32_t length = 0;
  std::vector<glass::Slot> slots;
};

Shape read_shape(const ColumnReader& column) {
  std::string_view rest = column.bytes();
  const auto number = [&] {
    const auto read = read_leb128(rest);
    if (!read || *read > std::numeric_limits<std::uint32_t>::max()) column.refuse();
    return static_cast<std::uint32_t>(*read);
  };
  Shape shape{number(), {}};
  while (!rest.empty()) shape.slots.push_back(number());
  return shape;
}

glass::Tag tag_in(const ColumnReader& column) {
  const auto tag = tag_of_record(column.bytes());
  if (!tag) column.refuse();
  return *tag;
}

class BulkTables {
 public:
  BulkTables(const BulkContents& contents, const std::filesystem::path& destination, const CheckPoint& check_point)
      : contents_(contents),
        columns_(all_columns(contents.segments)),
        check_point_(check_point),
        database_(destination) {}

  // Each of these three may have a thread of its own.
  void write_data();
  void write_term_lists();
  void write_postings(const Xapian::Database& metadata);

  void finish() { database_.finish(); }

 private:
  // Moves to the next document that is not gone.
  bool next(ColumnReader& column) const {
    while (column.next()) {
      check_point_();
      if (!contents_.gone.contains(column.document())) return true;
    }
    return false;
  }

  void read_values(glass::Slot slot, const SeeValue& see) const;
  void write_lengths();
  void write_list(const WordRunMerge& terms);
  glass::ListStatistics statistics_of(const WordRunMerge& terms) const;

  template <typename See>
  void read_list(const WordRunMerge& terms, const See& see) const;

  const BulkContents& contents_;
  const std::vector<std::filesystem::path> columns_;
  const CheckPoint& check_point_;
  glass::GlassDatabase database_;
};

void BulkTables::write_data() {
  for (ColumnReader data(column_files(columns_, column::kData)); next(data);) {
    database_.add_data(data.document(), tag_in(data));
  }
}

void BulkTables::write_term_lists() {
  ColumnReader terms(column_files(columns_, column::kTerms));
  ColumnReader shapes(column_files(columns_, column::kShape));
  auto late = contents_.late.values.begin();
  while (next(terms)) {
    if (!next(shapes) || shapes.document() != terms.document()) terms.refuse();
    std::vector<glass::Slot> slots = read_shape(shapes).slots;
    if (late != contents_.late.values.end() && late->first == terms.document()) {
      slots.insert(std::ranges::lower_bound(slots, contents_.late.slot), contents_.late.slot);
      ++late;
    }
    database_.add_terms(terms.document(), tag_in(terms), {glass::used_slots_tag(slots)});
  }
}

void BulkTables::write_postings(const Xapian::Database& metadata) {
  glass::PostingTable& table = database_.postings();
  for (auto name = metadata.metadata_keys_begin(); name != metadata.metadata_keys_end(); ++name) {
    check_point_();
    table.add_metadata(*name, metadata.get_metadata(*name));
  }
  std::vector<glass::Slot> slots = slots_of(columns_);
  if (!contents_.late.values.empty()) slots.push_back(contents_.late.slot);
  write_values(
      slots, [&](glass::Slot slot, const SeeValue& see) { read_values(slot, see); }, table);
  write_lengths();
  for (WordRunMerge terms(term_runs_of(contents_.segments)); terms.next();) {
    check_point_();
    write_list(terms);
  }
}

void BulkTables::read_values(glass::Slot slot, const SeeValue& see) const {
  const bool is_late = slot == contents_.late.slot && !contents_.late.values.empty();
  if (is_late) {
    for (const auto& [document, value] : contents_.late.values) see(document, *value);
  } else {
    for (ColumnReader values(column_files(columns_, column::values(slot))); next(values);) {
      see(values.document(), values.bytes());
    }
  }
}

void BulkTables::write_lengths() {
  database_.postings().begin_lengths();
  for (ColumnReader shapes(column_files(columns_, column::kShape)); next(shapes);) {
    database_.postings().add_length(shapes.document(), read_shape(shapes).length);
  }
}

// Of all segments, without the documents that are gone.
template <typename See>
void BulkTables::read_list(const WordRunMerge& terms, const See& see) const {
  for (const std::string_view list : terms.values()) {
    PostingListReader postings(list);
    while (postings.next()) {
      if (!contents_.gone.contains(postings.posting().document)) see(postings.posting());
    }
    if (postings.is_damaged()) terms.refuse();
  }
}

glass::ListStatistics BulkTables::statistics_of(const WordRunMerge& terms) const {
  glass::ListStatistics statistics;
  if (contents_.gone.empty()) {
    for (const std::string_view list : terms.values()) statistics.add(PostingListReader(list).statistics());
    return statistics;
  }
  read_list(terms, [&](const Posting& posting) {
    ++statistics.documents;
    statistics.occurrences += posting.frequency;
  });
  return statistics;
}

void BulkTables::write_list(const WordRunMerge& terms) {
  const glass::ListStatistics statistics = statistics_of(terms);
  if (statistics.documents == 0) return;
  database_.postings().begin_list(terms.word(), statistics);
  read_list(terms,
            [&](const Posting& posting) { database_.postings().add_posting(posting.document, posting.frequency); });
}

}  // namespace

void write_bulk_tables(const BulkContents& contents, const Xapian::Database& metadata,
                       const std::filesystem::path& destination, unsigned threads, const CheckPoint& check_point) {
  BulkTables tables(contents, destination, check_point);
  run_tasks(threads, {[&] { tables.write_postings(metadata); }, [&] { tables.write_term_lists(); },
                      [&] { tables.write_data(); }});
  tables.finish();
}

}  // namespace khabar
