#include "searcher/serve/api/set_keeping.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "common/index/document_place.h"
#include "common/json_text.h"
#include "common/program/suggestion.h"
#include "common/program/utc_time.h"
#include "common/saved/desk_file.h"
#include "searcher/desk/count/partition.h"
#include "searcher/desk/desk_query.h"
#include "searcher/query/query_text.h"
#include "searcher/saved/article_lookup.h"
#include "searcher/saved/file/article_sets.h"
#include "searcher/saved/file/saved_name.h"
#include "searcher/serve/api/api_error.h"
#include "searcher/serve/api/asked_query.h"

namespace khabar {
namespace {

struct ChosenArticles {
  std::string query;  // how they were chosen
  ArticleList documents;
};

std::string checked_set_name(const Parameters& form) {
  std::string name = parameter(form, "name");
  const auto failure = failure_of({}, [&] { check_saved_name(name, "a set"); });
  if (failure) throw Refusal(400, "bad_name", failure->message, failure->hint);
  return name;
}

ArticleSets::IfThere asked_of_existing(const Parameters& form) {
  const std::string existing = parameter(form, "existing");
  if (existing == "add") return ArticleSets::IfThere::kAdd;
  if (existing == "replace") return ArticleSets::IfThere::kReplace;
  if (existing.empty()) return ArticleSets::IfThere::kRefuse;
  throw Refusal(400, "bad_request", fmt::format("existing: '{}' is not one of add, replace", excerpt(existing)));
}

ChosenArticles matching(const Parameters& asked, const TimeZone& zone, IndexSet& indexes) {
  const Reading reading = asked_reading(asked);
  const std::string text = asked_query(asked, reading);
  if (text.empty()) throw Refusal(400, "no_query", "the parameter q is missing", "q is a query, such as q=الهجرة");
  const DeskQuery query = read_desk_query(text, reading, zone, indexes.collection(), indexes.analyzer());
  return {query_text(query.tree), matching_articles(indexes.collection(), *query.built.hits)};
}

Xapian::docid ticked_article(const std::string& text, IndexSet& indexes) {
  if (const auto article = read_article(text)) {
    for (const Xapian::docid document : find_articles(indexes.collection(), {{article->id, {}}}).documents) {
      if (place_of(document, indexes.names().size()).database == article->index) return document;
    }
  }
  throw Refusal(404, "no_article", fmt::format("no article has the id {}", excerpt(text)),
                "the article may be gone: search again");
}

ChosenArticles ticked(const Parameters& form, const Parameters& asked, IndexSet& indexes) {
  ChosenArticles chosen{fmt::format("chosen from: {}", asked_query(asked, Reading::kLenient)), {}};
  for (const std::string& article : all_parameters(form, "article")) {
    chosen.documents.push_back(ticked_article(article, indexes));
  }
  std::ranges::sort(chosen.documents);
  const auto again = std::ranges::unique(chosen.documents);
  chosen.documents.erase(again.begin(), again.end());
  return chosen;
}

std::uint64_t size_of_common(const ArticleList& some, const ArticleList& others) {
  ArticleList common;
  std::ranges::set_intersection(some, others, std::back_inserter(common));
  return common.size();
}

std::string kept_json(const nlohmann::ordered_json& more) {
  nlohmann::ordered_json answer{{"ok", true}, {"version", 1}};
  answer.update(more);
  return json_text(answer) + '\n';
}

}  // namespace

std::string article_text(const NamedArticle& article) { return fmt::format("{}:{}", article.index, article.id); }

std::optional<NamedArticle> read_article(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  NamedArticle article{0, std::string{text.substr(colon + 1)}};
  const char* end = text.data() + colon;
  const auto [rest, error] = std::from_chars(text.data(), end, article.index);
  return error == std::errc{} && rest == end ? std::optional{std::move(article)} : std::nullopt;
}

std::string keep_set(const Parameters& form, const TimeZone& zone, WarmIndex& warm) {
  const std::string name = checked_set_name(form);
  const ArticleSets::IfThere if_there = asked_of_existing(form);
  const Parameters asked = read_form(parameter(form, "back"));
  IndexSet& indexes = warm.indexes();
  const bool all = parameter(form, "articles") == "all";
  const ChosenArticles chosen = all ? matching(asked, zone, indexes) : ticked(form, asked, indexes);
  if (chosen.documents.empty()) {
    throw Refusal(400, "no_articles", all ? "no article matches" : "no article is ticked",
                  "a set is kept of one article or more");
  }
  const auto articles = saved_articles(indexes.collection(), chosen.documents);
  std::uint64_t held = 0;
  warm.write_to_desk([&](SqliteFile& file) {
    ArticleSets sets{file};
    if (if_there == ArticleSets::IfThere::kRefuse && sets.articles(name)) {
      throw Refusal(409, "set_exists", fmt::format("there is a set {} already", name),
                    "add to it, put these in its place, or take another name");
    }
    held = sets.save({name, chosen.query, utc_now(), 0}, articles, if_there);
  });
  return kept_json({{"set", name}, {"articles", held}});
}

std::string remove_set(const Parameters& form, const WarmIndex& warm) {
  const std::string name = parameter(form, "name");
  check_set(name, warm);
  warm.write_to_desk([&](SqliteFile& file) { ArticleSets{file}.remove(name); });
  return kept_json({{"set", name}});
}

std::vector<std::string> names_of_sets(const WarmIndex& warm) {
  const auto file = open_desk_file(desk_path(warm.places()));
  return file ? ArticleSets{*file}.names() : std::vector<std::string>{};
}

std::vector<SetCount> count_by_set(const Parameters& asked, const TimeZone& zone, WarmIndex& warm) {
  const std::vector<std::string> names = names_of_sets(warm);
  if (names.empty()) return {};
  Parameters others = asked;
  std::erase_if(others, [](const auto& pair) { return pair.first == "in"; });
  const Reading reading = asked_reading(others);
  const std::string text = asked_query(others, reading);
  IndexSet& indexes = warm.indexes();
  const DeskQuery query = text.empty() ? whole_collection()
                                       : read_desk_query(text, reading, zone, indexes.collection(), indexes.analyzer());
  const ArticleList found = matching_articles(indexes.collection(), *query.built.hits);
  const auto of_set = [&](const std::string& name) {
    return size_of_common(found, warm.saved().documents(Field::kSet, name));
  };
  std::vector<SetCount> counts;
  for (const std::string& name : names) counts.push_back({name, of_set(name)});
  counts.push_back({std::string{kNoValue}, found.size() - of_set("")});
  return counts;
}

void check_set(const std::string& name, const WarmIndex& warm) {
  const std::vector<std::string> names = names_of_sets(warm);
  if (std::ranges::find(names, name) != names.end()) return;
  throw Refusal(404, "no_set", fmt::format("there is no set {}", excerpt(name)), known_names_hint(name, names));
}

}  // namespace khabar
