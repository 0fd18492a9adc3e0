#include "indexer/build/part_database.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/document_place.h"
#include "common/stored/field.h"
#include "indexer/build/index_metadata.h"
#include "indexer/build/memory_plan.h"
#include "indexer/build/merged_tables.h"
#include "indexer/duplicates/part_groups.h"
#include "indexer/run/database_error.h"
#include "indexer/run/disk_room.h"
#include "indexer/sorting/form_run.h"

namespace khabar {
namespace {

// DB_DANGEROUS saves nothing measurable on a new database, and hides the reason of a failure behind one of its own.
constexpr int kPartFlags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

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

void commit(Xapian::WritableDatabase& database, const std::filesystem::path& part, FormCounter& forms) {
  add_to_form_run(part, forms);
  database.commit();
}

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
    commit(database, part, forms);
    uncommitted = 0;
  }
  commit(database, part, forms);
  return false;
}

// Xapian reports each of its own tables before and after it is merged: the only moments at which a merge can be ended.
class Merger : public Xapian::Compactor {
 public:
  explicit Merger(const CheckPoint& check_point) : check_point_(check_point) {}
  void set_status(const std::string&, const std::string&) override { check_point_(); }

 private:
  const CheckPoint& check_point_;
};

// Of the tables of an index there may be a database without documents, beside the parts.
void compact(const Paths& parts, const Xapian::Database* tables, const std::filesystem::path& destination,
             const CheckPoint& check_point) {
  std::vector<Xapian::Database> databases;
  Xapian::Database all;
  for (const auto& part : parts) all.add_database(databases.emplace_back(part.string()));
  if (tables != nullptr) all.add_database(*tables);
  Merger merger(check_point);
  // Blocks of 64 kB make the result 1 % smaller, FULLER none: not worth larger reads for every posting list.
  all.compact(destination.string(), Xapian::Compactor::FULL, 0, merger);
  require_merged_tables(databases, destination);
}

}  // namespace

void PartDatabases::write_part(const std::filesystem::path& path, const ArticleBatch& batch, std::size_t words,
                               Analyzer& analyzer, Run& run) {
  require_room(path.parent_path(), scratch_bytes(batch));
  on_database("write", path, [&] {
    Xapian::WritableDatabase database(path.string(), kPartFlags);
    FormCounter forms;
    for (const Article& article : batch.articles) {
      run.check_point();
      if (forms.size() + most_words(article) > words) commit(database, path, forms);
      indexing_article(article, [&] { database.add_document(make_document(article, analyzer, forms)); });
      ++run.counters.articles;
    }
    commit(database, path, forms);
  });
}

ReplacedArticles PartDatabases::remove_replaced(Paths& parts, Analyzer& analyzer, const CheckPoint& check_point) {
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

void PartDatabases::merge_parts(const Paths& parts, const std::filesystem::path& destination,
                                const CheckPoint& check_point) {
  on_database("merge into", destination, [&] {
    compact(parts, nullptr, destination, check_point);
    merge_form_runs(parts, destination, check_point);
  });
}

void PartDatabases::group(const Paths& parts, const CheckPoint& check_point) { group_parts(parts, check_point); }

// Xapian merges in one thread.
void PartDatabases::make_index(const Paths& parts, const IndexMetadata& metadata,
                               const std::filesystem::path& destination, unsigned, const CheckPoint& check_point) {
  on_database("merge into", destination, [&] {
    const Xapian::Database tables = write_metadata_database(parts, scratch_, metadata, check_point);
    compact(parts, &tables, destination, check_point);
  });
}

}  // namespace khabar
