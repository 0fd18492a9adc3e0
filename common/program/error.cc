#include "common/program/error.h"

#include <array>
#include <utility>

#include "common/program/place.h"

namespace khabar {

std::span<const ExitStatusText> exit_status_table() {
  static constexpr std::array<ExitStatusText, 4> kTable{{
      {ExitStatus::kDone, "done; every input was indexed", "done"},
      {ExitStatus::kPartial,
       "done, but some inputs were skipped, some ids to remove were not found, or there was a warning",
       "nothing found"},
      {ExitStatus::kError, "error; nothing was published, or a purge is not complete", "error"},
      {ExitStatus::kBusy, "the index is being written by another process; try again later",
       "the index is being written by another process; try again later"},
  }};
  return kTable;
}

Error::Error(const std::string& message, std::string hint, ExitStatus status, std::string excerpt)
    : std::runtime_error(message), hint_(std::move(hint)), excerpt_(std::move(excerpt)), status_(status) {}

Error error_at(std::string_view path, std::uint64_t line, std::string_view reason, std::string hint) {
  return Error(at_place(path, line, reason), std::move(hint));
}

}  // namespace khabar
