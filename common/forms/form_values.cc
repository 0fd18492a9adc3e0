#include "common/forms/form_values.h"

#include <limits>
#include <vector>

#include "common/lexicon/word_shape.h"
#include "common/stored/compact_word.h"
#include "common/stored/leb128.h"

namespace khabar {
namespace {

// Sums of as many counts as fit into memory stay below the limits of their type.
constexpr std::uint64_t kMostArticles = std::numeric_limits<std::uint32_t>::max();

// What a literal shape says besides its letters.
struct LiteralLengths {
  std::size_t removed = 0;  // letters
  std::size_t before = 0;   // bytes, as are those behind
  std::size_t after = 0;
};

void append_lengths(std::string& out, const LiteralLengths& lengths) {
  append_leb128(out, lengths.removed);
  append_leb128(out, lengths.before);
  append_leb128(out, lengths.after);
}

std::optional<LiteralLengths> take_lengths(std::string_view& in) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint16_t>::max();
  const auto removed = read_leb128(in);
  const auto before = read_leb128(in);
  const auto after = read_leb128(in);
  if (!removed || !before || !after || *removed > kMost || *before > kMost || *after > kMost) return std::nullopt;
  return LiteralLengths{static_cast<std::size_t>(*removed), static_cast<std::size_t>(*before),
                        static_cast<std::size_t>(*after)};
}

std::optional<std::uint8_t> take_code(std::string_view& in) {
  const auto code = static_cast<std::uint8_t>(in.front());
  in.remove_prefix(1);
  if (code != kLiteralShape && coded_shape(code).empty()) return std::nullopt;
  return code;
}

void append_shape(std::string& out, std::string_view shape) {
  const std::uint8_t code = shape_code(shape);
  out += static_cast<char>(code);
  if (code != kLiteralShape) return;
  const ShapeParts parts = shape_parts(shape).value_or(ShapeParts{});
  const std::string before = compact_word(parts.before);
  const std::string after = compact_word(parts.after);
  append_lengths(out, {parts.removed, before.size(), after.size()});
  out += before;
  out += after;
}

// Where the last `letters` of a word begin.
std::size_t begin_of_last(std::string_view word, std::size_t letters) {
  std::size_t all = 0;
  for (std::size_t at = 0; at < word.size(); at += compact_size(word[at])) ++all;
  std::size_t begin = 0;
  for (; all > letters; --all) begin += compact_size(word[begin]);
  return begin;
}

// A shape that has a code, as compact_word().
struct CompactShape {
  std::string before;
  std::size_t removed = 0;
  std::string after;
};

std::vector<CompactShape> compact_shapes() {
  std::vector<CompactShape> shapes;
  for (std::uint8_t code = 0; code != kLiteralShape; ++code) {
    const ShapeParts parts = shape_parts(coded_shape(code)).value_or(ShapeParts{});
    shapes.push_back({compact_word(parts.before), parts.removed, compact_word(parts.after)});
  }
  return shapes;
}

// Made once, at first use.
const CompactShape& compact_shape(std::uint8_t code) {
  static const std::vector<CompactShape> shapes = compact_shapes();
  return shapes[code];
}

// The piece of `form` that is of its lemma; nothing if `shape` does not make such a form.
std::optional<std::string_view> stem_of(std::string_view form, const CompactShape& shape) {
  const std::size_t around = shape.before.size() + shape.after.size();
  if (form.size() < around || !form.starts_with(shape.before) || !form.ends_with(shape.after)) return std::nullopt;
  return form.substr(shape.before.size(), form.size() - around);
}

std::optional<std::string_view> take_letters(std::string_view& in, std::size_t letters) {
  std::size_t size = 0;
  for (; letters > 0; --letters) {
    if (size >= in.size()) return std::nullopt;
    size += compact_size(in[size]);
  }
  if (size > in.size()) return std::nullopt;
  const std::string_view taken = in.substr(0, size);
  in.remove_prefix(size);
  return taken;
}

}  // namespace

