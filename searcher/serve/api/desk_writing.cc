#include "searcher/serve/api/desk_writing.h"

#include "searcher/saved/file/desk_file.h"
#include "searcher/serve/api/api_error.h"

namespace khabar {

void write_to_desk(const WarmIndex& warm, const std::function<void(SqliteFile&)>& write) {
  try {
    SqliteFile file = create_desk_file(desk_path(warm.places()));
    write(file);
  } catch (const Refusal&) {
    throw;
  } catch (const Error& error) {
    const bool busy = error.status() == ExitStatus::kBusy;
    throw Refusal(busy ? 503 : 500, busy ? "busy" : "desk_file", error.what(), error.hint());
  }
}

}  // namespace khabar
