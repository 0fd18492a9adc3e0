#include "indexer/load/segment_writer.h"

#include <algorithm>
#include <utility>

#include "common/stored/leb128.h"
#include "indexer/generation/durable_file.h"
#include "indexer/glass/term_list.h"
#include "indexer/load/segment.h"
#include "indexer/sorting/word_run.h"

namespace khabar {
namespace {

std::filesystem::path made(std::filesystem::path directory) {
  make_directories(directory);
  return directory;
}

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path directory, glass::DocumentId first)
    : directory_(std::move(directory)),
      columns_(made(columns_of(directory_, first))),
      data_(columns_ / column::kData),
      shapes_(columns_ / column::kShape) {}

void SegmentWriter::begin_document(glass::DocumentId document) {
  end_document();
  document_ = document;
  inverter_.begin_document(document);
}

void SegmentWriter::add_term(std::string_view term, Xapian::termcount frequency) {
  inverter_.add(term, frequency);
  length_ += frequency;
}

void SegmentWriter::add_value(Xapian::valueno slot, std::string_view value) {
  if (value.empty()) return;
  auto column = values_.find(slot);
  if (column == values_.end()) column = values_.try_emplace(slot, columns_ / column::values(slot)).first;
  column->second.add(document_, value);
  slots_.push_back(slot);
}

void SegmentWriter::set_data(std::string_view data) {
  if (!data.empty()) data_.add(document_, tag_record(compressor_.compress(data)));
}

void SegmentWriter::end_document() {
  if (document_ == 0) return;
  std::ranges::sort(slots_);
  std::string shape;
  append_leb128(shape, std::exchange(length_, 0));
  for (const glass::Slot slot : slots_) append_leb128(shape, slot);
  shapes_.add(document_, shape);
  slots_.clear();
}

void SegmentWriter::finish(const CheckPoint& check_point) {
  end_document();
  data_.finish();
  shapes_.finish();
  for (auto& [slot, column] : values_) column.finish();
  inverter_.sort();
  write_term_lists(check_point);
  write_postings(check_point);
}

void SegmentWriter::write_term_lists(const CheckPoint& check_point) {
  ColumnWriter column(columns_ / column::kTerms);
  for (std::size_t number = 0; number < inverter_.documents(); ++number) {
    check_point();
    const std::string tag = glass::term_list_tag(inverter_.terms_of(number));
    column.add(inverter_.document(number), tag_record(compressor_.compress(tag)));
  }
  column.finish();
}

void SegmentWriter::write_postings(const CheckPoint& check_point) {
  WordRunWriter run(term_run_of(directory_));
  for (std::size_t rank = 0; rank < inverter_.terms(); ++rank) {
    check_point();
    run.add(inverter_.term(rank), posting_list(inverter_.postings(rank)));
  }
  run.finish();
}

}  // namespace khabar
