// Which articles an index holds, told by id and content hash: what an update compares its input with.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace khabar {

class KnownArticles {
 public:
  using Digest = std::array<char, 16>;
  struct HashOfDigest {
    std::size_t operator()(const Digest& digest) const;
  };

  // That stands for an id here.
  static Digest digest_of_id(std::string_view id);
  // 16 bytes of a content_hash().
  static Digest as_digest(std::string_view content_hash);

  // Reads ids and hashes of all documents once, in the order in which they lie: some 40 bytes an article, and far
  // quicker than looking up each article of the input. The terms stand for the ids by their XXH3-128.
  explicit KnownArticles(const Xapian::Database& database);

  std::size_t size() const { return entries_.size(); }

  // A number below size(); nothing if no article has the id.
  std::optional<std::size_t> find(std::string_view id) const;

  Xapian::docid document(std::size_t number) const { return entries_[number].document; }
  bool has_hash(std::size_t number, std::string_view content_hash) const;

 private:
  struct Entry {
    Digest id;
    Digest hash;
    Xapian::docid document;
  };

  std::vector<Entry> entries_;  // by id
};

}  // namespace khabar
