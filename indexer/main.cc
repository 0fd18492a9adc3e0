#include <iostream>

#include "common/program/program.h"
#include "common/program/terminal.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/options.h"

int main(int argc, char** argv) {
  return khabar::run_program(khabar::indexer_program(), argc, argv, [](const khabar::ParsedOptions& options) {
    return khabar::run_index_program(options, {std::cin, std::cout, std::cerr, khabar::is_terminal(2)});
  });
}
