// The digests of a generation's files, which tell that nothing in them has changed since it was published.
//
// They lie beside the tables in a file of their own, `digests`: a line for each file, "DIGEST SIZE NAME" in the order
// of names, and a last line with the digest of all lines before it. DIGEST is XXH3-128 in 32 hex digits. Generations
// that earlier versions made have none.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/program/file_descriptor.h"

namespace khabar {

inline constexpr const char* kDigestsFile = "digests";

struct FileDigest {
  std::string name;
  std::uint64_t bytes = 0;
  std::string digest;  // in hex

  bool operator==(const FileDigest&) const = default;
};

using FileDigests = std::vector<FileDigest>;  // in the order of names

std::string digests_text(const FileDigests& digests);

// Nothing if `text` does not come from digests_text().
std::optional<FileDigests> parse_digests(std::string_view text);

// What `generation` was published with; nothing if it has no digests. Throws Damage if they are damaged, and
// Error if they cannot be read.
std::optional<FileDigests> read_digests(const std::filesystem::path& generation);

// Names of the files and directories of `generation`, in order, without the digests and without the empty file by which
// Xapian keeps other writers out. Throws Error.
std::vector<std::string> generation_files(const std::filesystem::path& generation);

// Reads the file and calls `check_point` now and then. Throws Error.
FileDigest digest_of_file(const std::filesystem::path& file, const std::function<void()>& check_point);

// The same for a file that is open and lies at `path`; gives each piece of it to `see`.
FileDigest digest_while_reading(const FileDescriptor& file, const std::filesystem::path& path,
                                const std::function<void()>& check_point,
                                const std::function<void(std::string_view)>& see);

// What a look at names and sizes, and at the small file that describes the tables, shows to be wrong: sentences such as
// "termlist.glass is missing". Takes no longer for a large index. Throws Error.
std::vector<std::string> differences_at_a_glance(const std::filesystem::path& generation, const FileDigests& digests);

// Notes in a database that it will be published with digests, so that it is noticed if they are missing; and whether it
// has the note.
void note_digests(Xapian::WritableDatabase& database);
bool notes_digests(const Xapian::Database& database);

// What `found` has otherwise than `published`, as sentences.
std::vector<std::string> differences(const FileDigests& published, const FileDigests& found);

}  // namespace khabar
