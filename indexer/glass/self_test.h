// Whether the installed Xapian reads what this room writes. It takes some 25 ms.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace khabar::glass {

// Writes a small database into an empty directory, and reads it by Xapian. Returns what Xapian finds otherwise than it
// was written, in a sentence, or nothing. Throws Error if it cannot be written.
std::optional<std::string> self_test(const std::filesystem::path& directory);

// The two halves of it.
void write_sample(const std::filesystem::path& directory);
std::optional<std::string> sample_fault(const std::filesystem::path& directory);

}  // namespace khabar::glass
