// Rules about names of files and archive members.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// How files that is_ignored() leaves out are counted.
inline constexpr std::string_view kHiddenFiles = "hidden files and README.md";

// Hidden files (a leading dot) and README.md hold no articles.
bool is_ignored(std::string_view name);

// The same for any part of a path with '/' between parts.
bool has_ignored_part(std::string_view path);

// Bytes of a file name that are not UTF-8 as %XX, so that ids and reports stay valid and names stay different.
std::string utf8_name(std::string_view name);

// utf8_name() without empty parts and "." parts.
std::string clean_member_name(std::string_view name);

// Whether a member's path has "..", and so may lead out of its archive, with '/' or '\\' between parts.
bool escapes_archive(std::string_view path);

// What follows the last '/'.
std::string_view last_part(std::string_view path);

// "news.csv.gz" without ".gz", and so for .bz2, .xz and .zst.
std::string_view without_compression_suffix(std::string_view path);

}  // namespace khabar
