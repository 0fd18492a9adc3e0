#include "common/forms/form_scan.h"

#include <utility>

#include "common/stored/compact_word.h"

namespace khabar {

WordForm word_form(const FormPair& pair) {
  auto lemma = expanded_word(pair.lemma);
  auto exact = expanded_word(pair.form);
  if (!lemma || !exact) throw word_damage(kFormList, pair.form);
  return {std::move(*lemma), std::move(*exact)};
}

MatchingScan::MatchingScan(const Xapian::Database& database, const WildcardPattern& pattern)
    : pattern_(pattern), cursor_(database, kFormList) {}

bool MatchingScan::next_chunk() {
  const bool found = std::exchange(begun_, true) ? cursor_.next() : cursor_.seek(pattern_.compact_prefix());
  if (!found) return false;
  bytes_ = cursor_.read();
  reader_.emplace(bytes_);
  return true;
}

// Moves to the next form that matches.
bool MatchingScan::next_form() {
  const std::string_view prefix = pattern_.compact_prefix();
  while (reader_ || next_chunk()) {
    while (reader_->next()) {
      const std::string_view form = reader_->word();
      if (form.starts_with(prefix)) {
        if (pattern_.matches_compact(form)) return true;
      } else if (form > prefix) {
        return false;
      }
    }
    if (reader_->is_damaged()) throw cursor_.damage();
    reader_.reset();
  }
  return false;
}

bool MatchingScan::next() {
  while (true) {
    if (lemmas_ && lemmas_->next()) {
      pair_.lemma = lemmas_->lemma();
      return true;
    }
    if (lemmas_ && lemmas_->is_damaged()) throw word_damage(kFormList, pair_.form);
    lemmas_.reset();
    if (!next_form()) return false;
    pair_.form = reader_->word();
    lemmas_.emplace(reader_->word(), reader_->value());
  }
}

void NearestScan::read(const Xapian::Database& database) {
  ChunkCursor cursor(database, kFormList);
  for (auto near = rows_.next_near({}); near && cursor.seek(*near); near = rows_.next_near(cursor.last())) {
    read_chunk(cursor);
  }
}

void NearestScan::read_chunk(const ChunkCursor& cursor) {
  const std::string bytes = cursor.read();
  WordChunkReader reader(bytes);
  std::size_t passed = std::string_view::npos;
  for (bool first = true; reader.next_sharing_less(passed); first = false) {
    const std::size_t edits = rows_.distance(reader.word(), first ? 0 : reader.shared());
    if (edits >= bound_ && edits <= least_) take(reader, edits);
    passed = rows_.far_beginning();
  }
  if (reader.is_damaged()) throw cursor.damage();
}

void NearestScan::take(const WordChunkReader& reader, std::size_t edits) {
  if (edits < least_) nearest_.clear();
  least_ = edits;
  FormLemmaReader lemmas(reader.word(), reader.value());
  while (lemmas.next()) nearest_.push_back({std::string{reader.word()}, lemmas.lemma()});
  if (lemmas.is_damaged()) throw word_damage(kFormList, reader.word());
}

}  // namespace khabar
