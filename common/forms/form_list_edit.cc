#include "common/forms/form_list_edit.h"

#include <algorithm>
#include <tuple>

#include "common/lexicon/word_shape.h"
#include "common/stored/compact_word.h"

namespace khabar {

void FormListEdit::change(LemmaChanges changes) {
  const std::string& lemma = changes.front()->lemma;
  lemmas_.change(lemma, [&](std::string_view value) {
    ShapeCounts before;
    if (!add_shape_counts(value, before)) throw word_damage(kLemmaList, lemma);
    ShapeCounts after = before;
    add_changes(changes, after);
    note_pairs(lemma, before, after);
    return lemma_value(after);
  });
}

void FormListEdit::note_pairs(const std::string& lemma, const ShapeCounts& before, const ShapeCounts& after) {
  const std::string text = expanded_word(lemma).value();
  for (const auto& [shape, count] : after) {
    const bool comes = count > 0;
    if (before.contains(shape) == comes) continue;
    const auto form = shaped_form(shape, text);
    if (!form) throw word_damage(kLemmaList, lemma);
    pairs_.push_back({compact_word(*form), lemma, comes ? lemma_item(lemma, shape) : std::string{}});
  }
}

void FormListEdit::finish() {
  lemmas_.finish();
  std::ranges::sort(pairs_, {}, [](const Pair& pair) { return std::tie(pair.form, pair.lemma); });
  for (auto begin = pairs_.begin(); begin != pairs_.end();) {
    const std::string& form = begin->form;
    const auto end = std::find_if(begin, pairs_.end(), [&](const Pair& pair) { return pair.form != form; });
    forms_.change(form, [&](std::string_view value) {
      LemmaItems items;
      if (!add_lemma_items(form, value, items)) throw word_damage(kFormList, form);
      for (auto pair = begin; pair != end; ++pair) {
        if (pair->item.empty()) {
          items.erase(pair->lemma);
        } else {
          items[pair->lemma] = pair->item;
        }
      }
      return form_value(items);
    });
    begin = end;
  }
  forms_.finish();
  pairs_.clear();
}

}  // namespace khabar
