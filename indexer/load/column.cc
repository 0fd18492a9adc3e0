#include "indexer/load/column.h"

#include <limits>
#include <utility>

#include "common/stored/leb128.h"

namespace khabar {
namespace {

constexpr std::size_t kColumnChunk = 65'536;  // chosen, not tuned

}  // namespace

void ColumnWriter::add(glass::DocumentId document, std::string_view bytes) {
  append_leb128(chunk_, document);
  append_leb128(chunk_, bytes.size());
  chunk_ += bytes;
  if (chunk_.size() < kColumnChunk) return;
  file_.write(chunk_);
  chunk_.clear();
}

void ColumnWriter::finish() {
  if (!chunk_.empty()) file_.write(chunk_);
  file_.finish();
}

ColumnReader::ColumnReader(std::vector<std::filesystem::path> files) : files_(std::move(files)) {}

bool ColumnReader::next_chunk() {
  while (!file_ || !file_->next()) {
    file_.reset();
    if (opened_ == files_.size()) return false;
    const std::filesystem::path& file = files_[opened_++];
    if (is_file(file)) file_.emplace(file);
  }
  rest_ = file_->chunk();
  return true;
}

bool ColumnReader::next() {
  if (rest_.empty() && !next_chunk()) return false;
  const auto document = read_leb128(rest_);
  const auto size = read_leb128(rest_);
  const bool fits = document && size && *document > document_ && *size <= rest_.size() &&
                    *document <= std::numeric_limits<glass::DocumentId>::max();
  if (!fits) refuse();
  document_ = static_cast<glass::DocumentId>(*document);
  bytes_ = rest_.substr(0, *size);
  rest_.remove_prefix(*size);
  return true;
}

}  // namespace khabar
