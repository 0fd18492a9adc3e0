// Files and directories that must survive a loss of power: fsync(2) and rename(2), with errors that name the path.
#pragma once

#include <filesystem>
#include <string_view>

namespace khabar {

// Makes a directory and its parents, unless they are there. Throws Error.
void make_directories(const std::filesystem::path& path);

// Waits until the file, or the list of names in the directory, is on disk.
void sync_path(const std::filesystem::path& path);

// The same for a directory and all below it.
void sync_tree(const std::filesystem::path& directory);

// Writes a new file and waits until it is on disk. Throws Error; the file may then be incomplete.
void write_durably(const std::filesystem::path& path, std::string_view bytes);

// rename(2), then the directory that holds `to` is synced.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace khabar
