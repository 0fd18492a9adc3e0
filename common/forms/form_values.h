// What the lists of word forms say of a lemma and of a form.
//
// The value of a lemma: its shapes (word_shape.h) in ascending order, each with the number of articles that have it. A
// shape is its code, or kLiteralShape, the letters that it takes from the lemma, the lengths of what stands before and
// behind, and these as compact_word(). The value of a form: its lemmas in ascending order, each as the shape that makes
// the form of it, but with the lengths alone, and the letters that the shape takes from the lemma. Numbers are LEB128.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

// Articles by shape.
using ShapeCounts = std::map<std::string, std::int64_t, std::less<>>;

// The value of a lemma with those of the shapes that have an article; empty if none has.
std::string lemma_value(const ShapeCounts& shapes);

// Reads the value of a lemma shape by shape.
class ShapeCountReader {
 public:
  // `value` must outlive it.
  explicit ShapeCountReader(std::string_view value) : rest_(value) {}

  // Moves to the next shape. False at the end, and where bytes are not those of a value, as if shapes do not ascend:
  // then is_damaged().
  bool next();

  bool is_damaged() const { return damaged_; }
  std::string_view shape() const { return shape_; }
  std::int64_t count() const { return count_; }  // at least 1, and no more than a Xapian::doccount holds

 private:
  bool take_shape();
  bool take_literal();

  std::string_view rest_;
  std::string_view shape_;
  std::string literal_;  // a shape without a code
  std::int64_t count_ = 0;
  bool damaged_ = false;
};

// Adds the counts of a value. False if it is damaged.
bool add_shape_counts(std::string_view value, ShapeCounts& shapes);

// What the value of a form says of one lemma, both as compact_word(). The shape makes the form of the lemma.
std::string lemma_item(std::string_view lemma, std::string_view shape);

// Reads the value of a form lemma by lemma.
class FormLemmaReader {
 public:
  // `form`, as compact_word(), and `value` must outlive it.
  FormLemmaReader(std::string_view form, std::string_view value) : form_(form), rest_(value) {}

  // As that of ShapeCountReader.
  bool next();

  bool is_damaged() const { return damaged_; }
  const std::string& lemma() const { return lemma_; }  // as compact_word()
  std::string_view item() const { return item_; }

 private:
  bool take_lemma();

  std::string_view form_;
  std::string_view rest_;
  std::string_view item_;
  std::string lemma_;
  bool damaged_ = false;
};

// Items by lemma.
using LemmaItems = std::map<std::string, std::string, std::less<>>;

// Adds the items of the value of a form. False if it is damaged.
bool add_lemma_items(std::string_view form, std::string_view value, LemmaItems& items);

// The value of a form with these items; empty without any.
std::string form_value(const LemmaItems& items);

}  // namespace khabar
