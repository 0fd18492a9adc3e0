#include "searcher/proof/differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "common/program/suggestion.h"

namespace khabar {
namespace {

using Sentences = std::vector<std::string>;

void compare(const std::string& what, const std::string& was, const std::string& is, Sentences& found) {
  if (was != is) found.push_back(fmt::format("{}: '{}' became '{}'", what, excerpt(was), excerpt(is)));
}

// The hashes that articles of an id have; several indexes may have more than one.
using Hashes = std::map<std::string, std::multiset<std::string>>;

Hashes hashes_of(const std::vector<ProvenArticle>& articles) {
  Hashes hashes;
  for (const ProvenArticle& article : articles) hashes[article.id].insert(article.hash);
  return hashes;
}

void tell(const std::string& name, std::string_view what, const std::vector<std::string>& ids, Sentences& found) {
  if (ids.empty()) return;
  std::string named;
  for (std::size_t i = 0; i < std::min(ids.size(), kMostNamedArticles); ++i) {
    named += (i == 0 ? ": " : ", ") + ids[i];
  }
  if (ids.size() > kMostNamedArticles) named += ", ...";
  found.push_back(fmt::format("{}: {} article{} {}{}", name, ids.size(), ids.size() == 1 ? "" : "s", what, named));
}

void compare_articles(const std::string& name, const ProvenQuery& was, const ProvenQuery& is, Sentences& found) {
  if (was.articles == is.articles) return;
  const Hashes before = hashes_of(was.articles);
  const Hashes after = hashes_of(is.articles);
  std::vector<std::string> more;
  std::vector<std::string> less;
  std::vector<std::string> changed;
  for (const auto& [id, hashes] : after) {
    const auto old = before.find(id);
    if (old == before.end() || old->second.size() < hashes.size()) {
      more.push_back(id);
    } else if (old->second.size() == hashes.size() && old->second != hashes) {
      changed.push_back(id);
    }
  }
  for (const auto& [id, hashes] : before) {
    const auto now = after.find(id);
    if (now == after.end() || now->second.size() < hashes.size()) less.push_back(id);
  }
  tell(name, "more", more, found);
  tell(name, "less", less, found);
  tell(name, "changed", changed, found);
  if (more.empty() && less.empty() && changed.empty()) found.push_back(name + ": the articles are in another order");
}

void compare_counts(const std::string& name, const ProvenQuery& was, const ProvenQuery& is, Sentences& found) {
  const std::map<std::string, std::uint64_t> after{is.counts.begin(), is.counts.end()};
  for (const auto& [count, before] : was.counts) {
    const auto now = after.find(count);
    if (now == after.end()) {
      found.push_back(fmt::format("{}: {} were {} and are not counted", name, count, before));
    } else if (now->second != before) {
      found.push_back(fmt::format("{}: {} {} -> {}", name, count, before, now->second));
    }
  }
}

void compare_queries(const Manifest& was, const Manifest& is, Sentences& found) {
  const auto of_name = [](const std::vector<ProvenQuery>& queries, const std::string& name) {
    return std::ranges::find(queries, name, &ProvenQuery::name);
  };
  for (const ProvenQuery& query : was.queries) {
    const std::string name = fmt::format("query '{}'", excerpt(query.name));
    const auto now = of_name(is.queries, query.name);
    if (now == is.queries.end()) {
      found.push_back(name + " is not asked any more");
      continue;
    }
    compare(name, query.typed, now->typed, found);
    compare(name + " as parsed", query.parsed, now->parsed, found);
    compare_articles(name, query, *now, found);
    compare_counts(name, query, *now, found);
  }
  for (const ProvenQuery& query : is.queries) {
    if (of_name(was.queries, query.name) == was.queries.end()) {
      found.push_back(fmt::format("query '{}' is new", excerpt(query.name)));
    }
  }
}

void compare_outputs(const Manifest& was, const Manifest& is, Sentences& found) {
  for (std::size_t i = 0; i < std::min(was.outputs.size(), is.outputs.size()); ++i) {
    if (was.outputs[i].digest == is.outputs[i].digest) continue;
    found.push_back(fmt::format("the output differs: {} of {} bytes, digest {} -> {}", was.outputs[i].path,
                                was.outputs[i].bytes, was.outputs[i].digest, is.outputs[i].digest));
  }
  if (was.outputs.size() != is.outputs.size()) found.emplace_back("another number of outputs");
}

void compare_makers(const Manifest& was, const Manifest& is, Sentences& found) {
  for (std::size_t i = 0; i < std::min(was.indexes.size(), is.indexes.size()); ++i) {
    compare("index", was.indexes[i].place, is.indexes[i].place, found);
    compare("generation", was.indexes[i].generation, is.indexes[i].generation, found);
  }
  if (was.indexes.size() != is.indexes.size()) found.emplace_back("another number of indexes");
  const std::map<std::string, std::string> after{is.made_with.begin(), is.made_with.end()};
  for (const auto& [name, version] : was.made_with) {
    const auto now = after.find(name);
    compare(name, version, now == after.end() ? std::string{} : now->second, found);
  }
}

}  // namespace

Differences differences_of(const Manifest& was, const Manifest& is) {
  Differences found;
  compare_makers(was, is, found.of_makers);
  compare_queries(was, is, found.of_results);
  compare_outputs(was, is, found.of_results);
  return found;
}

}  // namespace khabar
