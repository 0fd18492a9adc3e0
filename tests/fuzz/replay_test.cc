// Runs the seeds and what fuzzing found before through the harnesses.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <set>

#include "tests/fuzz/harness.h"
#include "tests/support/read_file.h"

namespace khabar::fuzz {
namespace {

namespace fs = std::filesystem;

struct FuzzProgram {
  const char* name;
  std::span<const Harness> (*harnesses)();
};

void PrintTo(const FuzzProgram& program, std::ostream* out) { *out << program.name; }

class Replay : public ::testing::TestWithParam<FuzzProgram> {};

std::vector<fs::path> files_below(const fs::path& directory) {
  std::vector<fs::path> files;
  if (!fs::exists(directory)) return files;
  for (const auto& entry : fs::directory_iterator(directory)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::vector<fs::path> inputs_of(const FuzzProgram& program) {
  const fs::path root = fs::path(KHABAR_SOURCE_DIR) / "tests" / "fuzz";
  std::vector<fs::path> files = files_below(root / "seeds" / program.name);
  const std::vector<fs::path> findings = files_below(root / "findings" / program.name);
  files.insert(files.end(), findings.begin(), findings.end());
  return files;
}

TEST_P(Replay, KeepsItsPromisesSoon) {
  std::set<char> seen;
  for (const fs::path& file : inputs_of(GetParam())) {
    const std::string input = testing::read_file(file);
    const std::clock_t begin = std::clock();
    try {
      EXPECT_TRUE(run(GetParam().harnesses(), input)) << file << " names no harness";
    } catch (const Violation& violation) {
      ADD_FAILURE() << file << ": not so: " << violation.what();
    }
    EXPECT_LT(std::clock() - begin, 10 * CLOCKS_PER_SEC) << file << " takes so much processor time";
    if (!input.empty()) seen.insert(input.front());
  }
  for (const Harness& harness : GetParam().harnesses()) {
    EXPECT_TRUE(seen.contains(harness.key)) << "no seed for " << harness.name;
  }
}

constexpr std::array kPrograms{FuzzProgram{"words", words},
                               FuzzProgram{"query", query},
                               FuzzProgram{"tables", tables},
                               FuzzProgram{"markup", markup},
                               FuzzProgram{"containers", containers},
                               FuzzProgram{"stored", stored},
                               FuzzProgram{"desk", desk},
                               FuzzProgram{"web", web}};

INSTANTIATE_TEST_SUITE_P(Fuzz, Replay, ::testing::ValuesIn(kPrograms),
                         [](const auto& program) { return std::string(program.param.name); });

}  // namespace
}  // namespace khabar::fuzz
