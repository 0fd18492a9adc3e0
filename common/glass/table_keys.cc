#include "common/glass/table_keys.h"

#include <bit>

#include "common/stored/leb128.h"

namespace khabar::glass {
namespace {

using std::string_literals::operator""s;

}  // namespace

void append_document(std::string& key, DocumentId document) {
  constexpr unsigned kBitsInTwoBytes = 15;
  const auto bits = static_cast<unsigned>(std::bit_width(document));
  const unsigned bytes = bits <= kBitsInTwoBytes ? 2 : (bits + 5) / 7;
  const unsigned ones = bytes - 2;  // the first bits tell how many bytes follow the second
  const std::uint64_t marked = document | (std::uint64_t{(0xFF00U >> ones) & 0xFFU} << (8 * (bytes - 1)));
  for (unsigned at = bytes; at-- > 0;) key += static_cast<char>(marked >> (8 * at));
}

std::optional<DocumentId> read_document(std::string_view bytes) {
  constexpr std::size_t kMostBytes = 5;
  if (bytes.size() < 2 || bytes.size() > kMostBytes) return std::nullopt;
  std::uint64_t marked = 0;
  for (const char byte : bytes) marked = marked << 8U | static_cast<unsigned char>(byte);
  const auto document = static_cast<DocumentId>(marked & ((std::uint64_t{1} << (7 * bytes.size() + 1)) - 1));
  return document_key(document) == bytes ? std::optional{document} : std::nullopt;
}

std::string document_key(DocumentId document) {
  std::string key;
  append_document(key, document);
  return key;
}

std::string used_slots_key(DocumentId document) { return document_key(document) + '\0'; }

std::string metadata_key(std::string_view name) { return std::string("\0\xC0"s).append(name); }

std::string value_statistics_key(Slot slot) {
  std::string key = "\0\xD0"s;
  for (; slot > 0; slot >>= 8U) key += static_cast<char>(slot);
  return key;
}

std::string values_prefix(Slot slot) {
  std::string key = "\0\xD8"s;
  append_leb128(key, slot);
  return key;
}

std::string values_key(Slot slot, DocumentId first) {
  std::string key = values_prefix(slot);
  append_document(key, first);
  return key;
}

std::string lengths_key() { return "\0\xE0"s; }

std::string postings_key(std::string_view term) {
  std::string key;
  key.reserve(term.size());
  for (const char byte : term) {
    key += byte;
    if (byte == '\0') key += '\xFF';
  }
  return key;
}

}  // namespace khabar::glass
