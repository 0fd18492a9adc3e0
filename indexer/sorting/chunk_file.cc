#include "indexer/sorting/chunk_file.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "common/digest.h"
#include "common/program/error.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

// Far more than a list of one term or the text of one article takes; what says how long a chunk is may be damaged.
constexpr std::size_t kLongestChunk = std::size_t{256} << 20;
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

ChunkFileWriter::ChunkFileWriter(std::filesystem::path path)
    : path_(std::move(path)), file_(path_, O_WRONLY | O_CREAT | O_TRUNC) {}

void ChunkFileWriter::write(std::string_view chunk) {
  if (chunk.empty()) throw std::logic_error("a chunk of no bytes would end the file");
  if (chunk.size() > kLongestChunk) {
    throw Error(fmt::format("cannot write {}: a list takes more than {} MB", path_.string(), kLongestChunk >> 20U),
                "split the input into indexes");
  }
  write_any(chunk);
}

void ChunkFileWriter::write_any(std::string_view chunk) {
  write_all(file_, path_, length_bytes(chunk.size()) + digest(chunk));
  write_all(file_, path_, chunk);
}

void ChunkFileWriter::finish() { write_any({}); }

ChunkFileReader::ChunkFileReader(std::filesystem::path path) : path_(std::move(path)), file_(path_, O_RDONLY) {}

void ChunkFileReader::refuse() const {
  throw Error(fmt::format("{} is not as it was written", path_.string()),
              "nothing was published and the index is as before; check the disk, and build again");
}

bool ChunkFileReader::next() {
  const std::string head = read_beginning(file_, path_, kLengthBytes + kDigestBytes);
  if (head.size() < kLengthBytes + kDigestBytes) refuse();
  const std::size_t length = length_of(head);
  if (length > kLongestChunk) refuse();
  chunk_ = read_beginning(file_, path_, length);
  if (chunk_.size() < length || digest(chunk_) != std::string_view{head}.substr(kLengthBytes)) refuse();
  return length > 0;
}

}  // namespace khabar
