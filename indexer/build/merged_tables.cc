#include "indexer/build/merged_tables.h"

#include <fmt/format.h>

#include "common/index/article_document.h"
#include "common/index/field.h"
#include "common/program/error.h"

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

// The articles of `merged` that have the id of the first one of `part`.
Xapian::PostingIterator same_id(const Xapian::Database& part, const Xapian::Database& merged) {
  const Xapian::docid first = *part.postlist_begin({});
  const std::string order = part.get_document(first, Xapian::DOC_ASSUME_VALID).get_value(slot(Slot::kOrder));
  return merged.postlist_begin(boolean_term(Field::kId, order_value_id(order)));
}

}  // namespace

void require_merged_tables(const std::vector<Xapian::Database>& parts, const std::filesystem::path& destination) {
  const Xapian::Database merged(destination.string());
  for (const Xapian::Database& part : parts) {
    for (auto at = same_id(part, merged); at != Xapian::PostingIterator(); ++at) {
      if (is_whole(merged, *at)) continue;
      throw Error(
          fmt::format("{} has not become whole: Xapian could not open a table that went into it", destination.string()),
          "nothing was published and the index is as before; check the disk and the limit of open files "
          "(ulimit -n), and build again");
    }
  }
}

}  // namespace khabar
