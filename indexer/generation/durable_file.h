// Files and directories that must survive a loss of power: fsync(2) and rename(2), with errors that name the path. A
// call that a signal interrupts is made again.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/program/file_descriptor.h"

namespace khabar {

// Makes a directory and its parents, unless they are there. Returns the directories that hold what it made, the
// outermost first; they are not synced. Throws Error.
std::vector<std::filesystem::path> make_directories(const std::filesystem::path& path);

// Waits until the file, or the list of names in the directory, is on disk. A directory whose file system does not offer
// to wait is no error.
void sync_path(const std::filesystem::path& path);

// The same for a directory and all below it.
void sync_tree(const std::filesystem::path& directory);

// write_all() of common/program. Throws Error that names `path`.
void write_all(const FileDescriptor& file, const std::filesystem::path& path, std::string_view bytes);

// Waits until the file is on disk. Throws Error that names `path`.
void sync_file(const FileDescriptor& file, const std::filesystem::path& path);

// Writes a new file, or one in place of what is there, and waits until it is on disk. Does not follow a symbolic link.
// Throws Error; the file may then be incomplete.
void write_durably(const std::filesystem::path& path, std::string_view bytes);

// rename(2). Throws Error; then nothing was renamed, unless a network was between.
void rename_file(const std::filesystem::path& from, const std::filesystem::path& to);

// The same, and the directory that holds `to` is synced. Throws Error also if it was renamed and only that failed.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace khabar
