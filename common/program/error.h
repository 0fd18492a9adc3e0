// What ends a run. Values say what is expected; an Error says what happened, to what, and what to do next.
#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace khabar {

// The one table of exit statuses; help and man pages are made from exit_status_table().
enum class ExitStatus : int {
  kDone = 0,
  kPartial = 1,  // searcher: nothing found; indexer: done, but inputs were skipped or ids not there
  kError = 2,
  kBusy = 75,  // EX_TEMPFAIL of sysexits.h: trying again later helps
};

struct ExitStatusText {
  ExitStatus status;
  std::string_view indexer;
  std::string_view searcher;
};

std::span<const ExitStatusText> exit_status_table();

// `message` says what happened and to what (path, line, word); `hint` says what to do next and may be empty; `excerpt`
// shows the place in what was typed, on lines of their own, and is mostly empty.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = {}, ExitStatus status = ExitStatus::kError,
                 std::string excerpt = {});

  const std::string& hint() const { return hint_; }
  const std::string& excerpt() const { return excerpt_; }
  ExitStatus status() const { return status_; }

 private:
  std::string hint_;
  std::string excerpt_;
  ExitStatus status_;
};

// Its message is at_place(): "path:line: reason".
Error error_at(std::string_view path, std::uint64_t line, std::string_view reason, std::string hint = {});

}  // namespace khabar
