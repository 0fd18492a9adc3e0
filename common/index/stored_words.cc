#include "common/index/stored_words.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/word_shape.h"
#include "common/index/damage.h"
#include "common/index/field.h"
#include "common/index/token_sequence.h"

namespace khabar {
namespace {

Damage misfit() { return Damage("the stored words do not fit the terms"); }

// The lemmas of an article by their codes.
class LemmaCodes {
 public:
  LemmaCodes(const Xapian::Document& document, const TokenSequence& tokens) {
    const std::string prefix{field_spec(Field::kLemma).prefix};
    const std::string title{field_spec(Field::kTitleLemma).prefix};
    auto at = document.termlist_begin();
    for (at.skip_to(prefix); at != document.termlist_end(); ++at) {
      std::string term = *at;
      if (!term.starts_with(prefix)) break;
      if (term.starts_with(title)) continue;
      term.erase(0, prefix.size());
      const std::uint32_t code = tokens.code(term);
      entries_.push_back({code, std::move(term)});
    }
    std::ranges::sort(entries_, {}, &Entry::code);
    const auto same = [](const Entry& a, const Entry& b) { return a.code == b.code; };
    if (std::ranges::adjacent_find(entries_, same) != entries_.end()) throw misfit();
  }

  const std::string& lemma(std::uint32_t code) {
    const auto at = std::ranges::lower_bound(entries_, code, {}, &Entry::code);
    if (at == entries_.end() || at->code != code) throw misfit();
    at->used = true;
    return at->lemma;
  }

  bool all_used() const { return std::ranges::all_of(entries_, &Entry::used); }

 private:
  struct Entry {
    std::uint32_t code;
    std::string lemma;
    bool used = false;
  };
  std::vector<Entry> entries_;
};

void read(const TokenSequence& tokens, WordRange range, LemmaCodes& lemmas,
          const std::function<void(std::string_view)>& see) {
  tokens.read(range, [&](std::uint32_t code, std::string_view shape) {
    const auto exact = shaped_form(shape, lemmas.lemma(code));
    if (!exact) throw misfit();
    see(*exact);
  });
}

}  // namespace

void read_stored_words(const Xapian::Document& document, const std::function<void(std::string_view)>& see) {
  const std::string value = document.get_value(slot(Slot::kTokens));
  reading_article(document, [&] {
    const TokenSequence tokens(value);
    LemmaCodes lemmas(document, tokens);
    read(tokens, tokens.body(), lemmas, see);
  });
}

void check_stored_words(const Xapian::Document& document) {
  const std::string value = document.get_value(slot(Slot::kTokens));
  reading_article(document, [&] {
    const TokenSequence tokens(value);
    tokens.check();
    LemmaCodes lemmas(document, tokens);
    read(tokens, {0, tokens.size()}, lemmas, [](std::string_view) {});
    if (!lemmas.all_used()) throw misfit();
  });
}

}  // namespace khabar
