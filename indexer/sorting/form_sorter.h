// Sorts the pairs of lemma and form by their forms, in bounded memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/program/check_point.h"

namespace khabar {

// As compact_word(), with the lemma_item().
struct LemmaOfForm {
  std::string form;
  std::string lemma;
  std::string item;
};

class FormSorter {
 public:
  // Keeps up to `most` pairs in memory, some 100 bytes each, and writes others to files in `scratch`.
  explicit FormSorter(std::filesystem::path scratch, std::size_t most = 50'000)
      : scratch_(std::move(scratch)), most_(most) {}

  // Each pair comes once. Throws Error if a file cannot be written.
  void add(LemmaOfForm pair);

  // Calls `take` for each form with its value (form_values.h), in their order. Throws Error.
  void finish(const std::function<void(std::string_view form, std::string_view value)>& take,
              const CheckPoint& check_point);

 private:
  void write_run();

  std::filesystem::path scratch_;
  std::size_t most_;
  std::vector<LemmaOfForm> pairs_;
  std::vector<std::filesystem::path> runs_;
};

}  // namespace khabar
