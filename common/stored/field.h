// The one table of fields: term prefixes, value slots and names exist here and nowhere else.
// Prefixes follow Omega's convention (xapian-omega, docs/termprefixes.rst) where Omega has one.
#pragma once

#include <xapian.h>

#include <array>
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
  kWords,
  kGroup,
  kSet,
  kCode,
};

enum class FieldKind {
  kText,     // words made by the Analyzer
  kBoolean,  // one term a value, no weight
  kName,     // the same for values that are names: what folded_name() leaves of them
  kDate,     // days, asked for as a range
  kNumber,   // asked for as a range
  kGroup,    // the articles of a group of near duplicates, by the id of any of them
  kSaved,    // articles that a user has named; no index knows of them
};

struct FieldSpec {
  Field field;
  std::string_view name;    // as in `title:` and in JSON; empty if a query cannot name the field
  std::string_view arabic;  // the same in Arabic, or empty
  std::string_view prefix;  // term prefix; empty for exact forms, which have no terms: see token_sequence.h
  FieldKind kind;
  std::string_view description;
  std::string_view example = {};  // a value in a query, for help; empty if a query need not name the field
  std::string_view other = {};    // one more name, or empty
};

// In the order of Field, so that kFieldTable[i].field == Field(i).
inline constexpr std::array kFieldTable{
    FieldSpec{Field::kExact, "exact", "", "", FieldKind::kText, "exact form of a word, clitics and endings kept"},
    FieldSpec{Field::kLemma, "lemma", "", "Z", FieldKind::kText, "lemma of a word"},
    FieldSpec{Field::kTitleExact, "", "", "", FieldKind::kText, "exact form of a title word"},
    FieldSpec{Field::kTitleLemma, "title", "عنوان", "ZS", FieldKind::kText, "a word of the title, in all its forms",
              "الهجرة"},
    FieldSpec{Field::kBroad, "", "", "XN", FieldKind::kText, "place or noun that a nisba is derived from"},
    FieldSpec{Field::kId, "id", "معرف", "Q", FieldKind::kBoolean, "the article's unique id", "news-42"},
    FieldSpec{Field::kSource, "source", "مصدر", "H", FieldKind::kName, "newspaper or agency", "BBC"},
    FieldSpec{Field::kSection, "section", "قسم", "K", FieldKind::kName, "section or category", "رياضة"},
    FieldSpec{Field::kAuthor, "author", "كاتب", "A", FieldKind::kName, "author", "Reuters"},
    FieldSpec{Field::kLanguage, "language", "لغة", "L", FieldKind::kName, "language as given, else by script", "ar",
              "lang"},
    FieldSpec{Field::kDay, "date", "تاريخ", "D", FieldKind::kDate, "day, month or year, or from one to another",
              "2025-01..2025-03"},
    FieldSpec{Field::kMonth, "", "", "M", FieldKind::kBoolean, "UTC month, YYYYMM"},
    FieldSpec{Field::kYear, "", "", "Y", FieldKind::kBoolean, "UTC year, YYYY"},
    FieldSpec{Field::kFingerprint, "", "", "XF", FieldKind::kBoolean, "analyzer fingerprint, on every document"},
    FieldSpec{Field::kBand, "", "", "XB", FieldKind::kBoolean, "where near duplicates meet: see minhash.h"},
    FieldSpec{Field::kWords, "words", "كلمات", "", FieldKind::kNumber, "how many words title and body have", ">500"},
    FieldSpec{Field::kGroup, "group", "مجموعة", "", FieldKind::kGroup,
              "the article with this id, and its near duplicates", "news-42"},
    FieldSpec{Field::kSet, "set", "قائمة", "", FieldKind::kSaved, "articles of a set that 'set save' has kept",
              "migration"},
    FieldSpec{Field::kCode, "code", "رمز", "", FieldKind::kSaved, "articles with a line that has this code",
              "security"},
};

const FieldSpec& field_spec(Field field);

// Nullptr if no field has that name, Arabic name or other name.
const FieldSpec* find_field(std::string_view name);

// Value slots. The number is part of the index format.
enum class Slot : Xapian::valueno {
  kDate = 0,         // sortable_serialise of seconds since 1970 UTC; absent for an undated article
  kSource = 1,       // the source as given; absent if there is none
  kContentHash = 2,  // 16 bytes, XXH3-128 of the article
  kGroup = 3,        // id of the representative; absent for an article without near duplicates
  kOrder = 4,        // newest first, then id: see order_value()
  kTokens = 5,       // the words in their order: see token_sequence.h
  kWords = 6,        // sortable_serialise of how many words title and body have
  kSection = 7,      // as kSource
  kAuthor = 8,       // as kSource
};

constexpr Xapian::valueno slot(Slot s) { return static_cast<Xapian::valueno>(s); }

// The longest term Xapian takes is 245 bytes; ours stay below.
inline constexpr std::size_t kMaxTermBytes = 240;

// prefix + text, folded for the field of a name; a text too long for a term, or an id that is not plain ASCII, is
// replaced by `#` + hex of its XXH3-128. Not for fields of text.
std::string boolean_term(Field field, std::string_view value);

// The text of a boolean_term(); empty if that was replaced by its hash.
std::string_view boolean_value(Field field, std::string_view term);

// prefix + word; the Analyzer keeps words short enough.
std::string text_term(Field field, std::string_view word);

}  // namespace khabar
