// How a word's exact form differs from its lemma: والهجرات is هجرة with وال before it and ات in place of its ة.
// A lemma and a shape name one exact form and no other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

// BEFORE~N~AFTER: what stands before the longest piece of `exact` with which `lemma` begins (the first, of several),
// the number of letters of `lemma` that are not in that piece, and what stands behind it. If no such piece exists,
// BEFORE is empty and AFTER is `exact`.
std::string word_shape(std::string_view exact, std::string_view lemma);

// A shape in its pieces.
struct ShapeParts {
  std::string_view before;
  std::size_t removed = 0;  // letters at the end of the lemma
  std::string_view after;
};

// The pieces of a shape; nothing if `shape` has not the form of what word_shape() makes.
std::optional<ShapeParts> shape_parts(std::string_view shape);

// The shape of such pieces.
std::string joined_shape(const ShapeParts& parts);

bool is_shape(std::string_view shape);  // whether it has pieces

// The exact form again; nothing if `shape` cannot come from word_shape() with this lemma.
std::optional<std::string> shaped_form(std::string_view shape, std::string_view lemma);

// What stands for a shape that has no code.
inline constexpr std::uint8_t kLiteralShape = 255;

// One byte for each common shape, kLiteralShape for others; the numbers are part of the index format.
std::uint8_t shape_code(std::string_view shape);

// The shape of a code; empty if no shape has it.
std::string_view coded_shape(std::uint8_t code);

}  // namespace khabar
