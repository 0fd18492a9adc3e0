// Where a document lies if several databases are opened as one. Xapian deals their documents round: see "Document ids"
// in its documentation of multiple databases.
#pragma once

#include <xapian.h>

#include <compare>
#include <cstddef>

namespace khabar {

struct DocumentPlace {
  std::size_t database = 0;    // in the order in which they were added, from 0
  Xapian::docid document = 0;  // its id there

  auto operator<=>(const DocumentPlace&) const = default;
};

// Of a document of `databases` opened as one.
constexpr DocumentPlace place_of(Xapian::docid document, std::size_t databases) {
  return {(document - 1) % databases, static_cast<Xapian::docid>((document - 1) / databases + 1)};
}

// Its id in all of them.
constexpr Xapian::docid document_at(DocumentPlace place, std::size_t databases) {
  return static_cast<Xapian::docid>((place.document - 1) * databases + place.database + 1);
}

}  // namespace khabar
