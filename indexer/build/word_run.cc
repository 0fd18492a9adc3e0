#include "indexer/build/word_run.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include "common/digest.h"
#include "common/program/error.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

constexpr std::size_t kChunk = 16'384;
// A value is that of one word, so a chunk is hardly longer than that; what says so is not ours.
constexpr std::size_t kLongestChunk = std::size_t{64} << 20;
constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kDigestBytes = 16;

std::string length_bytes(std::size_t length) {
  std::string bytes;
  for (unsigned shift = 0; shift < 8 * kLengthBytes; shift += 8) bytes += static_cast<char>(length >> shift & 0xFFU);
  return bytes;
}

std::size_t length_of(std::string_view bytes) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i) length |= std::size_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return length;
}

}  // namespace

WordRunWriter::WordRunWriter(std::filesystem::path path)
    : path_(std::move(path)), file_(path_, O_WRONLY | O_CREAT | O_TRUNC) {}

void WordRunWriter::add(std::string_view word, std::string_view value) {
  if (chunk_.size() >= kChunk) write_chunk();
  chunk_.add(word, value);
}

void WordRunWriter::write_chunk() {
  const std::string bytes = chunk_.take();
  write_all(file_, path_, length_bytes(bytes.size()) + digest(bytes) + bytes);
}

void WordRunWriter::finish() {
  if (!chunk_.empty()) write_chunk();
  write_chunk();
}

WordRunReader::WordRunReader(std::filesystem::path path) : path_(std::move(path)), file_(path_, O_RDONLY) {}

void WordRunReader::refuse() const {
  throw Error(fmt::format("{} is not as it was written", path_.string()),
              "nothing was published and the index is as before; check the disk, and build again");
}

bool WordRunReader::next_chunk() {
  const std::string head = read_beginning(file_, path_, kLengthBytes + kDigestBytes);
  if (head.size() < kLengthBytes + kDigestBytes) refuse();
  const std::size_t length = length_of(head);
  if (length > kLongestChunk) refuse();
  if (reader_) former_ = reader_->word();
  chunk_ = read_beginning(file_, path_, length);
  if (chunk_.size() < length || digest(chunk_) != std::string_view{head}.substr(kLengthBytes)) refuse();
  reader_.emplace(chunk_);
  return length > 0;
}

bool WordRunReader::next() {
  if (reader_ && reader_->next()) return true;
  if (reader_ && reader_->is_damaged()) refuse();
  if (!next_chunk()) return false;
  if (!reader_->next() || reader_->word() <= former_) refuse();
  return true;
}

void merge_word_runs(const std::vector<std::filesystem::path>& runs, const CombineValues& combine,
                     const std::function<void(std::string_view word, std::string_view value)>& take,
                     const CheckPoint& check_point) {
  std::vector<std::unique_ptr<WordRunReader>> readers;
  for (const auto& run : runs) readers.push_back(std::make_unique<WordRunReader>(run));
  std::erase_if(readers, [](const auto& reader) { return !reader->next(); });
  // A heap with the least word on top.
  const auto later = [](const auto& a, const auto& b) { return a->word() > b->word(); };
  std::ranges::make_heap(readers, later);
  while (!readers.empty()) {
    check_point();
    auto same = readers.end();
    std::vector<std::string_view> values;
    const std::string word{readers.front()->word()};
    while (same != readers.begin() && readers.front()->word() == word) {
      std::pop_heap(readers.begin(), same, later);
      values.push_back((*--same)->value());
    }
    const auto value = values.size() == 1 ? std::string{values.front()} : combine(word, values);
    if (!value) readers.back()->refuse();
    if (!value->empty()) take(word, *value);
    while (same != readers.end()) {
      if ((*same)->next()) {
        std::push_heap(readers.begin(), ++same, later);
      } else {
        std::swap(*same, readers.back());
        readers.pop_back();
      }
    }
  }
}

}  // namespace khabar
