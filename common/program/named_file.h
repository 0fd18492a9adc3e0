// Small text files that an option names: options, spelling variants, topics, ids.
#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace khabar {

// The whole file, without a byte-order mark. Throws Error with the path, and `hint`, if it cannot be read or has more
// than `most` bytes. Never waits for long: a pipe to which nobody writes is an error at once, one whose writer is
// silent for five seconds too. So /dev/zero, a directory or a disk by mistake end soon.
std::string read_named_file(const std::string& path, std::size_t most, const std::string& hint);

// The same of an open stream, which is waited for.
std::string read_named_stream(std::istream& in, const std::string& name, std::size_t most, const std::string& hint);

}  // namespace khabar
