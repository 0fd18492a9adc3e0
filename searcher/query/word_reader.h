// A chunk of a query that stands for a word, a wildcard or a row of numbers.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_scanner.h"
#include "searcher/query/query_scope.h"

namespace khabar {

// What comes behind a chunk without a space.
enum class Behind { kNothing, kBracket, kQuote };

// A word, a wildcard or, for a row of numbers, a phrase, with its boost; nothing if there are only full stops and the
// like in the chunk. Throws QueryError for all that is no word of
// the language: operators of other systems, names of fields that there are not, wildcards of less than two letters.
std::optional<QueryNode> read_word(std::string_view chunk, Behind behind, const Scope& scope, ReadingReport& report);

// Where the braces behind a word begin, in a chunk that is the beginning of `rest`: a{-b -c}; npos if it has none.
std::size_t braces_behind(std::string_view chunk, std::string_view rest);

// Takes the braces, with which `scanner` begins, for `word`.
void read_left_out(QueryScanner& scanner, QueryNode& word, const ReadingReport& report);

// Throws QueryError if the chunk is what other systems write.
void refuse_foreign(std::string_view chunk, const ReadingReport& report);

// The same for (meet "a" "b" -3 3) and (union ...), which are of the corpus query language.
void refuse_function(std::string_view group, const ReadingReport& report);

// What a wildcard is made of, without marks of a sentence at its ends. Throws QueryError for less than two letters and
// for what is no letter.
QueryNode read_wildcard(std::string_view chunk, const Scope& scope, ReadingReport& report);

bool has_wildcard(std::string_view chunk);

// Letters and digits, as the Analyzer sees them; counting stops at `enough`.
std::size_t count_letters(std::string_view chunk, std::size_t enough);

// `^2` behind a word or a group, at least the `^` of it. Throws QueryError if it is not within 0.1 to 100.
double read_boost(std::string_view boost, const ReadingReport& report);

}  // namespace khabar
