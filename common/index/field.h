// The one table of fields: term prefixes, value slots and names exist here and nowhere else.
// Prefixes follow Omega's convention (xapian-omega, docs/termprefixes.rst) where Omega has one.
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>

namespace khabar {

enum class Field {
  kExact,
  kLemma,
  kTitleExact,
  kTitleLemma,
  kBroad,
  kId,
  kSource,
  kSection,
  kAuthor,
  kLanguage,
  kDay,
  kMonth,
  kYear,
  kFingerprint,
  kBand,
};

enum class FieldKind {
  kText,     // words made by the Analyzer
  kBoolean,  // one term a value, no weight
};

struct FieldSpec {
  Field field;
  std::string_view name;    // as in `title:` and in JSON; empty if a query cannot name the field
  std::string_view arabic;  // the same in Arabic, or empty
  std::string_view prefix;  // term prefix; empty for exact forms, which have no terms: see token_sequence.h
  FieldKind kind;
  std::string_view description;
};

// In the order of Field, so that field_table()[i].field == Field(i).
std::span<const FieldSpec> field_table();

const FieldSpec& field_spec(Field field);

// Nullptr if no field has that name or Arabic name.
const FieldSpec* find_field(std::string_view name);

// Value slots. The number is part of the index format.
enum class Slot : Xapian::valueno {
  kDate = 0,         // sortable_serialise of seconds since 1970 UTC; absent for an undated article
  kSource = 1,       // the source as given
  kContentHash = 2,  // 16 bytes, XXH3-128 of the article
  kGroup = 3,        // id of the representative; absent for an article without near duplicates
  kOrder = 4,        // newest first, then id: see order_value()
  kTokens = 5,       // the words in their order: see token_sequence.h
};

constexpr Xapian::valueno slot(Slot s) { return static_cast<Xapian::valueno>(s); }

// The longest term Xapian takes is 245 bytes; ours stay below.
inline constexpr std::size_t kMaxTermBytes = 240;

// prefix + text; a text too long for a term, or an id that is not plain ASCII, is replaced by `#` + hex of its
// XXH3-128. Use for boolean fields only.
std::string boolean_term(Field field, std::string_view text);

// The text of a boolean_term(); empty if that was replaced by its hash.
std::string_view boolean_value(Field field, std::string_view term);

// prefix + word; the Analyzer keeps words short enough.
std::string text_term(Field field, std::string_view word);

}  // namespace khabar
