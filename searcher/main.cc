#include <iostream>

#include "common/program/program.h"
#include "common/program/terminal.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"

int main(int argc, char** argv) {
  return khabar::run_program(khabar::searcher_program(), argc, argv, [](const khabar::ParsedOptions& options) {
    return khabar::run_search_program(options, {std::cin, std::cout, std::cerr, khabar::is_terminal(1),
                                                khabar::wants_color(1), khabar::terminal_width(1)});
  });
}
