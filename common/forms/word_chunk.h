// A piece of a sorted list of words, each with a value: how the words of an index are kept so that they take little
// room and are read in their order.
//
// Bytes of a word: how many bytes at the end of the former word it has not (three bits), how many it has instead (three
// bits), the length of its value less one (two bits); behind that byte, for each of these that is the greatest of its
// bits, what is missing to it as LEB128; then the bytes of the word and those of the value.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace khabar {

// The longest word in bytes: as long as Xapian's longest term.
inline constexpr std::size_t kMaxChunkWord = 245;

class WordChunkWriter {
 public:
  // `word` comes behind all before it, and is not too long; `value` is not empty.
  void add(std::string_view word, std::string_view value);

  bool empty() const { return bytes_.empty(); }
  std::size_t size() const { return bytes_.size(); }
  const std::string& last() const { return last_; }

  // The bytes; the next word begins a new chunk.
  std::string take();

 private:
  std::string last_;
  std::string bytes_;
};

// Reads a chunk word by word.
class WordChunkReader {
 public:
  // `bytes` must outlive it.
  explicit WordChunkReader(std::string_view bytes) : rest_(bytes) {}

  // Moves to the next word. False at the end, and where bytes do not come from a writer: then is_damaged().
  bool next() { return next_sharing_less(std::string_view::npos); }

  // Moves to the next word that begins with fewer than so many bytes of the current one, and does not look at those
  // between.
  bool next_sharing_less(std::size_t bytes);

  bool is_damaged() const { return damaged_; }
  std::string_view word() const { return {word_.data(), size_}; }
  std::string_view value() const { return value_; }

  // How many bytes the word begins with as the one before it in the chunk did.
  std::size_t shared() const { return shared_; }

 private:
  void pass_over(std::size_t bytes);
  bool take_lengths();
  bool take_word();

  std::string_view rest_;
  std::array<char, kMaxChunkWord> word_{};
  std::size_t size_ = 0;
  std::string_view value_;
  std::size_t shared_ = 0;
  std::size_t added_ = 0;  // bytes of the word that the one before it has not
  std::size_t value_bytes_ = 0;
  bool damaged_ = false;
};

// Cuts a list into chunks as its words come.
template <typename Put>
class WordChunkCutter {
 public:
  // Calls `put(last word, bytes)` for each chunk, in their order.
  explicit WordChunkCutter(std::size_t chunk_bytes, Put put) : chunk_bytes_(chunk_bytes), put_(std::move(put)) {}

  void add(std::string_view word, std::string_view value) {
    if (chunk_.size() >= chunk_bytes_) {
      put_held();
      held_ = std::exchange(chunk_, {});
    }
    chunk_.add(word, value);
  }

  // What is left makes a chunk; if it is less than half of one it goes into the one before.
  void finish() {
    if (!held_.empty() && chunk_.size() < chunk_bytes_ / 2) {
      const std::string bytes = chunk_.take();
      for (WordChunkReader reader(bytes); reader.next();) held_.add(reader.word(), reader.value());
    }
    put_held();
    held_ = std::exchange(chunk_, {});
    put_held();
  }

 private:
  void put_held() {
    if (held_.empty()) return;
    const std::string last = held_.last();
    put_(last, held_.take());
  }

  std::size_t chunk_bytes_;
  Put put_;
  WordChunkWriter held_;
  WordChunkWriter chunk_;
};

}  // namespace khabar
