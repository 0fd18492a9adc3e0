// A manifest as a file.
#pragma once

#include <string>
#include <string_view>

#include "searcher/proof/manifest.h"

namespace khabar {

// If the queries have found more articles in all, their ids and hashes lie beside the manifest.
inline constexpr std::size_t kMostArticlesInside = 1000;

// {"khabar_manifest":1, "command", "arguments", "options", "indexes":[{"index","generation"}], "made_with":{...},
// "queries":[{"name","typed","parsed","counts":{...},"ids_digest","articles":[[id, hash]...]}],
// "outputs":[{"path","bytes","digest"}]}. If the articles lie beside it, in place of them "articles_file" and
// "articles_digest" tell of a file of lines: the number of the query, from 0, id and hash, with tabs between.
struct ManifestText {
  std::string manifest;
  std::string articles;  // empty if they are inside
};
ManifestText manifest_text(const Manifest& manifest, std::string_view articles_file);

// Reads a file that write_manifest() wrote, and the one beside it. Throws Error for anything else.
Manifest read_manifest(const std::string& path);

// Where the articles lie if there are many of them.
std::string articles_path(const std::string& manifest);

// Writes `path`, and articles_path() if there are many of them. Throws Error.
void write_manifest(const Manifest& manifest, const std::string& path);

}  // namespace khabar
