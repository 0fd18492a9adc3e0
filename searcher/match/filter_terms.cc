#include "searcher/match/filter_terms.h"

#include <unicode/uchar.h>

#include "common/utf8.h"

namespace khabar {
namespace {

std::string fold_case(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == kInvalid) {
      folded += text.substr(begin, at - begin);
    } else {
      append_code_point(folded, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
    }
  }
  return folded;
}

bool has_case(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    if (u_hasBinaryProperty(c, UCHAR_CASED) != 0) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> filter_terms(const Xapian::Database& database, Field field, const std::string& value) {
  std::vector<std::string> terms;
  if (field != Field::kId && has_case(value)) {
    const std::string wanted = fold_case(value);
    const std::string prefix{field_spec(field).prefix};
    for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
      if (fold_case(boolean_value(field, *at)) == wanted) terms.push_back(*at);
    }
  }
  if (terms.empty()) terms.push_back(boolean_term(field, value));
  return terms;
}

Xapian::Query filter_query(const Xapian::Database& database, Field field, const std::vector<std::string>& values) {
  std::vector<Xapian::Query> terms;
  for (const std::string& value : values) {
    for (const std::string& term : filter_terms(database, field, value)) terms.emplace_back(term);
  }
  return Xapian::Query{Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace khabar
