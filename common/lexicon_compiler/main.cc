// lexicon_compiler AFF DIC TABLES_DIR OUT: compiles hunspell-ar and Khabar's own tables into the embedded lexicon.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "common/lexicon_compiler/affix_tables.h"
#include "common/lexicon_compiler/hunspell.h"
#include "common/lexicon_compiler/layout.h"
#include "common/lexicon_compiler/words.h"

int main(int argc, char** argv) {
  using namespace khabar;
  try {
    if (argc != 5) throw std::runtime_error("usage: lexicon_compiler AFF DIC TABLES_DIR OUT");
    const hunspell::AffixFile affixes = hunspell::read_affixes(argv[1]);
    const lexicon_compiler::AffixTables tables(affixes);
    const auto words = lexicon_compiler::gather_words(hunspell::read_dictionary(argv[2], affixes), argv[3], tables);
    const std::string bytes = lexicon_compiler::lay_out(words, tables);
    std::ofstream out(argv[4], std::ios::binary);
    out << bytes;
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[4]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "lexicon_compiler: " << error.what() << '\n';
    return 2;
  }
}
