#include "searcher/proof/crate_metadata.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/program/error.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using Json = nlohmann::json;

class CrateMetadata : public ::testing::Test {
 protected:
  CrateMetadata() { dir_.write("a b.csv", "x"); }

  // The entity with the id.
  Json described(const std::string& id) const {
    const Json metadata = Json::parse(crate_metadata(crate_, manifest_, dir_.path()));
    for (const Json& entity : metadata["@graph"]) {
      if (entity["@id"] == id) return entity;
    }
    return nullptr;
  }

  testing::TempDir dir_;
  Crate crate_{"khabar-search", "2025-01-01T00:00:00Z", "2025-01-01T00:00:01Z", {{"a b.csv", "text/csv", "Rows"}}};
  Manifest manifest_{"count",
                     {"الهجرة's", "-تركيا"},
                     {{"by", {"source", "year"}}, {"lenient", {}}},
                     {{"news", "20250101T000000Z"}},
                     {{"khabar", "1.2"}, {"icu", "72.1"}},
                     {{"x", "الهجرة", "الهجرة", {}, {}}},
                     {}};
};

TEST_F(CrateMetadata, TellsTheCommandAsAShellReadsIt) {
  EXPECT_EQ(described("#run")["description"],
            "khabar-search count --by=source --by=year --lenient -- 'الهجرة'\\''s' '-تركيا'");
}

TEST_F(CrateMetadata, TellsOneValueByItselfAndSeveralAsAList) {
  EXPECT_EQ(described("#run")["query"], "الهجرة");
  EXPECT_EQ(described("./")["hasPart"], Json::object({{"@id", "a%20b.csv"}}));
  manifest_.queries.push_back({"y", "إيران", "إيران", {}, {}});
  EXPECT_EQ(described("#run")["query"], Json::array({"الهجرة", "إيران"}));
  manifest_.queries.clear();
  EXPECT_FALSE(described("#run").contains("query"));
}

TEST_F(CrateMetadata, KnowsWhatMadeTheFilesOfWhat) {
  EXPECT_EQ(described("#khabar-search")["version"], "1.2");
  EXPECT_EQ(described("#run")["object"]["@id"], "#index-1");
  EXPECT_EQ(described("#run")["result"]["@id"], "a%20b.csv");
  EXPECT_EQ(described("a%20b.csv")["contentSize"], "1");
  EXPECT_EQ(described("#index-1")["version"], "20250101T000000Z");
}

TEST_F(CrateMetadata, DescribesOnlyFilesThatAreThere) {
  crate_.files.push_back({"none.csv", "text/csv", "Rows"});
  EXPECT_THROW(described("./"), Error);
}

TEST_F(CrateMetadata, FindsTheCopiesThatLieBesideAManifest) {
  const std::string manifest = dir_.write("manifest.json", "{}");
  const std::string copy = dir_.write("queries.txt", "a: b\n");
  EXPECT_EQ(input_in_crate(manifest, "queries"), "") << "it is no crate";
  dir_.write(std::string{kCrateMetadata}, "{}");
  EXPECT_EQ(input_in_crate(manifest, "queries"), copy);
  EXPECT_EQ(input_in_crate(manifest, "kinds"), "") << "there is none";
  EXPECT_EQ(input_in_crate(manifest, "index"), "");
}

}  // namespace
}  // namespace khabar
