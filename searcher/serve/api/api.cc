#include "searcher/serve/api/api.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/index/index_directory.h"
#include "common/json_text.h"
#include "common/program/suggestion.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/commands/proof.h"
#include "searcher/output/advice.h"
#include "searcher/output/exports/hit_format.h"
#include "searcher/proof/manifest_json.h"
#include "searcher/serve/api/bounded_text.h"
#include "searcher/serve/api/cursor.h"
#include "searcher/serve/api/own_answers.h"

namespace khabar {
namespace {

using Json = nlohmann::ordered_json;

// Puts what the server says before the keys of a command.
std::string with_head(const Json& head, const std::string& body) {
  if (body.empty() || body.front() != '{') return body;
  std::string text = json_text(head);
  text.back() = ',';
  return text + body.substr(1);
}

// What a command says beside its rows, a line each: `khabar-search: note: TEXT`.
std::vector<std::string> notes_of(const std::string& said) {
  std::vector<std::string> notes;
  std::istringstream lines{said};
  const std::string program = fmt::format("{}: ", searcher_program().name);
  for (std::string line; std::getline(lines, line);) {
    std::string_view note = line;
    for (const std::string_view prefix : {std::string_view{program}, std::string_view{"note: "}}) {
      if (note.starts_with(prefix)) note.remove_prefix(prefix.size());
    }
    notes.emplace_back(note);
  }
  return notes;
}

}  // namespace

Api::Api(ApiSettings settings)
    : settings_(std::move(settings)), warm_(settings_.places, [this] { check_deadline(); }) {}

void Api::check_deadline() const {
  if (std::chrono::steady_clock::now() <= end_) return;
  throw Refusal(504, "deadline", "the answer takes too long", "ask for fewer articles, or use khabar-search itself");
}

void Api::begin(std::chrono::steady_clock::time_point arrival) {
  end_ = arrival + settings_.deadline;
  warm_.refresh();
}

// All commands of a page ask the generation that begin() has seen, whatever is published meanwhile.
void Api::choose_generation(const Parameters& parameters, ParsedOptions& options) const {
  options.values["index"] = settings_.places;
  if (parameter(parameters, "timezone").empty()) options.values["timezone"] = {settings_.timezone};
  if (!warm_.is_one_directory()) return;
  const std::vector<std::string> kept = IndexDirectory{settings_.places.front()}.list_generations();
  const std::string wanted = options.has("generation") ? options.get("generation") : generation();
  if (std::ranges::find(kept, wanted) == kept.end()) {
    throw Refusal(410, "gone", fmt::format("the generation {} is no longer kept", excerpt(wanted)),
                  "ask again without next and generation");
  }
  options.values["generation"] = {wanted};
}

// Of what lies behind the first `shown` of all hits or lines, if anything does.
std::optional<std::string> Api::cursor_behind(std::size_t shown, std::size_t all, const ParsedOptions& options) const {
  if (shown >= all) return std::nullopt;
  return cursor_text({options.has("generation") ? options.get("generation") : generation(), shown});
}

std::string Api::search(std::string_view format, const ParsedOptions& options) {
  const TimeZone zone{options.get("timezone")};
  SearchRequest request = search_request(options);
  request.zone = &zone;
  const bool current = !options.has("generation") || options.get("generation") == generation();
  std::istringstream nothing;
  BoundedText text{kMostAnswerBytes};
  std::optional<IndexSet> older;
  std::optional<Searcher> of_older;
  if (!current) {
    older.emplace(open_indexes(options, {nothing, text.out(), text.out(), false, 80, [this] { check_deadline(); }}));
    of_older.emplace(older->collection(), older->names(), older->analyzer());
  }
  const auto writer = hit_writer(hit_format(format), hit_style(options, hit_format(format)), text.out());
  const SearchResults results = (current ? warm_.searcher() : *of_older)
                                    .search(request, {[&](const SearchResults& found) { writer->begin(found); },
                                                      [&](const Hit& hit) { writer->hit(hit); }});
  writer->end();
  if (format != "json") return text.take();
  Json head{{"ok", true}, {"advice", advice(request, results, true)}, {"next", nullptr}};
  const std::size_t all = results.duplicates == Duplicates::kFold ? results.distinct : results.total;
  if (results.shown > 0) {
    if (const auto next = cursor_behind(request.offset + results.shown, all, options)) head["next"] = *next;
  }
  return with_head(head, text.take());
}

std::string Api::run(std::string_view format, const ParsedOptions& options, bool is_article) {
  std::istringstream nothing;
  BoundedText text{kMostAnswerBytes};
  std::ostringstream said;
  const Streams streams{nothing, text.out(), said, false, 80, [this] { check_deadline(); }};
  Proof proof{options};
  const ProvableCommand* provable = find_provable(options.command);
  const ExitStatus status =
      provable == nullptr ? run_search_program(options, streams) : provable->run(options, streams, proof);
  const std::vector<std::string> notes = notes_of(said.str());
  if (is_article && status == ExitStatus::kPartial) {
    throw Refusal(404, "no_article", notes.empty() ? "no article has this id" : notes.front());
  }
  if (format != "json") return text.take();
  Json head{{"ok", true}};
  if (!notes.empty()) head["said"] = notes;
  if (options.command == "kwic") {
    head["next"] = nullptr;
    const std::size_t shown = count_of(options, "offset") + count_of(options, "limit");
    if (const auto next = cursor_behind(shown, proof.told("lines"), options)) head["next"] = *next;
  }
  return with_head(head, text.take());
}

// `chosen`: the request names a generation. Whoever verifies the manifest asks the published one of that day.
std::string Api::manifest_of(ParsedOptions options, bool chosen) {
  if (!chosen) options.values.erase("generation");
  options.values["manifest"] = {"-"};
  std::istringstream nothing;
  BoundedText text{kMostAnswerBytes};
  std::ostringstream said;
  Proof proof{options};
  find_provable(options.command)
      ->run(options, {nothing, text.out(), said, false, 80, [this] { check_deadline(); }}, proof);
  const ManifestText manifest = manifest_text(proof.manifest(), {});
  if (manifest.articles.empty()) return manifest.manifest;
  throw Refusal(400, "too_many", fmt::format("the numbers rest on more than {} articles", kMostArticlesInside),
                "khabar-search itself writes such a manifest into two files: --manifest FILE");
}

std::string Api::answer(const Endpoint& endpoint, std::string_view format, const Parameters& parameters) {
  if (endpoint.command.empty()) return own_answer(endpoint, format, parameters, warm_);
  Parameters asked = parameters;
  if (const std::string next = parameter(parameters, "next"); !next.empty()) {
    const Cursor cursor = read_cursor(next);
    std::erase_if(asked, [](const auto& pair) { return pair.first == "offset" || pair.first == "generation"; });
    asked.emplace_back("offset", fmt::format("{}", cursor.offset));
    if (warm_.is_one_directory()) {
      asked.emplace_back("generation", cursor.generation);
    } else if (cursor.generation != generation()) {
      throw Refusal(410, "gone", "the indexes have changed since", "ask again without next");
    }
  }
  ParsedOptions options = command_options(endpoint, format, asked);
  if (endpoint.command == "parse") return run(format, options, false);
  choose_generation(asked, options);
  if (endpoint.subject == Subject::kSet) check_set(parameter(asked, "name"));
  if (format == kManifestFormat) return manifest_of(options, !parameter(asked, "generation").empty());
  if (endpoint.command == "search") return search(format, options);
  return run(format, options, endpoint.subject == Subject::kArticle && endpoint.command == "show");
}

}  // namespace khabar
