// How a query is refused, and what is said about how it was read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/program/error.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// Something that is not in the language. The excerpt is the query, or the part of it around the place, and a line with
// `^` under what is meant; columns are those that characters take when they are shown.
class QueryError : public Error {
 public:
  QueryError(std::string_view query, QueryPlace place, const std::string& message, const std::string& hint);

  const QueryPlace& place() const { return place_; }
  // The text that the place is in.
  const std::string& query() const { return query_; }

 private:
  QueryPlace place_;
  std::string query_;
};

// Pieces are parts of the text of the query itself, so that their place is known.
class ReadingReport {
 public:
  explicit ReadingReport(std::string_view query) : query_(query) {}

  [[noreturn]] void refuse(std::string_view piece, const std::string& message, const std::string& hint) const;

  // A sentence for the user; the same one is kept once, and no more than twenty.
  void note(std::string sentence);

  QueryPlace place(std::string_view piece) const;
  std::string_view piece(const QueryPlace& place) const { return query_.substr(place.begin, place.end - place.begin); }
  // From the beginning of the one to the end of the other.
  std::string_view piece(std::string_view first, std::string_view last) const;

  std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  std::string_view query_;
  std::vector<std::string> notes_;
};

// A piece of a query as messages show it: quoted, and cut if it is long.
std::string shown(std::string_view piece);

}  // namespace khabar
