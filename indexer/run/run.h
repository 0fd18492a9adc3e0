// One run of a command that reads articles: how far it is, whether it is to end, and what it did.
#pragma once

#include <utility>

#include "common/program/check_point.h"
#include "indexer/generation/publication_gate.h"
#include "indexer/run/report.h"
#include "indexer/run/run_counters.h"
#include "indexer/run/stopwatch.h"

namespace khabar {

// Its threads share the counters, the gate and the check point; report and stopwatch are for the thread that leads.
struct Run {
  // Ends when the gate says so.
  Run() : check_point([this] { gate.check(); }) {}
  // Ends when `other` throws.
  explicit Run(CheckPoint other) : check_point(std::move(other)) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  RunCounters counters;
  PublicationGate gate;
  const CheckPoint check_point;
  IndexingReport report;
  Stopwatch watch;  // laps are the stages of the report
};

}  // namespace khabar
