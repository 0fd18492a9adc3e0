// How strongly a word is drawn to the occurrences of a query (the node). Formulas as in tools of corpus linguistics,
// chosen so that windows that overlap never make a cell negative:
//
//   of the hits that have the word in their window, a = min(hits, f_B):
//     logDice = 14 + log2(2a / (f_A + f_B))                                      (Rychlý 2008)
//     delta P(word | node) = a/f_A - (f_B - a)/(N - f_A)                          (Gries 2013)
//     delta P(node | word) = a/f_B - (f_A - a)/(N - f_B)
//   of the places in windows, each counted once, O11 = tokens, R1 = W, C1 = f_B, E11 = R1 C1 / N (Evert 2008):
//     t = (O11 - E11) / sqrt(O11),  MI = log2(O11/E11),  MI3 = log2(O11³/E11)
//     LL = 2 sum O ln(O/E) over the four cells, empty cells left out; negative if O11 < E11
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace khabar {

struct PairCounts {
  std::uint64_t hits = 0;          // occurrences of the node that have the word in their window
  std::uint64_t tokens = 0;        // occurrences of the word in windows, each once; at least 1
  std::uint64_t node_hits = 0;     // f_A: occurrences of the node
  std::uint64_t occurrences = 0;   // f_B: of the word
  std::uint64_t window_words = 0;  // W: words in windows, each once
  std::uint64_t words = 0;         // N: all words
};

enum class Association : std::uint8_t { kLogDice, kT, kMi, kMi3, kLogLikelihood, kDeltaPWord, kDeltaPNode };

// In the order of Association.
inline constexpr std::array<std::string_view, 7> kAssociationNames{"logdice",      "t",           "mi", "mi3", "ll",
                                                                   "delta_p_word", "delta_p_node"};

inline constexpr std::string_view kAssociationFormulas =
    "a = min(hits, f_B); logdice = 14 + log2(2a/(f_A + f_B)); delta_p_word = a/f_A - (f_B - a)/(N - f_A); "
    "delta_p_node = a/f_B - (f_A - a)/(N - f_B); E = W f_B/N; t = (tokens - E)/sqrt(tokens); mi = log2(tokens/E); "
    "mi3 = log2(tokens^3/E); ll = 2 sum O ln(O/E) over four cells, negative if tokens < E";

// In the order of Association.
std::array<double, kAssociationNames.size()> associations(const PairCounts& pair);

}  // namespace khabar
