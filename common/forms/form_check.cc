#include "common/forms/form_check.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "common/digest.h"
#include "common/forms/form_values.h"
#include "common/forms/word_list.h"
#include "common/lexicon/word_shape.h"
#include "common/stored/compact_word.h"

namespace khabar {
namespace {

// What is alike for two lists with the same pairs, in whatever order.
struct PairSum {
  std::uint64_t pairs = 0;
  std::uint64_t digests = 0;

  void add(std::string_view form, std::string_view lemma) {
    const std::string bytes = digest(std::string{form} + '\0' + std::string{lemma});
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data(), sizeof number);
    digests += number;
    ++pairs;
  }

  bool operator==(const PairSum&) const = default;
};

// Calls `see(word, value)` for all words of a list.
template <typename See>
void check_list(const Xapian::Database& database, const WordListSpec& list, const std::function<void()>& check_point,
                See see) {
  std::string former;
  for (ChunkCursor cursor(database, list); cursor.next(); former = cursor.last()) {
    check_point();
    const std::string bytes = cursor.read();
    WordChunkReader reader(bytes);
    while (reader.next()) {
      if (reader.word() <= former) throw cursor.damage();
      see(reader.word(), reader.value());
    }
    if (reader.is_damaged() || reader.word() != cursor.last()) throw cursor.damage();
  }
}

void check_lemma(std::string_view lemma, std::string_view value, std::int64_t articles, PairSum& sum) {
  const auto text = expanded_word(lemma);
  ShapeCountReader reader(value);
  while (text && reader.next()) {
    const auto form = shaped_form(reader.shape(), *text);
    if (!form || reader.count() > articles) throw word_damage(kLemmaList, lemma);
    sum.add(compact_word(*form), lemma);
  }
  if (!text || reader.is_damaged()) throw word_damage(kLemmaList, lemma);
}

void check_form(std::string_view form, std::string_view value, PairSum& sum) {
  FormLemmaReader reader(form, value);
  std::string former;
  while (reader.next()) {
    if (reader.lemma() <= former) throw word_damage(kFormList, form);
    sum.add(form, reader.lemma());
    former = reader.lemma();
  }
  if (reader.is_damaged() || !expanded_word(form)) throw word_damage(kFormList, form);
}

}  // namespace

void check_forms(const Xapian::Database& database, const std::function<void()>& check_point) {
  const std::int64_t articles = database.get_doccount();
  PairSum lemmas;
  PairSum forms;
  check_list(database, kLemmaList, check_point,
             [&](std::string_view lemma, std::string_view value) { check_lemma(lemma, value, articles, lemmas); });
  check_list(database, kFormList, check_point,
             [&](std::string_view form, std::string_view value) { check_form(form, value, forms); });
  if (lemmas != forms) throw Damage("the table of word forms is damaged: its lemmas have other forms than it lists");
}

}  // namespace khabar
