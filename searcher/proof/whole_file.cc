#include "searcher/proof/whole_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "common/program/error.h"

namespace khabar {

void write_whole(const std::string& path, const std::string& text) {
  std::ofstream file{path, std::ios::binary};
  if (file) file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) throw Error(fmt::format("cannot write {}: {}", path, std::strerror(errno)));
}

}  // namespace khabar
