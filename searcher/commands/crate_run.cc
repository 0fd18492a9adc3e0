#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "common/program/error.h"
#include "common/program/named_file.h"
#include "common/program/utc_time.h"
#include "common/utf8.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"
#include "searcher/output/media_types.h"
#include "searcher/proof/crate_directory.h"
#include "searcher/proof/crate_metadata.h"
#include "searcher/proof/manifest_json.h"
#include "searcher/proof/whole_file.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostInputBytes = 4'000'000;  // no command takes more of these files

const MediaType& media_of(std::string_view format) {
  return *std::ranges::find(kMediaTypes, format, &MediaType::format);
}

// Of the output in the crate. Throws Error for what is no name of a file there.
std::string output_name(const ParsedOptions& options) {
  if (!options.has("output")) {
    const std::string format = options.has("format") ? options.get("format") : "text";
    return fmt::format("{}.{}", options.command, media_of(format).suffix);
  }
  const std::string name = options.get("output");
  const auto refuse = [&](std::string_view why) {
    throw Error(fmt::format("--output {} beside --ro-crate: {}", name, why),
                "write the name that the file has in the directory, such as --output counts.csv");
  };
  const bool is_name = name != "-" && name != "." && name != ".." && name.find('/') == std::string::npos;
  if (!is_name) refuse("it is no name");
  if (find_invalid_utf8(name) != std::string::npos) refuse("it is not UTF-8");
  const bool taken = name == kCrateMetadata || name == kCrateManifest ||
                     name == articles_path(std::string{kCrateManifest}) ||
                     std::ranges::find(kCrateInputs, name, &CrateInput::name) != kCrateInputs.end();
  if (taken) refuse("another file has that name");
  return name;
}

struct KeptInput {
  CrateFile file;
  std::string text;
};

// A pipe could be read only once, so that the command would find nothing in it.
std::vector<KeptInput> kept_inputs(const ParsedOptions& options) {
  std::vector<KeptInput> inputs;
  for (const CrateInput& input : kCrateInputs) {
    if (!options.has(input.option)) continue;
    const std::string path = options.get(input.option);
    std::error_code unknown;
    if (fs::exists(path, unknown) && !fs::is_regular_file(path, unknown)) {
      throw Error(fmt::format("--{} {} is no file that --ro-crate can keep a copy of", input.option, path),
                  "write it into a file first");
    }
    std::string text = read_named_file(path, kMostInputBytes, std::string{input.text});
    inputs.push_back(
        {{std::string{input.name}, std::string{input.media_type}, std::string{input.text}, true}, std::move(text)});
  }
  return inputs;
}

// Paths of the crate are told without where it was made.
Manifest told_from_inside(Manifest manifest) {
  for (ProvenOutput& output : manifest.outputs) output.path = fs::path{output.path}.filename().string();
  return manifest;
}

std::vector<CrateFile> made_files(const Manifest& manifest, const fs::path& directory) {
  const std::string_view type = media_of(manifest.options.at("format").front()).type;
  std::vector<CrateFile> files;
  for (const ProvenOutput& output : manifest.outputs) {
    files.push_back({output.path, std::string{type.substr(0, type.find(';'))}, "What was found"});
  }
  files.push_back({std::string{kCrateManifest}, "application/json", "What the numbers rest on, for verify-manifest"});
  const std::string articles = articles_path(std::string{kCrateManifest});
  if (fs::exists(directory / articles)) {
    files.push_back({articles, "text/tab-separated-values", "The articles of the manifest: query, id and content"});
  }
  return files;
}

}  // namespace

// The command runs as if its output and its manifest were to be written into the directory. What describes the crate is
// written last: without it there is none.
ExitStatus run_into_crate(const ProvableCommand& command, const ParsedOptions& options, const Streams& streams) {
  if (options.has("manifest")) {
    throw Error("--manifest beside --ro-crate", "leave it out: the directory has a manifest.json");
  }
  const std::string output = output_name(options);
  const std::vector<KeptInput> inputs = kept_inputs(options);
  const CrateDirectory directory{options.get("ro-crate")};
  const std::string manifest_path = (directory.path() / kCrateManifest).string();
  ParsedOptions inside = options;
  inside.values.erase("ro-crate");
  inside.values["output"] = {(directory.path() / output).string()};
  inside.values["manifest"] = {manifest_path};

  Crate crate{std::string{searcher_program().name}, utc_now(), {}, {}};
  Proof proof{inside};
  const ExitStatus status = command.run(inside, streams, proof);
  const Manifest manifest = told_from_inside(proof.manifest());
  write_manifest(manifest, manifest_path);
  crate.ended = utc_now();
  crate.files = made_files(manifest, directory.path());
  for (const KeptInput& input : inputs) {
    write_whole((directory.path() / input.file.name).string(), input.text);
    crate.files.push_back(input.file);
  }
  write_whole((directory.path() / kCrateMetadata).string(), crate_metadata(crate, manifest, directory.path()));
  directory.keep();
  return status;
}

}  // namespace khabar
