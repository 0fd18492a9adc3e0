// What libFuzzer calls, for the program KHABAR_FUZZ_PROGRAM of harness.h.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "tests/fuzz/harness.h"

#ifndef KHABAR_FUZZ_PROGRAM  // a tool that reads this file by itself
#define KHABAR_FUZZ_PROGRAM words
#endif

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier)
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed);

// What no harness takes is kept out of the corpus (-1).
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  return khabar::fuzz::run(khabar::fuzz::KHABAR_FUZZ_PROGRAM(), input) ? 0 : -1;
}

// An input stays with its harness.
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  const auto harnesses = khabar::fuzz::KHABAR_FUZZ_PROGRAM();
  if (max_size < 2) return size;
  if (size == 0) {
    data[0] = static_cast<std::uint8_t>(harnesses[seed % harnesses.size()].key);
    size = 1;
  }
  return 1 + LLVMFuzzerMutate(data + 1, size - 1, max_size - 1);
}
// NOLINTEND(bugprone-reserved-identifier)
}
