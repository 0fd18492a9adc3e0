// word_table_compiler WORDS OUT: analyses the words of common/tables/common_words.txt and numbers them.

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <fstream>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "common/analysis/word_analyzer.h"
#include "common/lexicon/word_table.h"
#include "common/lexicon/word_table_format.h"

namespace khabar {
namespace {

struct NumberedWord {
  std::string lemma;
  std::string exact;
  std::string spelled;

  auto operator<=>(const NumberedWord&) const = default;
};

// The texts of the table, each once.
class TextPool {
 public:
  std::uint32_t add(const std::string& text) {
    const auto [at, is_new] = offsets_.emplace(text, texts_.size());
    if (is_new) texts_ += text;
    return static_cast<std::uint32_t>(at->second);
  }
  const std::string& texts() const { return texts_; }

 private:
  std::string texts_;
  std::unordered_map<std::string, std::size_t> offsets_;
};

std::set<NumberedWord> read_words(const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  const WordAnalyzer analyzer;
  std::set<NumberedWord> words;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    Word word = analyzer.analyze(line);
    words.insert({std::move(word.lemma), std::move(word.exact), line});
  }
  if (words.size() > kMostCommonWords) throw std::runtime_error(std::string("too many words in ") + path);
  return words;
}

std::uint8_t checked_length(const std::string& text) {
  if (text.size() > 0xFF) throw std::runtime_error("too long a word: " + text);
  return static_cast<std::uint8_t>(text.size());
}

template <typename T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

std::string lay_out_words(const std::set<NumberedWord>& words) {
  TextPool pool;
  std::string body;
  for (const NumberedWord& word : words) {
    append(body, word_table_format::Row{pool.add(word.lemma), pool.add(word.exact), pool.add(word.spelled),
                                        checked_length(word.lemma), checked_length(word.exact),
                                        checked_length(word.spelled), 0});
  }
  body += pool.texts();
  const XXH128_hash_t digest = XXH3_128bits(body.data(), body.size());
  std::string out;
  append(out, word_table_format::Header{word_table_format::kMagic, {digest.high64, digest.low64}, words.size()});
  return out + body;
}

}  // namespace
}  // namespace khabar

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: word_table_compiler WORDS OUT");
    std::ofstream out(argv[2], std::ios::binary);
    out << khabar::lay_out_words(khabar::read_words(argv[1]));
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "word_table_compiler: " << error.what() << '\n';
    return 2;
  }
}
