#include "indexer/build/merged_tables.h"

#include <fmt/format.h>

#include "common/index/article_document.h"
#include "common/program/error.h"
#include "common/stored/field.h"

namespace khabar {
namespace {

bool has_terms(const Xapian::Database& database, Xapian::docid document) {
  try {
    return database.termlist_begin(document) != database.termlist_end(document);
  } catch (const Xapian::DocNotFoundError&) {
    return false;
  } catch (const Xapian::FeatureUnavailableError&) {  // there is no such table at all
    return false;
  }
}

bool is_whole(const Xapian::Database& database, Xapian::docid document) {
  return !database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data().empty() && has_terms(database, document);
}

// The first article of `part`, where it lies in `merged` behind at least `before` articles; 0 if it is not there.
// Document ids have gaps only if replaced articles were removed, and then no other article has its id.
Xapian::docid first_article(const Xapian::Database& part, const Xapian::Database& merged, Xapian::doccount before) {
  const Xapian::docid first = *part.postlist_begin({});
  const std::string order = part.get_document(first, Xapian::DOC_ASSUME_VALID).get_value(slot(Slot::kOrder));
  auto at = merged.postlist_begin(boolean_term(Field::kId, order_value_id(order)));
  at.skip_to(before + 1);
  return at == Xapian::PostingIterator() ? 0 : *at;
}

}  // namespace

void require_merged_tables(const std::vector<Xapian::Database>& parts, const std::filesystem::path& destination) {
  const Xapian::Database merged(destination.string());
  Xapian::doccount before = 0;
  for (const Xapian::Database& part : parts) {
    const Xapian::docid document = first_article(part, merged, before);
    if (document == 0 || !is_whole(merged, document)) {
      throw Error(
          fmt::format("{} has not become whole: Xapian could not open a table that went into it", destination.string()),
          "nothing was published and the index is as before; check the disk and the limit of open files "
          "(ulimit -n), and build again");
    }
    before += part.get_doccount();
  }
}

}  // namespace khabar
