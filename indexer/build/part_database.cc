#include "indexer/build/part_database.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/document_place.h"
#include "common/index/field.h"
#include "indexer/build/memory_plan.h"
#include "indexer/build/merged_tables.h"
#include "indexer/run/database_error.h"
#include "indexer/run/disk_room.h"

namespace khabar {
namespace {

// DB_DANGEROUS saves nothing measurable on a new database, and hides the reason of a failure behind one of its own.
constexpr int kPartFlags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

// A part of 250 articles of news, 0.8 MB of text, takes 2.2 times its text.
std::uint64_t room_for(const ArticleBatch& batch) {
  std::uint64_t bytes = 0;
  for (const Article& article : batch.articles) bytes += article.title.size() + article.body.size();
  return 3 * bytes;
}

void commit(Xapian::WritableDatabase& database, FormCounter& forms) {
  forms.write(database);
  database.commit();
}

// A word of Arabic and the blank behind it: what a text may hold of different words is foreseen with it.
constexpr std::size_t kWordBytes = 8;

// Parts are in input order, and so are the documents of each.
struct Replaced {
  DocumentPlace place;
  DocumentPlace by;

  auto operator<=>(const Replaced&) const = default;
};

// Adds all places but the last of an id term which several documents have.
void find_replaced(const Xapian::Database& all, std::size_t parts, const std::string& term,
                   std::vector<Replaced>& replaced) {
  std::vector<DocumentPlace> places;
  for (auto at = all.postlist_begin(term); at != all.postlist_end(term); ++at) places.push_back(place_of(*at, parts));
  std::sort(places.begin(), places.end());
  const DocumentPlace last = places.back();
  places.pop_back();
  for (const DocumentPlace place : places) replaced.push_back({place, last});
}

// In input order.
std::vector<Replaced> find_replaced(const Xapian::Database& all, std::size_t parts, const CheckPoint& check_point) {
  std::vector<Replaced> replaced;
  const std::string prefix{field_spec(Field::kId).prefix};
  for (auto term = all.allterms_begin(prefix); term != all.allterms_end(prefix); ++term) {
    check_point();
    if (term.get_termfreq() > 1) find_replaced(all, parts, *term, replaced);
  }
  std::sort(replaced.begin(), replaced.end());
  return replaced;
}

ReplacedArticles listed(const std::vector<Replaced>& replaced, const Xapian::Database& all, std::size_t parts,
                        const CheckPoint& check_point) {
  const auto article = [&](DocumentPlace place) { return stored_article(all.get_document(document_at(place, parts))); };
  ReplacedArticles list;
  for (const Replaced& one : replaced) {
    check_point();
    if (list.is_full()) {
      list.add_unlisted();
      continue;
    }
    Article old = article(one.place);
    list.add({std::move(old.id), std::move(old.path), article(one.by).path});
  }
  return list;
}

// Of the text of removed articles; Xapian holds some 20 bytes for a byte until they are committed.
constexpr std::size_t kCommitBytes = std::size_t{2} << 20;

// True if nothing is left of the part.
bool remove_documents(const std::filesystem::path& part, const std::vector<Xapian::docid>& documents,
                      Analyzer& analyzer, const CheckPoint& check_point) {
  Xapian::WritableDatabase database(part.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  if (database.get_doccount() == documents.size()) return true;
  FormCounter forms;
  std::size_t uncommitted = 0;
  for (const Xapian::docid document : documents) {
    check_point();
    const Article article = stored_article(database.get_document(document));
    count_removed(article, analyzer, forms);
    database.delete_document(document);
    uncommitted += planned_bytes(article);
    if (uncommitted < kCommitBytes) continue;
    commit(database, forms);
    uncommitted = 0;
  }
  commit(database, forms);
  return false;
}

// Xapian names the key as it lies in its table, behind two bytes of its own.
std::string_view without_table_prefix(std::string_view key) {
  constexpr std::string_view kMetadata{"\0\xC0", 2};
  return key.starts_with(kMetadata) ? key.substr(kMetadata.size()) : key;
}

// Adds up the tables of word forms. Xapian reports each of its own tables before and after it is merged: the only
// moments at which a merge can be ended.
class Merger : public Xapian::Compactor {
 public:
  explicit Merger(const CheckPoint& check_point) : check_point_(check_point) {}
  void set_status(const std::string&, const std::string&) override { check_point_(); }
  std::string resolve_duplicate_metadata(const std::string& key, std::size_t count, const std::string tags[]) override {
    const std::string name{without_table_prefix(key)};
    return is_form_key(name) ? merge_form_tags(name, count, tags) : tags[0];
  }

 private:
  const CheckPoint& check_point_;
};

}  // namespace

void write_part(const std::filesystem::path& path, const ArticleBatch& batch, std::size_t words, Analyzer& analyzer,
                Run& run) {
  require_room(path.parent_path(), room_for(batch));
  on_database("write", path, [&] {
    Xapian::WritableDatabase database(path.string(), kPartFlags);
    FormCounter forms;
    for (const Article& article : batch.articles) {
      run.check_point();
      if (forms.size() + (article.title.size() + article.body.size()) / kWordBytes > words) commit(database, forms);
      indexing_article(article, [&] { database.add_document(make_document(article, analyzer, forms)); });
      ++run.counters.articles;
    }
    commit(database, forms);
  });
}

ReplacedArticles remove_replaced(Paths& parts, Analyzer& analyzer, const CheckPoint& check_point) {
  ReplacedArticles list;
  if (parts.empty()) return list;
  on_database("remove replaced articles from", parts.front().parent_path(), [&] {
    Xapian::Database all;
    for (const auto& part : parts) all.add_database(Xapian::Database(part.string()));
    const std::vector<Replaced> replaced = find_replaced(all, parts.size(), check_point);
    list = listed(replaced, all, parts.size(), check_point);
    all.close();
    Paths kept;
    auto at = replaced.begin();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      std::vector<Xapian::docid> documents;
      for (; at != replaced.end() && at->place.database == i; ++at) documents.push_back(at->place.document);
      if (documents.empty() || !remove_documents(parts[i], documents, analyzer, check_point)) kept.push_back(parts[i]);
    }
    parts = std::move(kept);
  });
  return list;
}

void merge_parts(const Paths& parts, const std::filesystem::path& destination, const CheckPoint& check_point) {
  on_database("merge into", destination, [&] {
    std::vector<Xapian::Database> databases;
    Xapian::Database all;
    for (const auto& part : parts) all.add_database(databases.emplace_back(part.string()));
    Merger merger(check_point);
    // Blocks of 64 kB make the result 1 % smaller, FULLER none: not worth larger reads for every posting list.
    all.compact(destination.string(), Xapian::Compactor::FULL, 0, merger);
    require_merged_tables(databases, destination);
  });
}

}  // namespace khabar
