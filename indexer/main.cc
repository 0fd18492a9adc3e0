#include "common/options/program.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/options.h"

int main(int argc, char** argv) {
  return khabar::run_program(khabar::indexer_program(), argc, argv, khabar::run_index_program);
}
