// An index directory for tests of its files: what is published there holds one file, `data`.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/program/error.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/new_generation.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {

// With the lock held.
struct LockedIndex : ::testing::Test {
  TempDir dir;
  IndexDirectory directory{dir.path() / "index"};
  std::optional<IndexLock> lock;

  void SetUp() override { lock.emplace(directory); }

  std::string publish() const {
    NewGeneration generation(directory);
    dir.write("index/generations/." + generation.name() + "/data", generation.name());
    PublicationGate gate;
    generation.publish(gate);
    return generation.name();
  }

  std::vector<std::string> names_in(const std::filesystem::path& path) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

// What the Error says that `action` throws.
inline std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace khabar::testing
