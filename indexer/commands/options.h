// The command line of khabar-index.
#pragma once

#include "common/options/option_table.h"

namespace khabar {

const Program& indexer_program();

}  // namespace khabar
