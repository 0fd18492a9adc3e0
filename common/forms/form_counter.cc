#include "common/forms/form_counter.h"

#include <algorithm>
#include <utility>

#include "common/forms/form_list_edit.h"
#include "common/lexicon/word_shape.h"
#include "common/stored/compact_word.h"

namespace khabar {

void add_changes(LemmaChanges changes, ShapeCounts& shapes) {
  for (const FormChange* change : changes) shapes[change->shape] += change->articles;
  for (FormChange* change : changes) {
    std::int64_t& sum = shapes.at(change->shape);
    change->articles = sum < 0 ? std::exchange(sum, 0) : 0;
  }
}

void FormCounter::count(const std::vector<Token>& words, std::int64_t change) {
  ++articles_;
  for (const Token& token : words) {
    const Word& word = *token.word;
    FormChange& form = forms_[word.form];
    if (std::exchange(form.last_article, articles_) == articles_) continue;
    form.articles += change;
    if (!form.lemma.empty()) continue;
    form.lemma = compact_word(word.lemma);
    form.shape = word.shape == kLiteralShape ? word_shape(word.exact, word.lemma) : coded_shape(word.shape);
  }
}

void FormCounter::take_changes(std::span<FormCounter> counters, const std::function<void(LemmaChanges)>& take) {
  std::vector<FormChange*> changes;
  for (FormCounter& counter : counters) {
    for (auto& [form, change] : counter.forms_) changes.push_back(&change);
  }
  std::ranges::sort(changes, {}, &FormChange::lemma);
  for (auto begin = changes.begin(); begin != changes.end();) {
    const auto end =
        std::find_if(begin, changes.end(), [&](const FormChange* change) { return change->lemma != (*begin)->lemma; });
    take({begin, end});
    begin = end;
  }
  for (FormCounter& counter : counters) {
    std::erase_if(counter.forms_, [](const auto& form) { return form.second.articles == 0; });
  }
}

void FormCounter::write(std::span<FormCounter> counters, Xapian::WritableDatabase& database) {
  FormListEdit edit(database);
  take_changes(counters, [&](LemmaChanges changes) { edit.change(changes); });
  edit.finish();
}

}  // namespace khabar
