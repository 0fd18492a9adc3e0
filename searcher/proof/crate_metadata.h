// A result as an RO-Crate: a directory of files, and one of JSON-LD that describes them.
// RO-Crate 1.1, https://w3id.org/ro/crate/1.1: the root is a Dataset; each file is a File with its size, media type and
// SHA-256; a CreateAction says which SoftwareApplication has made them of what.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/proof/manifest.h"

namespace khabar {

inline constexpr std::string_view kCrateMetadata = "ro-crate-metadata.json";
inline constexpr std::string_view kCrateManifest = "manifest.json";

// What a command may read beside the index: a copy of it lies in the crate.
struct CrateInput {
  std::string_view option;
  std::string_view name;  // of the copy
  std::string_view media_type;
  std::string_view text;
};
inline constexpr std::array kCrateInputs{
    CrateInput{"queries", "queries.txt", "text/plain", "The queries: a name, a colon and a query a line"},
    CrateInput{"kinds", "kinds.tsv", "text/tab-separated-values", "The codebook: a source, a tab and its kind a line"},
};

struct CrateFile {
  std::string name;
  std::string media_type;
  std::string text;       // what it is, as a sentence
  bool is_input = false;  // else the command has made it
};

struct Crate {
  std::string program;
  std::string began;  // utc_now()
  std::string ended;
  std::vector<CrateFile> files;
};

// What kCrateMetadata of `directory` says; its files lie there already. Throws Error if one cannot be read.
std::string crate_metadata(const Crate& crate, const Manifest& manifest, const std::filesystem::path& directory);

// The copy of what `option` named, if `manifest` is the path of a manifest that lies in a crate with one; else empty.
std::string input_in_crate(const std::string& manifest, std::string_view option);

}  // namespace khabar
