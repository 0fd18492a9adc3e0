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

const FilterTerms::TermsByFoldedValue& FilterTerms::folded(Field field) {
  const auto [at, is_new] = fields_.try_emplace(field);
  if (!is_new) return at->second;
  const std::string prefix{field_spec(field).prefix};
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
    at->second[fold_case(boolean_value(field, *term))].push_back(*term);
  }
  return at->second;
}

std::vector<std::string> FilterTerms::of(Field field, const std::string& value) {
  if (field != Field::kId && has_case(value)) {
    const TermsByFoldedValue& terms = folded(field);
    const auto found = terms.find(fold_case(value));
    if (found != terms.end()) return found->second;
  }
  return {boolean_term(field, value)};
}

Xapian::Query FilterTerms::any_of(Field field, const std::vector<std::string>& values) {
  std::vector<Xapian::Query> terms;
  for (const std::string& value : values) {
    for (const std::string& term : of(field, value)) terms.emplace_back(term);
  }
  return Xapian::Query{Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace khabar
