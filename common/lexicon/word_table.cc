#include "common/lexicon/word_table.h"

#include <fmt/format.h>

#include <cassert>

// Placed in the executable by the assembler: no data path, no time to load.
extern "C" const char khabar_word_table_begin[];
asm(R"(
  .section .rodata
  .balign 16
  .global khabar_word_table_begin
khabar_word_table_begin:
  .incbin ")" KHABAR_WORD_TABLE_FILE R"("
  .byte 0
  .previous
)");

namespace khabar {
namespace {

// Where the numbers of a range begin or end: the first number from which on `is_before` is false.
template <typename IsBefore>
std::uint32_t first_not(NumberRange range, IsBefore is_before) {
  while (range.begin < range.end) {
    const std::uint32_t middle = range.begin + (range.end - range.begin) / 2;
    if (is_before(middle)) {
      range.begin = middle + 1;
    } else {
      range.end = middle;
    }
  }
  return range.begin;
}

// The numbers of `range` whose `key` is `wanted`; keys ascend.
template <typename Key>
NumberRange numbers_with(NumberRange range, std::string_view wanted, Key key) {
  range.begin = first_not(range, [&](std::uint32_t number) { return key(number) < wanted; });
  range.end = first_not(range, [&](std::uint32_t number) { return key(number) == wanted; });
  return range;
}

}  // namespace

WordTable::WordTable()
    : header_(reinterpret_cast<const word_table_format::Header*>(khabar_word_table_begin)),
      first_(reinterpret_cast<const word_table_format::Row*>(header_ + 1)),
      texts_(reinterpret_cast<const char*>(first_ + header_->rows)),
      rows_(header_->rows) {
  assert(header_->magic == word_table_format::kMagic);
}

CommonWord WordTable::operator[](std::size_t number) const {
  const word_table_format::Row& row = first_[number];
  return {text(row.lemma, row.lemma_length), text(row.exact, row.exact_length), text(row.spelled, row.spelled_length)};
}

NumberRange WordTable::lemma(std::string_view lemma) const {
  return numbers_with({0, static_cast<std::uint32_t>(rows_)}, lemma,
                      [this](std::uint32_t number) { return (*this)[number].lemma; });
}

NumberRange WordTable::exact(std::string_view of, std::string_view exact) const {
  return numbers_with(lemma(of), exact, [this](std::uint32_t number) { return (*this)[number].exact; });
}

NumberRange WordTable::spelled(const CommonWord& word) const {
  return numbers_with(exact(word.lemma, word.exact), word.spelled,
                      [this](std::uint32_t number) { return (*this)[number].spelled; });
}

std::optional<WordNumber> WordTable::number(const CommonWord& word) const {
  const NumberRange range = spelled(word);
  if (range.empty()) return std::nullopt;
  return static_cast<WordNumber>(range.begin);
}

std::string WordTable::digest() const { return fmt::format("{:016x}{:016x}", header_->digest[0], header_->digest[1]); }

}  // namespace khabar
