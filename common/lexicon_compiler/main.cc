// lexicon_compiler AFF DIC TABLES_DIR OUT [PLURALS]: compiles hunspell-ar and Khabar's own tables into the embedded
// lexicon, and lists in PLURALS the broken plurals that rules found: plural, singular, template.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "common/lexicon_compiler/affix_tables.h"
#include "common/lexicon_compiler/hunspell.h"
#include "common/lexicon_compiler/layout.h"
#include "common/lexicon_compiler/words.h"

namespace {

void write_file(const char* path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + path);
}

std::string list_plurals(const std::map<khabar::Letters, khabar::lexicon_compiler::DerivedPlural>& plurals) {
  std::string lines;
  for (const auto& [plural, derived] : plurals) {
    lines += khabar::to_utf8(plural) + '\t' + khabar::to_utf8(derived.singular) + '\t';
    lines += std::string{derived.plural_template} + '\n';
  }
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace khabar;
  try {
    if (argc != 5 && argc != 6) throw std::runtime_error("usage: lexicon_compiler AFF DIC TABLES_DIR OUT [PLURALS]");
    const hunspell::AffixFile affixes = hunspell::read_affixes(argv[1]);
    const lexicon_compiler::AffixTables tables(affixes);
    const auto dictionary = hunspell::read_dictionary(argv[2], affixes);
    write_file(argv[4], lexicon_compiler::lay_out(lexicon_compiler::gather_words(dictionary, argv[3], tables), tables));
    if (argc == 6) write_file(argv[5], list_plurals(lexicon_compiler::rule_plurals(dictionary, argv[3])));
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "lexicon_compiler: " << error.what() << '\n';
    return 2;
  }
}
