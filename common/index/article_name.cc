#include "common/index/article_name.h"

#include <fmt/format.h>

#include "common/index/article_document.h"
#include "common/stored/field.h"

namespace khabar {

std::string article_name(const Xapian::Document& document) {
  std::string id;
  try {
    id = order_value_id(document.get_value(slot(Slot::kOrder)));
  } catch (const Xapian::Error&) {
    // The number must do.
  }
  const Xapian::docid number = document.get_docid();
  if (id.empty()) return fmt::format("document {}", number);
  return number == 0 ? fmt::format("article {}", id) : fmt::format("article {} (document {})", id, number);
}

std::string article_name(const Xapian::Database& database, Xapian::docid document) {
  try {
    return article_name(database.get_document(document, Xapian::DOC_ASSUME_VALID));
  } catch (const Xapian::Error&) {
    return fmt::format("document {}", document);
  }
}

}  // namespace khabar
