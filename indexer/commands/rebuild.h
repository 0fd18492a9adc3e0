// What an update does first if an earlier version made the index.
#pragma once

#include <filesystem>

#include "common/options/option_table.h"
#include "common/program/error.h"
#include "common/program/streams.h"

namespace khabar {

// Whether the published generation of `index` has another analyzer than this program's, or an earlier format whose
// articles can be read. False for one that cannot be opened: whoever works on it says what is wrong.
bool is_outdated(const std::filesystem::path& index);

// Builds the index again from the articles it keeps, with the options of an update, says so, and publishes it. The
// generation that was published stays, whatever --keep says. Throws Error if it fails; then the index is as before.
// A signal that came after the publication is told, so that nothing else begins.
struct Rebuild {
  ExitStatus status = ExitStatus::kDone;
  bool signalled = false;
};
Rebuild rebuild_outdated(const ParsedOptions& options, const Streams& streams);

// How many generations the update that follows must keep for the outdated one to stay.
std::size_t keep_after_rebuild(std::size_t keep);

}  // namespace khabar
