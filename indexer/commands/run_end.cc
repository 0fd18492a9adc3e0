#include "indexer/commands/run_end.h"

#include <ostream>

#include "common/program/error.h"

namespace khabar {

void finish_summary(std::ostream& err) {
  err.flush();
  if (!err) throw Error("standard error cannot be written");
}

}  // namespace khabar
