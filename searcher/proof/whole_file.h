// A text that becomes a file.
#pragma once

#include <string>

namespace khabar {

// Throws Error if not all of it could be written.
void write_whole(const std::string& path, const std::string& text);

}  // namespace khabar
