#include "common/glass/token_values.h"

#include <fcntl.h>

#include <utility>

#include "common/program/error.h"
#include "common/program/file_descriptor.h"
#include "common/stored/field.h"

namespace khabar {
namespace {

constexpr std::size_t kMostVersionBytes = 4096;  // a file of some hundred

}  // namespace

std::shared_ptr<glass::SlotTable> open_tokens(const std::filesystem::path& directory,
                                              const Xapian::Database& database) {
  try {
    const std::filesystem::path path = directory / "iamglass";
    const FileDescriptor file(path, O_RDONLY);
    const auto published = glass::read_version(read_beginning(file, path, kMostVersionBytes));
    if (!published || published->uuid != database.get_uuid() || published->revision != database.get_revision()) {
      return nullptr;
    }
    return std::make_shared<glass::SlotTable>(directory, *published, slot(Slot::kTokens));
  } catch (const Error&) {
    return nullptr;  // what has been removed meanwhile Xapian still has open
  }
}

TokenValues::TokenValues(const Xapian::Database& database, std::shared_ptr<glass::SlotTable> table) {
  if (table) {
    mapped_.emplace(std::move(table));
  } else {
    at_ = database.valuestream_begin(slot(Slot::kTokens));
    end_ = database.valuestream_end(slot(Slot::kTokens));
  }
}

bool TokenValues::seek(Xapian::docid article) {
  if (mapped_) return mapped_->seek(article);
  if (at_ == end_) return false;
  const bool is_there = std::exchange(begun_, true) && at_.get_docid() >= article;
  if (!is_there) at_.skip_to(article);
  return at_ != end_;
}

std::string_view TokenValues::words() {
  if (mapped_) return mapped_->value();
  value_ = *at_;
  return value_;
}

}  // namespace khabar
