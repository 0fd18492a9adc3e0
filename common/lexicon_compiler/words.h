// Brings together the dictionary's words and Khabar's own tables in common/tables/:
// broken_plurals.tsv, not_plurals.txt, irregular.tsv, variants.tsv, nisbas.tsv, names.txt, nouns.txt, verbs.txt,
// verb_forms.tsv, verb_lemmas.tsv, lemma_counts.tsv.
#pragma once

#include <filesystem>
#include <vector>

#include "common/lexicon_compiler/hunspell.h"
#include "common/lexicon_compiler/layout.h"
#include "common/lexicon_compiler/plural_templates.h"

namespace khabar::lexicon_compiler {

// The broken plurals that rules find in the dictionary; words that a table speaks of are left out.
std::map<Letters, DerivedPlural> rule_plurals(const std::vector<hunspell::DictionaryWord>& dictionary,
                                              const std::filesystem::path& tables);

// Lemmas come out final: a broken plural has its singular's, a spelling variant the preferred spelling.
// Throws std::runtime_error with file and line for a table line that is no entry.
std::vector<LexiconWord> gather_words(const std::vector<hunspell::DictionaryWord>& dictionary,
                                      const std::filesystem::path& tables, const AffixTables& affixes);

}  // namespace khabar::lexicon_compiler
