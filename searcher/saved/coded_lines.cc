#include "searcher/saved/coded_lines.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>

#include "common/digest.h"
#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "searcher/desk/whole_article.h"
#include "searcher/saved/article_lookup.h"

namespace khabar {
namespace {

constexpr std::size_t kNamedLostLines = 3;

// The articles of one id, for lines that follow each other.
class ArticlesOfId {
 public:
  explicit ArticlesOfId(const Collection& collection) : collection_(collection) {}

  void find(const CodedLine& line, FoundLineCodes& found) {
    if (id_ != line.article.id) read(line.article.id);
    found.state = articles_.empty() ? LineState::kGone : LineState::kChanged;
    const auto same = [&](const auto& is_same) {
      const auto at = std::ranges::find_if(articles_, is_same);
      if (at == articles_.end()) return false;
      found.state = LineState::kThere;
      found.document = at->document;
      return true;
    };
    if (same([&](OneArticle& one) { return one.hash == line.article.hash; })) return;
    same([&](OneArticle& one) { return text_hash(one) == line.text_hash; });
  }

 private:
  struct OneArticle {
    Xapian::docid document;
    std::string hash;
    std::optional<std::string> text{};
  };

  void read(const std::string& id) {
    id_ = id;
    articles_.clear();
    for (const Xapian::docid document : documents_of_id(collection_, id)) {
      const std::string hash = collection_.database().get_document(document).get_value(slot(Slot::kContentHash));
      articles_.push_back({document, hash});
    }
  }

  const std::string& text_hash(OneArticle& one) const {
    if (!one.text) one.text = text_hash_of(stored_article(collection_.database().get_document(one.document)));
    return *one.text;
  }

  const Collection& collection_;
  std::string id_;
  std::vector<OneArticle> articles_;
};

}  // namespace

std::string text_hash_of(const Article& article) {
  const std::string length = std::to_string(article.title.size());
  const std::array<std::string_view, 3> pieces{length, article.title, article.body};
  return joined_digest(pieces);
}

std::vector<FoundLineCodes> find_lines(const Collection& collection, const std::vector<CodedLine>& lines) {
  ArticlesOfId articles{collection};
  std::vector<FoundLineCodes> found;
  found.reserve(lines.size());
  for (const CodedLine& line : lines) articles.find(line, found.emplace_back(FoundLineCodes{line}));
  return found;
}

void keep_line(CodedLine line, Note note, const Collection& collection, LineCodes& codes) {
  const FoundArticles same = find_articles(collection, {{line.article.id, {}}});
  const std::vector<SavedArticle> now = saved_articles(collection, same.documents);
  std::string kept = codes.take(
      line, [&](const std::string& hash) { return std::ranges::find(now, hash, &SavedArticle::hash) == now.end(); });
  if (note == Note::kKept) line.note = std::move(kept);
  if (!line.codes.empty()) codes.add(line);
}

CodedLines::CodedLines(const std::vector<FoundLineCodes>& lines) {
  std::set<std::string> names;
  for (const FoundLineCodes& found : lines) names.insert(found.line.codes.begin(), found.line.codes.end());
  names_.assign(names.begin(), names.end());
  for (const FoundLineCodes& found : lines) {
    if (found.state != LineState::kThere) continue;
    Place place{found.line.place, {}, found.line.note};
    for (const std::string& code : found.line.codes) {
      place.codes.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(names_, code) - names_.begin()));
    }
    places_[found.document].push_back(std::move(place));
  }
  for (auto& [document, places] : places_) std::ranges::stable_sort(places, {}, &Place::place);
}

const std::vector<CodedLines::Place>& CodedLines::of(Xapian::docid article) const {
  static const std::vector<Place> kNone;
  const auto found = places_.find(article);
  return found == places_.end() ? kNone : found->second;
}

const CodedLines::Place* CodedLines::at(Xapian::docid article, std::uint64_t place) const {
  const std::vector<Place>& places = of(article);
  const auto found = std::ranges::lower_bound(places, place, {}, &Place::place);
  return found != places.end() && found->place == place ? &*found : nullptr;
}

ArticleList CodedLines::articles(const std::string& name) const {
  const auto code = std::ranges::lower_bound(names_, name);
  if (!name.empty() && (code == names_.end() || *code != name)) return {};
  const auto number = static_cast<std::uint32_t>(code - names_.begin());
  const auto has_code = [&](const Place& place) {
    return name.empty() || std::ranges::find(place.codes, number) != place.codes.end();
  };
  ArticleList articles;
  for (const auto& [document, places] : places_) {
    if (std::ranges::any_of(places, has_code)) articles.push_back(document);
  }
  return articles;
}

std::string lost_lines_text(const std::vector<FoundLineCodes>& lines) {
  std::vector<std::string> named;
  std::size_t lost = 0;
  for (const FoundLineCodes& found : lines) {
    if (found.state == LineState::kThere) continue;
    if (++lost > kNamedLostLines) continue;
    named.push_back(fmt::format("{}:{} ({})", found.line.article.id, found.line.place,
                                found.state == LineState::kGone ? "no such article" : "another text"));
  }
  if (lost == 0) return {};
  return fmt::format("{} of {} coded lines {} no longer there: {}{}; 'codes export' has all of them", lost,
                     lines.size(), lost == 1 ? "is" : "are", fmt::join(named, ", "),
                     lost > kNamedLostLines ? ", ..." : "");
}

}  // namespace khabar
