// The values of a slot, one document after another (indexer/glass/value_chunks.h describes the format).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/glass/slot_table.h"

namespace khabar::glass {

// Not for two threads at once.
class SlotValues {
 public:
  explicit SlotValues(std::shared_ptr<SlotTable> table) : table_(std::move(table)) {}

  // Moves to the first document from `document` on that has a value, never back. False if there is none. Throws Damage
  // that names the table, and Error that does if it cannot be read.
  bool seek(DocumentId document);

  // After seek() was true. The value lives until the next seek().
  DocumentId document() const { return document_; }
  std::string_view value() const { return value_; }

 private:
  // A piece of an entry in the table.
  struct Position {
    std::size_t leaf = 0;
    std::size_t item = 0;
  };

  struct Begin {
    DocumentId first;
    std::size_t item;
  };

  bool find(DocumentId document);
  void skip_chunks(DocumentId document);
  bool skip_in_leaf(std::size_t leaf, std::size_t first, DocumentId document);
  bool next_chunk();
  void enter(std::size_t leaf);
  bool list_next();
  void read_chunk();
  LeafItem take_item();
  bool next_in_chunk();

  std::shared_ptr<SlotTable> table_;
  Position next_;  // of the chunk behind this one

  // What begins in a leaf, ascending, among as many items as were looked at: each is once.
  std::size_t listed_ = ~std::size_t{0};
  std::size_t looked_at_ = 0;
  std::vector<Begin> begins_;
  bool others_follow_ = false;  // entries behind ours

  std::string chunk_;        // a copy, which nobody else changes
  DocumentId first_ = 0;     // of the chunk
  std::string_view rest_;    // of the chunk
  DocumentId document_ = 0;  // 0: none yet
  std::string_view value_;
};

}  // namespace khabar::glass
