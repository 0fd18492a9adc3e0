// A file that is read where the system keeps it in memory, without a copy.
//
// Of 48 MB in the page cache, pread() in pieces of 64 kB to 1 MB takes some 40 ms of processor time, a mapping 11 ms
// when it is first read and 6 ms from then on.
//
// Whoever cuts such a file takes memory away from its readers, and so does a disk that fails: the system sends SIGBUS.
// Here zeros take the place of a page that is lost, and confirm() tells. Any other SIGBUS goes to whom it went before
// the first file was mapped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace khabar {

// Not for two threads at once.
class MappedFile {
 public:
  // At a time, in the process.
  static constexpr std::size_t kMostFiles = 256;

  // Of each file, no more counts as memory of the process, if nobody asks for less.
  static constexpr std::size_t kMostResident = std::size_t{64} << 20U;

  // Throws Error that names the file if it cannot be opened or mapped.
  explicit MappedFile(std::filesystem::path path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::size_t size() const { return size_; }

  // A part of [0, size()). Another program may write to it at any time: what was checked must not be read again.
  std::string_view part(std::size_t begin, std::size_t size);

  // Lets no more than `bytes` count from now on, 1 MB or more, and gives back what is beyond.
  void keep_resident(std::size_t bytes);

  // Throws Error that names the file if a page was lost, so that zeros may have been read.
  void confirm() const;

 private:
  void note_use(std::size_t begin, std::size_t end);
  void give_back(std::size_t window);

  std::filesystem::path path_;
  std::size_t size_ = 0;
  char* bytes_ = nullptr;
  std::size_t guard_ = 0;  // its place among all files

  std::vector<bool> is_resident_;       // by window
  std::vector<std::uint32_t> windows_;  // that are, in the order in which they came
  std::size_t oldest_ = 0;
  std::size_t most_windows_;
};

}  // namespace khabar
