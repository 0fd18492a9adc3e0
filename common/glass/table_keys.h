// Keys of the tables of a glass database (xapian-core 1.4.22, common/pack.h, and make_key() of glass_docdata.h,
// glass_termlisttable.h, glass_values.h and .cc). Their order is that of the bytes.
//
//   docdata    document                       its data
//   termlist   document                       its terms
//              document 00                    the slots of its values
//   postlist   00 C0 name                     metadata
//              00 D0 slot                     statistics of a slot: the slot little-endian, without its last zero bytes
//              00 D8 slot document            values of a slot, from this document on: the slot as LEB128
//              00 E0 [document]               lengths of documents, from this one on, or from the first
//              term                           postings of a term, from the first document on
//              term 00 document               the same, from this one on
//
// A document in a key takes 2 to 5 bytes, the shorter ones first: 0xxxxxxx x, 10xxxxxx x x, 110xxxxx x x x or
// 1110xxxx x x x x. A zero byte in a term is followed by FF.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar::glass {

// As wide as Xapian's own types are in Debian.
using DocumentId = std::uint32_t;  // from 1
using Slot = std::uint32_t;
using Frequency = std::uint32_t;  // of a term in a document (wdf), and how many documents have it

std::string document_key(DocumentId document);
std::string used_slots_key(DocumentId document);

std::string metadata_key(std::string_view name);
std::string value_statistics_key(Slot slot);
std::string values_key(Slot slot, DocumentId first);

// What the keys of the values of a slot begin with.
std::string values_prefix(Slot slot);

// What the keys of lengths and of postings begin with.
std::string lengths_key();
std::string postings_key(std::string_view term);
void append_document(std::string& key, DocumentId document);

// The document that `bytes` are made of; nothing if append_document() makes no such bytes.
std::optional<DocumentId> read_document(std::string_view bytes);

}  // namespace khabar::glass
