// What the package document of an e-book (OPF) says about the book.
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/article_draft.h"
#include "indexer/stream/byte_input.h"

namespace khabar {

struct EpubMetadata {
  std::string title;
  std::string author;  // all of them, with commas between
  std::string date;    // of publication, or else the first that stands there
  std::string modified;
  std::string language;
  std::string publisher;
  std::string subject;
};

bool is_epub_metadata(std::string_view name);

// Why not all of it could be read, in words for a user; empty if it was. What was read by then counts.
std::string read_epub_metadata(ByteInput& input, EpubMetadata& metadata);

// Gives a chapter what the book says. The source is the publisher, or else the book.
void add_epub_metadata(const EpubMetadata& metadata, ArticleDraft& chapter);

}  // namespace khabar
