// How a command ends that may have published: from then on all that fails is a warning.
#pragma once

#include <iosfwd>

#include "indexer/commands/signal_watcher.h"
#include "indexer/generation/warnings.h"

namespace khabar {

// Writes out what was printed. Throws Error if that fails.
void finish_summary(std::ostream& err);

// Prints by `summary`, then the warnings, and with them that the summary cannot be printed or that a signal came after
// publication. Returns kPartial with a warning, else `status`.
template <typename Summary>
ExitStatus end_run(Warnings& warnings, ExitStatus status, const PublicationGate& gate, SignalWatcher& signals,
                   std::ostream& err, const Summary& summary) noexcept {
  warnings.attempt("the summary is cut short", [&] {
    summary();
    finish_summary(err);
  });
  signals.stop();
  warnings.attempt("", [&] { gate.refuse_late_signal(); });
  return print_warnings(warnings, status, err);
}

}  // namespace khabar
