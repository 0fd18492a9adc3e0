#include "indexer/update/generation_edit.h"

#include <algorithm>
#include <utility>

#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "indexer/duplicates/edit_groups.h"
#include "indexer/generation/verification.h"
#include "indexer/run/database_error.h"
#include "indexer/run/disk_room.h"
#include "indexer/update/database_copy.h"

namespace khabar {
namespace {

// Of the terms that Xapian holds until they are committed: some 350 bytes each, of which the plan keeps 20 for a byte.
constexpr std::size_t kTermBytes = 18;

// The same for the values of a document, if they are all that changes.
constexpr std::size_t kValueBytes = 64;

std::size_t planned_bytes(const Article& article, const Xapian::Document& document) {
  return std::max(planned_bytes(article), kTermBytes * document.termlist_count());
}

}  // namespace

GenerationEdit::GenerationEdit(const IndexSnapshot& published, const std::filesystem::path& source,
                               const KnownArticles& known, std::filesystem::path destination,
                               const UpdateMemory& memory, const CheckPoint& check_point)
    : published_(published),
      known_(known),
      destination_(std::move(destination)),
      memory_(memory),
      check_point_(check_point),
      analyzer_(VariantTable(read_metadata(published.database()).variants, source.string())) {
  promise_.articles = published.database().get_doccount();
  require_published_files(source, copy_database(source, destination_, check_point));
  on_database("change", destination_, [&] {
    database_ = Xapian::WritableDatabase(destination_.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  });
}

// Articles that were added a moment ago are found as well.
Xapian::docid GenerationEdit::document_of(const std::string& id) const {
  if (const auto known = known_.find(id)) return known_.document(*known);
  const std::string term = boolean_term(Field::kId, id);
  const auto added = database_.postlist_begin(term);
  return added == database_.postlist_end(term) ? 0 : *added;
}

void GenerationEdit::put(const Article& article, const Xapian::Document& document) {
  check_point_();
  const auto replace_or_add = [&] {
    commit_before(planned_bytes(article, document));
    Xapian::docid id = document_of(article.id);
    if (id == 0) {
      id = database_.add_document(document);
      ++promise_.articles;
    } else {
      if (promise_.written.contains(id)) count_out(id);
      database_.replace_document(id, document);
    }
    promise_.written[id] = content_hash(article);
  };
  on_database("change", destination_, [&] { indexing_article(article, replace_or_add); });
}

void GenerationEdit::restore(Xapian::docid document) {
  check_point_();
  on_database("change", destination_, [&] {
    const Xapian::Document published = published_.database().get_document(document);
    const Article article = stored_article(published);
    require_memory_for(article, memory_.largest);
    commit_before(planned_bytes(article, published));
    count_out(document);
    database_.replace_document(document, make_document(article, analyzer_, forms_.front()));
    promise_.written[document] = published.get_value(slot(Slot::kContentHash));
  });
}

void GenerationEdit::remove(Xapian::docid document) {
  check_point_();
  on_database("change", destination_, [&] {
    const Xapian::Document removed = database_.get_document(document);
    const Article article = stored_article(removed);
    require_memory_for(article, memory_.largest);
    commit_before(planned_bytes(article, removed));
    count_out(document);
    database_.delete_document(document);
  });
  promise_.removed.push_back(document);
  --promise_.articles;
}

// The words of the document, as it is now, go out of the table of forms.
void GenerationEdit::count_out(Xapian::docid document) {
  count_removed(stored_article(database_.get_document(document)), analyzer_, forms_.front());
  if (forms_.front().size() <= most_forms_) return;
  count_some(forms_.front());
  // What is left waits for what another counter adds; it is not tried again with each article.
  most_forms_ = kMostForms + 2 * forms_.front().size();
}

void GenerationEdit::count_some(FormCounter& forms) {
  on_database("change", destination_, [&] { forms.write(database_); });
}

void GenerationEdit::commit_before(std::size_t bytes) {
  // An article that is replaced counts twice: its former terms are taken out as well.
  if (uncommitted_ > 0 && uncommitted_ + bytes > memory_.commit_bytes / 2) commit();
  uncommitted_ += bytes;
}

// Xapian writes each block that changes anew: what that takes lies between the text and all the database again.
void GenerationEdit::commit() {
  require_room(destination_, 4 * uncommitted_);
  database_.commit();
  uncommitted_ = 0;
}

void GenerationEdit::finish(const IndexMetadata& metadata) {
  on_database("change", destination_, [&] {
    FormCounter::write(forms_, database_);
    commit();
    regroup();
    write_metadata(database_, metadata);
    commit();
    database_.close();
    promise_.analyzer_fingerprint = metadata.analyzer_fingerprint;
    check_new_generation(destination_, promise_, Tables::kNone, check_point_);
  });
}

// What is committed is read, since a database that is being written reads slowly.
void GenerationEdit::regroup() {
  std::vector<Xapian::docid> changed = promise_.removed;
  for (const auto& [document, hash] : promise_.written) changed.push_back(document);
  const GroupChanges changes =
      changed_groups(published_.database(), Xapian::Database(destination_.string()), changed, check_point_);
  for (const auto& [id, group] : changes) {
    check_point_();
    Xapian::Document document = database_.get_document(id);
    commit_before(kValueBytes + document.get_value(slot(Slot::kTokens)).size());
    if (group.empty()) {
      document.remove_value(slot(Slot::kGroup));
    } else {
      document.add_value(slot(Slot::kGroup), group);
    }
    database_.replace_document(id, document);
  }
}

}  // namespace khabar
