#include "common/options/program.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"

int main(int argc, char** argv) {
  return khabar::run_program(khabar::searcher_program(), argc, argv, khabar::run_search_program);
}
