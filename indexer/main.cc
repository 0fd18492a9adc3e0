#include <iostream>

#include "common/program.h"
#include "common/terminal.h"
#include "indexer/build_command.h"
#include "indexer/options.h"

int main(int argc, char** argv) {
  return khabar::run_program(khabar::indexer_program(), argc, argv, [](const khabar::ParsedOptions& options) {
    return khabar::build_command(options, std::cerr, khabar::is_terminal(2));
  });
}
