// Members of tar and zip archives, and data packed by bzip2, xz or zstd, through libarchive.
// Only tar, zip and raw are switched on: libarchive's other formats take plain text for something else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"

namespace khabar {

// Needs the first kArchiveHead bytes.
inline constexpr std::size_t kArchiveHead = 512;
bool is_archive(std::string_view head, std::string_view path);

// A zip archive that is one document of an office program or an e-book; one that is an e-book.
bool is_zipped_document(std::string_view head);
bool is_epub(std::string_view head, std::string_view path);

// Whether the first member of a zip archive can be read with a password only.
bool is_encrypted_zip(std::string_view head);

class ArchiveReader {
 public:
  // `packed` must outlive it.
  explicit ArchiveReader(ByteInput& packed);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // Moves to the next member that is a file; false at the end, or if the archive is damaged.
  bool next();

  // The member's path in UTF-8, '/' between parts, without "./"; bytes that are no UTF-8 as %XX. Empty for packed data
  // that are no archive.
  const std::string& member() const;

  // The bytes of the member; its failure() is the member's or the archive's.
  ByteStream& data();

  // How many members so far were links or devices, which are passed over.
  std::uint64_t passed_over() const;

  // Why the archive as a whole could not be read on; empty if it could.
  std::string failure() const;

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace khabar
