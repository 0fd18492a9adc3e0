#include "indexer/update/known_articles.h"

#include <algorithm>
#include <cstring>

#include "common/digest.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"

namespace khabar {
namespace {

std::vector<KnownArticles::Digest> hashes_by_document(const Xapian::Database& database) {
  std::vector<KnownArticles::Digest> hashes(database.get_lastdocid() + 1);
  const Xapian::valueno hash = slot(Slot::kContentHash);
  for (auto at = database.valuestream_begin(hash); at != database.valuestream_end(hash); ++at) {
    if (at.get_docid() >= hashes.size()) throw Damage("the content hashes are damaged").of("the index");
    hashes[at.get_docid()] = KnownArticles::as_digest(*at);
  }
  return hashes;
}

}  // namespace

std::size_t KnownArticles::HashOfDigest::operator()(const Digest& digest) const {
  std::size_t hash = 0;
  std::memcpy(&hash, digest.data(), sizeof hash);
  return hash;
}

KnownArticles::Digest KnownArticles::as_digest(std::string_view content_hash) {
  Digest made{};
  std::memcpy(made.data(), content_hash.data(), std::min(content_hash.size(), made.size()));
  return made;
}

KnownArticles::Digest KnownArticles::digest_of_id(std::string_view id) {
  return as_digest(digest(boolean_term(Field::kId, id)));
}

KnownArticles::KnownArticles(const Xapian::Database& database) {
  const std::vector<Digest> hashes = hashes_by_document(database);
  entries_.reserve(database.get_doccount());
  const std::string prefix{field_spec(Field::kId).prefix};
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const auto found = database.postlist_begin(*term);
    if (found == database.postlist_end(*term) || *found >= hashes.size()) {
      throw Damage("the list of ids is damaged").of("the index");
    }
    const Xapian::docid document = *found;
    entries_.push_back({as_digest(digest(*term)), hashes[document], document});
  }
  std::ranges::sort(entries_, {}, &Entry::id);
}

std::optional<std::size_t> KnownArticles::find(std::string_view id) const {
  const Digest wanted = digest_of_id(id);
  const auto at = std::ranges::lower_bound(entries_, wanted, {}, &Entry::id);
  if (at == entries_.end() || at->id != wanted) return std::nullopt;
  return static_cast<std::size_t>(at - entries_.begin());
}

bool KnownArticles::has_hash(std::size_t number, std::string_view content_hash) const {
  return entries_[number].hash == as_digest(content_hash);
}

}  // namespace khabar
