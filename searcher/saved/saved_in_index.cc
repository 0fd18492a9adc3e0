#include "searcher/saved/saved_in_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "common/saved/desk_file.h"
#include "searcher/saved/file/article_sets.h"
#include "searcher/saved/file/saved_name.h"
#include "searcher/saved/listed_articles.h"

namespace khabar {

SavedInIndex::SavedInIndex(std::function<std::string()> path, Collection collection)
    : path_(std::move(path)), collection_(std::move(collection)) {}

Xapian::Query SavedInIndex::named(Field field, const std::string& name) {
  return listed_articles(collection_, find(field, name).documents);
}

Xapian::Query SavedInIndex::any(Field field) { return listed_articles(collection_, find(field, {}).documents); }

std::vector<std::string> SavedInIndex::remarks(Field field, const std::string& name) {
  return find(field, name).remarks;
}

void SavedInIndex::forget() {
  found_.clear();
  lines_.reset();
  file_.reset();
  opened_.reset();
}

const SavedInIndex::Named& SavedInIndex::find(Field field, const std::string& name) {
  const auto known = found_.find({field, name});
  if (known != found_.end()) return known->second;
  Named found = field == Field::kSet ? find_set(name) : find_code(name);
  return found_.emplace(std::pair{field, name}, std::move(found)).first->second;
}

SavedInIndex::Named SavedInIndex::find_set(const std::string& name) {
  if (file() == nullptr && name.empty()) return {};
  if (file() == nullptr) {
    throw Error(fmt::format("there is no set {}: nothing is kept in {}", excerpt(name), *opened_),
                "'set save NAME --query QUERY' makes one; --desk names another file");
  }
  ArticleSets sets{*file()};
  const auto kept = name.empty() ? sets.all_articles() : sets.articles(name);
  if (!kept) {
    throw Error(fmt::format("there is no set {} in {}", excerpt(name), *opened_), known_names_hint(name, sets.names()));
  }
  FoundArticles found = find_articles(collection_, *kept);
  Named named{std::move(found.documents), {}};
  if (!found.missing.empty() && !name.empty()) {
    named.remarks.push_back(
        fmt::format("set {}: the index no longer has {} of its {} articles", name, found.missing.size(), kept->size()));
  }
  return named;
}

SavedInIndex::Named SavedInIndex::find_code(const std::string& name) {
  if (!lines_) {
    lines_ = file() == nullptr ? std::vector<FoundLineCodes>{} : find_lines(collection_, LineCodes{*file()}.lines());
  }
  const CodedLines coded{*lines_};
  const std::vector<std::string>& names = coded.names();
  if (!name.empty() && !std::ranges::binary_search(names, name)) {
    throw Error(fmt::format("no line has the code {} in {}", excerpt(name), *opened_), known_names_hint(name, names));
  }
  Named named{coded.articles(name), {}};
  std::vector<FoundLineCodes> of_name;
  std::ranges::copy_if(*lines_, std::back_inserter(of_name), [&](const FoundLineCodes& found) {
    return name.empty() || std::ranges::find(found.line.codes, name) != found.line.codes.end();
  });
  if (const std::string lost = lost_lines_text(of_name); !lost.empty()) named.remarks.push_back(lost);
  return named;
}

SqliteFile* SavedInIndex::file() {
  if (!opened_) {
    std::string path = path_();
    file_ = open_desk_file(path);  // whoever asks again after an error gets the same
    opened_ = std::move(path);
  }
  return file_.get();
}

}  // namespace khabar
