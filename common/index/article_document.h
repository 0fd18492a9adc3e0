// Article <-> Xapian::Document: terms, slots and stored data are written and read here.
#pragma once

#include <xapian.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/analysis/analyzer.h"
#include "common/article.h"
#include "common/forms/form_counter.h"
#include "common/index/document_sink.h"
#include "common/stored/field.h"

namespace khabar {

// Version of terms, slots and stored data. An index of another version is refused with "rebuild".
inline constexpr int kSchemaVersion = 5;

// The oldest version whose articles stored_article() reads.
inline constexpr int kOldestSchemaVersion = 3;

// News says first what it is about: words of the title and the first words of the body count this often. Measured with
// headlines (see tests/quality/README.md): nDCG@10 0.742 to 0.776 and 0.708 to 0.726.
inline constexpr std::size_t kLeadWords = 40;
inline constexpr Xapian::termcount kLeadCount = 2;

// Gives `document` all parts of the article's document. Its words are added to `forms`, which must be written to the
// database that takes the document.
void write_document(const Article& article, Analyzer& analyzer, FormCounter& forms, DocumentSink& document);
Xapian::Document make_document(const Article& article, Analyzer& analyzer, FormCounter& forms);

// Takes from `forms` what make_document() added for the article.
void count_removed(const Article& article, Analyzer& analyzer, FormCounter& forms);

// The article as it was given to make_document() of that version. Throws Damage that names it.
Article stored_article(const Xapian::Document& document, int schema_version = kSchemaVersion);

// Its date alone, from Slot::kDate. Throws Damage that names it.
std::optional<Date> stored_date(const Xapian::Document& document);

// From a value of Slot::kDate, which an undated article has not. Throws Damage.
Date date_of_value(const std::string& value);

// Value of Slot::kOrder: bytes that sort newest first, undated last, then by id.
std::string order_value(const Article& article);

// The slots of an article's names with their values, which may be empty.
std::array<std::pair<Slot, std::string_view>, 3> name_values(const Article& article);

// The id inside a value of Slot::kOrder.
std::string_view order_value_id(std::string_view value);

// Bytes that sort oldest first, undated last, then by id, from a value of Slot::kOrder.
std::string age_value(std::string_view order_value);

// 16 bytes, XXH3-128 over every field but the path: a nightly dump has another name each night, and its articles are
// still the same.
std::string content_hash(const Article& article);

}  // namespace khabar
