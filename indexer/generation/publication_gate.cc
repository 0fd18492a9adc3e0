#include "indexer/generation/publication_gate.h"

#include <fmt/format.h>

#include <cstring>
#include <utility>

#include "common/program/error.h"

namespace khabar {
namespace {

[[noreturn]] void end_run(int number, bool is_published) {
  throw Error(ended_by(number), is_published ? "" : "nothing was published; the index is as before",
              static_cast<ExitStatus>(128 + number));
}

std::string signal_name(int number) {
  const char* const name = ::sigabbrev_np(number);
  return name == nullptr ? fmt::format("signal {}", number) : fmt::format("SIG{}", name);
}

}  // namespace

std::string ended_by(int number) { return "ended by " + signal_name(number); }

std::string late_signal_text(int number, std::string_view generation) {
  return fmt::format("the signal {} came after generation {} had been published", signal_name(number), generation);
}

bool PublicationGate::note_signal(int number) {
  int none = 0;
  return signal_.compare_exchange_strong(none, number);
}

void PublicationGate::check() const {
  if (const int number = signal(); number != 0) end_run(number, is_published());
}

void PublicationGate::publish(const std::string& generation, const std::function<void()>& step) {
  std::string name = generation;  // nothing may fail behind the step
  const std::lock_guard lock(mutex_);
  if (const int number = signal(); number != 0) end_run(number, false);
  step();
  generation_ = std::move(name);
}

void PublicationGate::hold(const std::function<void(std::string_view)>& step) const {
  const std::lock_guard lock(mutex_);
  step(generation_);
}

bool PublicationGate::is_published() const {
  const std::lock_guard lock(mutex_);
  return !generation_.empty();
}

void PublicationGate::refuse_late_signal() const {
  const int number = signal();
  if (number == 0) return;
  hold([&](std::string_view generation) {
    if (!generation.empty()) throw Error(late_signal_text(number, generation));
  });
}

}  // namespace khabar
