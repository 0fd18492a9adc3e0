#include "searcher/proof/crate_metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/ascii.h"
#include "common/program/file_descriptor.h"
#include "searcher/proof/file_sum.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using CrateJson = nlohmann::ordered_json;

constexpr const char* kSoftware = "#khabar-search";
constexpr const char* kAction = "#run";

CrateJson link_to(const std::string& id) { return {{"@id", id}}; }

// A list of one is told as the one: the text of RO-Crate asks for it.
CrateJson one_or_many(const std::vector<CrateJson>& values) {
  return values.size() == 1 ? values.front() : CrateJson(values);
}

// A path relative to the crate as an IRI: Arabic stays as it is.
std::string iri_of_name(std::string_view name) {
  std::string iri;
  for (const char byte : name) {
    const bool stays = static_cast<unsigned char>(byte) >= 0x80 || ascii::is_letter(byte) || ascii::is_digit(byte) ||
                       std::string_view{"-._~"}.find(byte) != std::string_view::npos;
    iri += stays ? std::string{byte} : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return iri;
}

std::string index_id(std::size_t number) { return fmt::format("#index-{}", number + 1); }

// As a POSIX shell reads it.
std::string shell_quoted(const std::string& word) {
  const bool plain = !word.empty() && std::ranges::all_of(word, [](char c) {
    return ascii::is_letter(c) || ascii::is_digit(c) || std::string_view{"-._/:=,+"}.find(c) != std::string_view::npos;
  });
  if (plain) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return text + '\'';
}

std::string command_line(const std::string& program, const Manifest& manifest) {
  std::string line = fmt::format("{} {}", program, manifest.command);
  for (const auto& [name, values] : manifest.options) {
    if (values.empty()) line += fmt::format(" --{}", name);
    for (const std::string& value : values) line += ' ' + shell_quoted(fmt::format("--{}={}", name, value));
  }
  if (!manifest.arguments.empty()) line += " --";
  for (const std::string& argument : manifest.arguments) line += ' ' + shell_quoted(argument);
  return line;
}

CrateJson descriptor_entity() {
  return {{"@id", kCrateMetadata},
          {"@type", "CreativeWork"},
          {"conformsTo", link_to("https://w3id.org/ro/crate/1.1")},
          {"about", link_to("./")}};
}

CrateJson root_entity(const Crate& crate, const Manifest& manifest) {
  std::vector<CrateJson> parts;
  for (const CrateFile& file : crate.files) parts.push_back(link_to(iri_of_name(file.name)));
  return {{"@id", "./"},
          {"@type", "Dataset"},
          {"name", fmt::format("{} {}, {}", crate.program, manifest.command, crate.ended)},
          {"description", fmt::format("What '{0} {1}' has found in an index of news articles, and what that rests on. "
                                      "'{0} verify-manifest {2}' asks again and says what differs.",
                                      crate.program, manifest.command, kCrateManifest)},
          {"datePublished", crate.ended},
          {"license", "None is stated: whoever publishes this says how it may be used."},
          {"hasPart", one_or_many(parts)},
          {"mentions", link_to(kAction)}};
}

CrateJson file_entity(const CrateFile& file, const fs::path& directory) {
  const FileSum sum = sum_of_file(directory / file.name);
  return {{"@id", iri_of_name(file.name)},
          {"@type", "File"},
          {"name", file.name},
          {"description", file.text},
          {"encodingFormat", file.media_type},
          {"contentSize", fmt::format("{}", sum.bytes)},
          {"sha256", sum.sha256}};
}

CrateJson index_entity(std::size_t number, const IndexName& index) {
  CrateJson json{{"@id", index_id(number)},
                 {"@type", "CreativeWork"},
                 {"name", index.place},
                 {"description", "An index of news articles; the manifest names each article that was found"}};
  if (!index.generation.empty()) json["version"] = index.generation;
  return json;
}

CrateJson software_entity(const Crate& crate, const Manifest& manifest) {
  CrateJson json{{"@id", kSoftware}, {"@type", "SoftwareApplication"}, {"name", crate.program}};
  std::vector<CrateJson> needs;
  for (const auto& [name, version] : manifest.made_with) {
    if (name == "khabar") {
      json["version"] = version;
    } else {
      needs.emplace_back(fmt::format("{} {}", name, version));
    }
  }
  if (!needs.empty()) json["softwareRequirements"] = one_or_many(needs);
  return json;
}

CrateJson action_entity(const Crate& crate, const Manifest& manifest) {
  std::vector<CrateJson> read;
  std::vector<CrateJson> made;
  for (const CrateFile& file : crate.files) (file.is_input ? read : made).push_back(link_to(iri_of_name(file.name)));
  for (std::size_t i = 0; i < manifest.indexes.size(); ++i) read.push_back(link_to(index_id(i)));
  std::vector<CrateJson> queries;
  for (const ProvenQuery& query : manifest.queries) {
    if (!query.typed.empty()) queries.emplace_back(query.typed);
  }
  CrateJson json{{"@id", kAction},
                 {"@type", "CreateAction"},
                 {"name", fmt::format("{} {}", crate.program, manifest.command)},
                 {"description", command_line(crate.program, manifest)},
                 {"startTime", crate.began},
                 {"endTime", crate.ended},
                 {"actionStatus", link_to("http://schema.org/CompletedActionStatus")},
                 {"instrument", link_to(kSoftware)},
                 {"object", one_or_many(read)},
                 {"result", one_or_many(made)}};
  if (!queries.empty()) json["query"] = one_or_many(queries);
  return json;
}

}  // namespace

std::string crate_metadata(const Crate& crate, const Manifest& manifest, const fs::path& directory) {
  CrateJson graph = CrateJson::array({descriptor_entity(), root_entity(crate, manifest)});
  for (const CrateFile& file : crate.files) graph.push_back(file_entity(file, directory));
  for (std::size_t i = 0; i < manifest.indexes.size(); ++i) graph.push_back(index_entity(i, manifest.indexes[i]));
  graph.push_back(software_entity(crate, manifest));
  graph.push_back(action_entity(crate, manifest));
  // The context of RO-Crate 1.1 is schema.org 10, which has no sha256 yet.
  const CrateJson context =
      CrateJson::array({"https://w3id.org/ro/crate/1.1/context", CrateJson{{"sha256", "http://schema.org/sha256"}}});
  const CrateJson whole{{"@context", context}, {"@graph", std::move(graph)}};
  return whole.dump(1, ' ', false, CrateJson::error_handler_t::replace) + '\n';
}

std::string input_in_crate(const std::string& manifest, std::string_view option) {
  const auto input = std::ranges::find(kCrateInputs, option, &CrateInput::option);
  const fs::path directory = fs::path{manifest}.parent_path();
  if (input == kCrateInputs.end() || !is_file(directory / kCrateMetadata)) return {};
  const fs::path copy = directory / input->name;
  return is_file(copy) ? copy.string() : std::string{};
}

}  // namespace khabar
