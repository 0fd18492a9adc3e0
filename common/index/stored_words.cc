#include "common/index/stored_words.h"

#include <string>
#include <unordered_set>

#include "common/index/article_name.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"

namespace khabar {
namespace {

Damage misfit() { return Damage("the stored words do not fit the terms"); }

std::unordered_set<std::string> lemmas_of_terms(const Xapian::Document& document) {
  const std::string prefix{field_spec(Field::kLemma).prefix};
  const std::string title{field_spec(Field::kTitleLemma).prefix};
  std::unordered_set<std::string> lemmas;
  auto at = document.termlist_begin();
  for (at.skip_to(prefix); at != document.termlist_end(); ++at) {
    const std::string term = *at;
    if (!term.starts_with(prefix)) break;
    if (!term.starts_with(title)) lemmas.insert(term.substr(prefix.size()));
  }
  return lemmas;
}

}  // namespace

void read_stored_words(const Xapian::Document& document, const std::function<void(std::string_view)>& see) {
  const std::string value = document.get_value(slot(Slot::kTokens));
  reading_article(document, [&] {
    const TokenSequence tokens(value);
    for (std::size_t word = tokens.body().begin; word < tokens.size(); ++word)
      see(tokens.texts(tokens.code(word)).exact);
  });
}

void check_stored_words(const Xapian::Document& document) {
  const std::string value = document.get_value(slot(Slot::kTokens));
  reading_article(document, [&] {
    const TokenSequence tokens(value);
    tokens.check();
    std::unordered_set<std::string_view> lemmas;
    for (std::size_t word = 0; word < tokens.size(); ++word) lemmas.insert(tokens.texts(tokens.code(word)).lemma);
    const std::unordered_set<std::string> terms = lemmas_of_terms(document);
    if (lemmas.size() != terms.size()) throw misfit();
    for (const std::string_view lemma : lemmas) {
      if (!terms.contains(std::string{lemma})) throw misfit();
    }
  });
}

}  // namespace khabar
