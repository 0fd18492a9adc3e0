// Fuzzing: functions that take any bytes and must keep their promises. They are grouped into a few programs, in which
// the first byte of an input chooses the harness, so that time is spent on few processes.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "common/utf8.h"

namespace khabar::fuzz {

struct Harness {
  char key;  // the first byte of its inputs
  std::string_view name;
  void (*run)(std::string_view input);  // without the key
};

// The programs, a file each.
std::span<const Harness> words();       // text and words
std::span<const Harness> query();       // what users type and are shown, and dates
std::span<const Harness> tables();      // text, JSON, CSV and SGML
std::span<const Harness> markup();      // pages and feeds
std::span<const Harness> containers();  // packed and wrapped files, encodings
std::span<const Harness> stored();      // what is read back from an index
std::span<const Harness> desk();        // what a researcher brings
std::span<const Harness> web();         // what a request brings

// A promise that was broken. No harness catches it.
class Violation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

inline void require(bool holds, const char* promise) {
  if (!holds) throw Violation(promise);
}

inline bool is_utf8(std::string_view text) { return find_invalid_utf8(text) == std::string_view::npos; }

// False if no harness has the key of `input`.
inline bool run(std::span<const Harness> program, std::string_view input) {
  for (const Harness& harness : program) {
    if (input.empty() || harness.key != input.front()) continue;
    harness.run(input.substr(1));
    return true;
  }
  return false;
}

}  // namespace khabar::fuzz
