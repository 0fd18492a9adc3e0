#include "common/index/collection_tokens.h"

#include "common/index/document_place.h"

namespace khabar {

CollectionTokens::CollectionTokens(const Collection& collection) : check_point_(collection.check_point()) {
  for (std::size_t part = 0; part < collection.parts().size(); ++part) parts_.push_back(collection.tokens(part));
}

std::string_view CollectionTokens::of(Xapian::docid article) {
  check_point_();
  const DocumentPlace place = place_of(article, parts_.size());
  return parts_[place.database].of(place.document);
}

}  // namespace khabar