std::string lemma_value(const ShapeCounts& shapes) {
  std::string value;
  for (const auto& [shape, count] : shapes) {
    if (count <= 0) continue;
    append_shape(value, shape);
    append_leb128(value, static_cast<std::uint64_t>(count));
  }
  return value;
}

bool ShapeCountReader::take_literal() {
  const auto lengths = take_lengths(rest_);
  if (!lengths || lengths->before + lengths->after > rest_.size()) return false;
  const auto before = expanded_word(rest_.substr(0, lengths->before));
  const auto after = expanded_word(rest_.substr(lengths->before, lengths->after));
  rest_.remove_prefix(lengths->before + lengths->after);
  if (!before || !after) return false;
  literal_ = joined_shape({*before, lengths->removed, *after});
  shape_ = literal_;
  const auto parts = shape_parts(shape_);
  return parts && parts->after == *after && shape_code(shape_) == kLiteralShape;
}

bool ShapeCountReader::take_shape() {
  const auto code = take_code(rest_);
  if (!code) return false;
  if (*code == kLiteralShape) return take_literal();
  shape_ = coded_shape(*code);
  return true;
}

bool ShapeCountReader::next() {
  if (damaged_ || rest_.empty()) return false;
  damaged_ = true;
  const std::string former{shape_};
  if (!take_shape() || shape_ <= former) return false;
  const auto count = read_leb128(rest_);
  if (!count || *count == 0 || *count > kMostArticles) return false;
  count_ = static_cast<std::int64_t>(*count);
  damaged_ = false;
  return true;
}

bool add_shape_counts(std::string_view value, ShapeCounts& shapes) {
  ShapeCountReader reader(value);
  while (reader.next()) {
    const auto at = shapes.find(reader.shape());
    if (at == shapes.end()) {
      shapes.emplace(reader.shape(), reader.count());
    } else {
      at->second += reader.count();
    }
  }
  return !reader.is_damaged();
}

std::string lemma_item(std::string_view lemma, std::string_view shape) {
  const std::uint8_t code = shape_code(shape);
  const ShapeParts parts = shape_parts(shape).value_or(ShapeParts{});
  std::string item{static_cast<char>(code)};
  if (code == kLiteralShape) {
    append_lengths(item, {parts.removed, compact_word(parts.before).size(), compact_word(parts.after).size()});
  }
  item += lemma.substr(begin_of_last(lemma, parts.removed));
  return item;
}

bool FormLemmaReader::take_lemma() {
  const auto code = take_code(rest_);
  if (!code) return false;
  std::optional<std::string_view> stem;
  std::size_t removed = 0;
  if (*code == kLiteralShape) {
    const auto lengths = take_lengths(rest_);
    if (!lengths || lengths->before + lengths->after > form_.size()) return false;
    stem = form_.substr(lengths->before, form_.size() - lengths->before - lengths->after);
    removed = lengths->removed;
  } else {
    const CompactShape& shape = compact_shape(*code);
    stem = stem_of(form_, shape);
    removed = shape.removed;
  }
  const auto letters = take_letters(rest_, removed);
  if (!stem || !letters) return false;
  lemma_ = *stem;
  lemma_ += *letters;
  return true;
}

bool FormLemmaReader::next() {
  if (damaged_ || rest_.empty()) return false;
  item_ = rest_;
  damaged_ = !take_lemma();
  item_.remove_suffix(rest_.size());
  return !damaged_;
}

bool add_lemma_items(std::string_view form, std::string_view value, LemmaItems& items) {
  FormLemmaReader reader(form, value);
  while (reader.next()) items.insert_or_assign(reader.lemma(), std::string{reader.item()});
  return !reader.is_damaged();
}

std::string form_value(const LemmaItems& items) {
  std::string value;
  for (const auto& [lemma, item] : items) value += item;
  return value;
}

}  // namespace khabar
