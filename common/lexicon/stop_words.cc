#include "common/lexicon/stop_words.h"

#include <unordered_set>

extern "C" const char khabar_stop_words_begin[];
extern "C" const char khabar_stop_words_end[];
asm(R"(
  .section .rodata
  .global khabar_stop_words_begin
  .global khabar_stop_words_end
khabar_stop_words_begin:
  .incbin ")" KHABAR_STOP_WORDS_FILE R"("
khabar_stop_words_end:
  .byte 0
  .previous
)");

namespace khabar {
namespace {

using StopWordSet = std::unordered_set<std::string_view>;

StopWordSet read_words(std::string_view table) {
  StopWordSet words;
  while (!table.empty()) {
    const auto end = table.find('\n');
    const std::string_view line = table.substr(0, end);
    if (!line.empty() && line[0] != '#') words.insert(line);
    table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
  }
  return words;
}

}  // namespace

std::string_view stop_word_table() {
  return {khabar_stop_words_begin, static_cast<std::size_t>(khabar_stop_words_end - khabar_stop_words_begin)};
}

bool is_stop_word(std::string_view word) {
  static const StopWordSet words = read_words(stop_word_table());
  return words.contains(word);
}

}  // namespace khabar
