#include "searcher/proof/manifest_json.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/digest.h"
#include "common/program/error.h"
#include "common/program/named_file.h"
#include "searcher/proof/whole_file.h"

namespace khabar {
namespace {

using ManifestJson = nlohmann::ordered_json;

constexpr int kManifestVersion = 1;
constexpr std::size_t kMostManifestBytes = 64'000'000;     // chosen, not tuned
constexpr std::size_t kMostArticlesBytes = 1'000'000'000;  // some ten million articles
constexpr std::string_view kManifestHint = "--manifest of another command writes it";

std::size_t articles_in_all(const Manifest& manifest) {
  std::size_t all = 0;
  for (const ProvenQuery& query : manifest.queries) all += query.articles.size();
  return all;
}

std::string lines_of_articles(const Manifest& manifest) {
  std::string lines;
  for (std::size_t i = 0; i < manifest.queries.size(); ++i) {
    for (const ProvenArticle& article : manifest.queries[i].articles) {
      lines += fmt::format("{}\t{}\t{}\n", i, ManifestJson(article.id).dump(), article.hash);
    }
  }
  return lines;
}

ManifestJson query_json(const ProvenQuery& query, bool inside) {
  ManifestJson json{{"name", query.name}, {"typed", query.typed}, {"parsed", query.parsed}};
  json["counts"] = ManifestJson::object();
  for (const auto& [name, count] : query.counts) json["counts"][name] = count;
  json["ids_digest"] = digest_of_ids(query.articles);
  if (!inside) return json;
  json["articles"] = ManifestJson::array();
  for (const ProvenArticle& article : query.articles) json["articles"].push_back({article.id, article.hash});
  return json;
}

// A file may say -1, 1.5 or 1e40 where a number of articles belongs, and none of them is one.
std::uint64_t whole_number(const ManifestJson& json, std::string_view name) {
  if (json.is_number_unsigned()) return json.get<std::uint64_t>();
  throw Error(fmt::format("its '{}' is no whole number", name));
}

ProvenQuery query_of_json(const ManifestJson& json) {
  ProvenQuery query{json.at("name"), json.at("typed"), json.at("parsed"), {}, {}};
  for (const auto& [name, count] : json.at("counts").items()) {
    query.counts.emplace_back(name, whole_number(count, name));
  }
  if (!json.contains("articles")) return query;
  for (const ManifestJson& article : json.at("articles")) query.articles.push_back({article.at(0), article.at(1)});
  return query;
}

Manifest manifest_of_json(const ManifestJson& json) {
  if (json.at("khabar_manifest") != kManifestVersion) throw Error("it is of another version of Khabar");
  Manifest manifest;
  manifest.command = json.at("command");
  manifest.arguments = json.at("arguments");
  for (const auto& [name, values] : json.at("options").items()) manifest.options[name] = values;
  for (const ManifestJson& index : json.at("indexes")) {
    manifest.indexes.push_back({index.at("index"), index.at("generation")});
  }
  for (const auto& [name, version] : json.at("made_with").items()) manifest.made_with.emplace_back(name, version);
  for (const ManifestJson& query : json.at("queries")) manifest.queries.push_back(query_of_json(query));
  for (const ManifestJson& output : json.at("outputs")) {
    manifest.outputs.push_back({output.at("path"), whole_number(output.at("bytes"), "bytes"), output.at("digest")});
  }
  return manifest;
}

void read_articles(std::string_view lines, Manifest& manifest) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    const std::size_t last = line.rfind('\t');
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + std::min(tab, line.size()), number);
    if (tab == last || error != std::errc{} || end != line.data() + tab || number >= manifest.queries.size()) {
      throw Error("a line of its articles is damaged");
    }
    const ManifestJson id = ManifestJson::parse(line.substr(tab + 1, last - tab - 1));
    manifest.queries[number].articles.push_back({id, std::string{line.substr(last + 1)}});
  }
}

void check_ids(const ManifestJson& json, const Manifest& manifest) {
  for (std::size_t i = 0; i < manifest.queries.size(); ++i) {
    if (json.at("queries").at(i).at("ids_digest") != digest_of_ids(manifest.queries[i].articles)) {
      throw Error("its articles are not those that its digest was made of");
    }
  }
}

// Only a name beside the manifest is read, never another place.
std::string path_beside(const std::string& path, const std::string& name) {
  if (name.empty() || name.find('/') != std::string::npos || name.find('\0') != std::string::npos) {
    throw Error("the name of the file of its articles is none");
  }
  return (std::filesystem::path{path}.parent_path() / name).string();
}

}  // namespace

ManifestText manifest_text(const Manifest& manifest, std::string_view articles_file) {
  const bool inside = articles_in_all(manifest) <= kMostArticlesInside;
  ManifestText text{{}, inside ? std::string{} : lines_of_articles(manifest)};
  ManifestJson json{{"khabar_manifest", kManifestVersion},
                    {"command", manifest.command},
                    {"arguments", manifest.arguments},
                    {"options", manifest.options}};
  json["indexes"] = ManifestJson::array();
  for (const IndexName& index : manifest.indexes) {
    json["indexes"].push_back({{"index", index.place}, {"generation", index.generation}});
  }
  json["made_with"] = ManifestJson::object();
  for (const auto& [name, version] : manifest.made_with) json["made_with"][name] = version;
  json["queries"] = ManifestJson::array();
  for (const ProvenQuery& query : manifest.queries) json["queries"].push_back(query_json(query, inside));
  if (!inside) {
    json["articles_file"] = articles_file;
    json["articles_digest"] = hex_digest(text.articles);
  }
  json["outputs"] = ManifestJson::array();
  for (const ProvenOutput& output : manifest.outputs) {
    json["outputs"].push_back({{"path", output.path}, {"bytes", output.bytes}, {"digest", output.digest}});
  }
  text.manifest = json.dump(1, ' ', false, ManifestJson::error_handler_t::replace) + '\n';
  return text;
}

Manifest read_manifest(const std::string& path) {
  const std::string text = read_named_file(path, kMostManifestBytes, std::string{kManifestHint});
  try {
    const ManifestJson json = ManifestJson::parse(text);
    Manifest manifest = manifest_of_json(json);
    if (json.contains("articles_file")) {
      const std::string lines =
          read_named_file(path_beside(path, json.at("articles_file")), kMostArticlesBytes, std::string{kManifestHint});
      if (json.at("articles_digest") != hex_digest(lines)) throw Error("the file of its articles was changed");
      read_articles(lines, manifest);
    }
    check_ids(json, manifest);
    return manifest;
  } catch (const nlohmann::json::exception&) {
    throw Error(fmt::format("{} is no manifest of Khabar", path), std::string{kManifestHint});
  } catch (const Error& error) {
    throw Error(fmt::format("cannot take {}: {}", path, error.what()), error.hint());
  }
}

std::string articles_path(const std::string& manifest) { return manifest + ".articles"; }

void write_manifest(const Manifest& manifest, const std::string& path) {
  const std::string beside = articles_path(path);
  const ManifestText text = manifest_text(manifest, std::filesystem::path{beside}.filename().string());
  if (!text.articles.empty()) write_whole(beside, text.articles);
  write_whole(path, text.manifest);
}

}  // namespace khabar
