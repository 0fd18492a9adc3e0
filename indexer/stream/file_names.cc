#include "indexer/stream/file_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"

namespace khabar {

namespace {

std::vector<std::string_view> parts(std::string_view path, std::string_view separators = "/") {
  std::vector<std::string_view> result;
  while (!path.empty()) {
    const std::size_t end = path.find_first_of(separators);
    const std::string_view part = path.substr(0, end);
    if (!part.empty() && part != ".") result.push_back(part);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  }
  return result;
}

}  // namespace

bool is_ignored(std::string_view name) { return name.starts_with('.') || name == "README.md"; }

bool has_ignored_part(std::string_view path) {
  const auto all = parts(path);
  return std::any_of(all.begin(), all.end(), is_ignored);
}

std::string utf8_name(std::string_view name) {
  std::string result;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    if (next_code_point(name, at) != kInvalid) {
      result += name.substr(begin, at - begin);
      continue;
    }
    for (std::size_t i = begin; i < at; ++i) result += fmt::format("%{:02X}", static_cast<unsigned char>(name[i]));
  }
  return result;
}

std::string clean_member_name(std::string_view name) {
  return utf8_name(fmt::format("{}", fmt::join(parts(name), "/")));
}

bool escapes_archive(std::string_view path) {
  const auto all = parts(path, "/\\");
  return std::ranges::find(all, "..") != all.end();
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view without_compression_suffix(std::string_view path) {
  for (const std::string_view extension : {".gz", ".bz2", ".xz", ".zst"}) {
    if (ascii::ends_with_ignoring_case(path, extension)) return path.substr(0, path.size() - extension.size());
  }
  return path;
}

}  // namespace khabar
