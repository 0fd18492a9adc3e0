#include "common/index/file_digests.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

#include "common/ascii.h"
#include "common/digest.h"
#include "common/program/file_descriptor.h"
#include "common/program/system_calls.h"
#include "common/stored/damage.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHexDigits = 32;
constexpr std::size_t kDigestedAtOnce = std::size_t{1} << 20;   // read at once
constexpr std::uint64_t kLongestList = std::uint64_t{1} << 20;  // of a list of digests; one has some 300
constexpr const char* kNoteKey = "khabar.digests";              // of the metadata
constexpr const char* kWriterLock = "flintlock";
constexpr const char* kTableOfTables = "iamglass";

bool is_digest(std::string_view text) {
  const auto is_hex = [](char c) { return ascii::is_digit(c) || (c >= 'a' && c <= 'f'); };
  return text.size() == kHexDigits && std::ranges::all_of(text, is_hex);
}

// Up to `end`, which is taken away too; nothing if `text` does not hold it.
std::optional<std::string_view> take_until(char end, std::string_view& text) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at + 1);
  return taken;
}

std::optional<FileDigest> parse_line(std::string_view line) {
  const auto digest = take_until(' ', line);
  const auto size = take_until(' ', line);
  if (!digest || !size || !is_digest(*digest) || line.empty()) return std::nullopt;
  FileDigest file{std::string{line}, 0, std::string{*digest}};
  const auto [rest, error] = std::from_chars(size->data(), size->data() + size->size(), file.bytes);
  if (error != std::errc{} || rest != size->data() + size->size()) return std::nullopt;
  return file;
}

std::optional<std::uint64_t> size_of(const fs::path& file) {
  std::error_code error;
  const bool is_file = fs::is_regular_file(file, error);
  const std::uint64_t size = is_file ? fs::file_size(file, error) : 0;
  if (!is_file || error) return std::nullopt;
  return size;
}

std::string missing(const std::string& name) { return fmt::format("{} is missing", name); }
std::string added(const std::string& name) { return fmt::format("{} does not belong to it", name); }

std::string changed(const FileDigest& published, std::uint64_t bytes) {
  if (bytes == published.bytes) return fmt::format("{} has changed since it was published", published.name);
  return fmt::format("{} has {} bytes, but was published with {}", published.name, bytes, published.bytes);
}

}  // namespace

std::string digests_text(const FileDigests& digests) {
  std::string text;
  for (const auto& [name, bytes, digest] : digests) text += fmt::format("{} {} {}\n", digest, bytes, name);
  return text + hex_digest(text) + '\n';
}

std::optional<FileDigests> parse_digests(std::string_view text) {
  constexpr std::size_t kLastLine = kHexDigits + 1;
  if (text.size() < kLastLine || text.back() != '\n') return std::nullopt;
  std::string_view lines = text.substr(0, text.size() - kLastLine);
  if (text.substr(lines.size(), kHexDigits) != hex_digest(lines)) return std::nullopt;
  FileDigests digests;
  while (!lines.empty()) {
    const auto line = take_until('\n', lines);
    auto file = line ? parse_line(*line) : std::nullopt;
    if (!file || (!digests.empty() && file->name <= digests.back().name)) return std::nullopt;
    digests.push_back(std::move(*file));
  }
  return digests;
}

std::optional<FileDigests> read_digests(const fs::path& generation) {
  const fs::path path = generation / kDigestsFile;
  std::error_code error;
  if (fs::symlink_status(path, error).type() == fs::file_type::not_found) return std::nullopt;
  const auto damaged = [&] { return Damage("the list of digests is damaged").of(path.string()); };
  const auto size = size_of(path);
  if (!size || *size > kLongestList) throw damaged();
  auto digests = parse_digests(read_beginning(FileDescriptor(path, O_RDONLY), path, *size));
  if (!digests) throw damaged();
  return digests;
}

std::vector<std::string> generation_files(const fs::path& generation) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator entries(generation, error);
  if (error) throw_file_error("read", generation, error.value());
  for (const auto& entry : entries) {
    std::string name = entry.path().filename().string();
    if (name != kDigestsFile && name != kWriterLock) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

FileDigest digest_of_file(const fs::path& path, const std::function<void()>& check_point) {
  return digest_while_reading(FileDescriptor(path, O_RDONLY), path, check_point, [](std::string_view) {});
}

FileDigest digest_while_reading(const FileDescriptor& file, const fs::path& path,
                                const std::function<void()>& check_point,
                                const std::function<void(std::string_view)>& see) {
  FileDigest found{path.filename().string(), 0, {}};
  Digester digester;
  std::string piece(kDigestedAtOnce, '\0');
  for (;;) {
    check_point();
    const ssize_t count = uninterrupted([&] { return ::read(file.get(), piece.data(), piece.size()); });
    if (count < 0) throw_file_error("read", path, errno);
    if (count == 0) break;
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(count));
    digester.add(bytes);
    see(bytes);
    found.bytes += bytes.size();
  }
  found.digest = digester.hex_digest();
  return found;
}

std::vector<std::string> differences_at_a_glance(const fs::path& generation, const FileDigests& digests) {
  std::vector<std::string> found;
  for (const FileDigest& file : digests) {
    const auto size = size_of(generation / file.name);
    if (!size) {
      found.push_back(missing(file.name));
    } else if (*size != file.bytes ||
               (file.name == kTableOfTables && digest_of_file(generation / file.name, [] {}) != file)) {
      found.push_back(changed(file, *size));
    }
  }
  for (const std::string& name : generation_files(generation)) {
    if (!std::ranges::binary_search(digests, name, {}, &FileDigest::name)) found.push_back(added(name));
  }
  return found;
}

void note_digests(Xapian::WritableDatabase& database) { database.set_metadata(kNoteKey, "XXH3-128"); }

bool notes_digests(const Xapian::Database& database) { return !database.get_metadata(kNoteKey).empty(); }

std::vector<std::string> differences(const FileDigests& published, const FileDigests& found) {
  std::vector<std::string> all;
  for (const FileDigest& file : published) {
    const auto at = std::ranges::lower_bound(found, file.name, {}, &FileDigest::name);
    if (at == found.end() || at->name != file.name) {
      all.push_back(missing(file.name));
    } else if (*at != file) {
      all.push_back(changed(file, at->bytes));
    }
  }
  for (const FileDigest& file : found) {
    if (!std::ranges::binary_search(published, file.name, {}, &FileDigest::name)) all.push_back(added(file.name));
  }
  return all;
}

}  // namespace khabar
