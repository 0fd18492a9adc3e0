#include "searcher/query/language/reading_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/program/suggestion.h"
#include "common/program/terminal.h"
#include "common/utf8.h"

namespace khabar {
namespace {

// Chosen, not tuned: with the indent, an excerpt fits into 80 columns of a terminal.
constexpr std::size_t kBytesBefore = 60;
constexpr std::size_t kBytesShown = 140;
constexpr std::size_t kMostNotes = 20;  // chosen, not tuned: pasted text may give rise to thousands
constexpr std::string_view kCut = "...";

std::size_t character_begin(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

std::string excerpt_of(std::string_view query, const QueryPlace& place) {
  const std::size_t begin = place.begin < kBytesBefore ? 0 : character_begin(query, place.begin - kBytesBefore);
  const std::string_view text = beginning(query.substr(begin), kBytesShown);
  const std::size_t end = std::min(place.end, begin + text.size());
  const std::string before = (begin > 0 ? std::string{kCut} : "") + printable(query.substr(begin, place.begin - begin));
  const std::string meant = printable(query.substr(place.begin, std::max(end, place.begin) - place.begin));
  const std::string after = printable(query.substr(end, begin + text.size() - end)) +
                            (begin + text.size() < query.size() ? std::string{kCut} : "");
  const std::size_t carets = std::max<std::size_t>(display_width(meant), 1);
  return fmt::format("  {}{}{}\n  {}{}", before, meant, after, std::string(display_width(before), ' '),
                     std::string(carets, '^'));
}

}  // namespace

QueryError::QueryError(std::string_view query, QueryPlace place, const std::string& message, const std::string& hint)
    : Error(message, hint, ExitStatus::kError, excerpt_of(query, place)), place_(place), query_(query) {}

void ReadingReport::refuse(std::string_view piece, const std::string& message, const std::string& hint) const {
  throw QueryError(query_, place(piece), message, hint);
}

void ReadingReport::note(std::string sentence) {
  if (notes_.size() == kMostNotes) return;
  if (std::find(notes_.begin(), notes_.end(), sentence) == notes_.end()) notes_.push_back(std::move(sentence));
}

QueryPlace ReadingReport::place(std::string_view piece) const {
  const auto begin = static_cast<std::size_t>(piece.data() - query_.data());
  return {begin, begin + piece.size()};
}

std::string_view ReadingReport::piece(std::string_view first, std::string_view last) const {
  return piece(QueryPlace{place(first).begin, place(last).end});
}

std::string shown(std::string_view piece) { return fmt::format("'{}'", printable(excerpt(piece))); }

}  // namespace khabar
