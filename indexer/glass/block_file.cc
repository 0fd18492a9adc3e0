#include "indexer/glass/block_file.h"

#include <fcntl.h>

#include <limits>
#include <utility>

#include "common/program/error.h"
#include "indexer/generation/durable_file.h"

namespace khabar::glass {
namespace {

constexpr std::size_t kBufferBytes = 256 * 1024;  // chosen, not tuned

}  // namespace

BlockFile::BlockFile(std::filesystem::path path)
    : path_(std::move(path)), file_(path_, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW) {
  buffer_.reserve(kBufferBytes);
}

std::uint32_t BlockFile::append(std::string_view block) {
  if (blocks_ == std::numeric_limits<std::uint32_t>::max()) {
    throw Error("cannot write " + path_.string() + ": Xapian numbers no more blocks", "split the input into indexes");
  }
  if (buffer_.size() + block.size() > kBufferBytes) flush();
  buffer_ += block;
  return blocks_++;
}

FileDigest BlockFile::finish() {
  flush();
  sync_file(file_, path_);
  return {path_.filename().string(), bytes_, digester_.hex_digest()};
}

void BlockFile::flush() {
  write_all(file_, path_, buffer_);
  digester_.add(buffer_);
  bytes_ += buffer_.size();
  buffer_.clear();
}

}  // namespace khabar::glass
