#include "common/forms/word_list.h"

#include <fmt/format.h>

#include <utility>

#include "common/stored/compact_word.h"

namespace khabar {
namespace {

Damage damage_at(std::string_view place, const WordListSpec& list, std::string_view word) {
  return Damage(fmt::format("the table of word forms is damaged {} {} {}", place, list.name,
                            expanded_word(word).value_or("(its letters cannot be read)")));
}

std::optional<std::string> value_in(const ChunkCursor& chunk, std::string_view word) {
  const std::string bytes = chunk.read();
  WordChunkReader reader(bytes);
  while (reader.next()) {
    if (reader.word() < word) continue;
    return reader.word() == word ? std::optional{std::string{reader.value()}} : std::nullopt;
  }
  throw chunk.damage();
}

}  // namespace

Damage word_damage(const WordListSpec& list, std::string_view word) { return damage_at("at the", list, word); }

ChunkCursor::ChunkCursor(Xapian::Database database, const WordListSpec& list, std::string_view beginning)
    : database_(std::move(database)), list_(list) {
  const std::string prefix = std::string{list.prefix} + std::string{beginning};
  at_ = database_.metadata_keys_begin(prefix);
  end_ = database_.metadata_keys_end(prefix);
}

bool ChunkCursor::take_key() {
  if (at_ == end_) return false;
  key_ = *at_;
  return true;
}

bool ChunkCursor::next() {
  if (!std::exchange(before_all_, false) && at_ != end_) ++at_;
  return take_key();
}

bool ChunkCursor::seek(std::string_view word) {
  before_all_ = false;
  if (at_ != end_) at_.skip_to(std::string{list_.prefix} + std::string{word});
  return take_key();
}

Damage ChunkCursor::damage() const { return damage_at("in the chunk up to the", list_, last()); }

std::optional<std::string> value_of(const Xapian::Database& database, const WordListSpec& list, std::string_view word) {
  // Nearly always the chunk ends in a word with the same first letter.
  ChunkCursor near(database, list, word.substr(0, 1));
  if (near.seek(word)) return value_in(near, word);
  ChunkCursor all(database, list);
  return all.seek(word) ? value_in(all, word) : std::nullopt;
}

}  // namespace khabar
