#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/indexer/format/sample_page.h"
#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::string arc_record(const std::string& uri, const std::string& block, std::size_t length) {
  return fmt::format("{} 192.0.2.1 20100301120000 text/html {}\n{}\n", uri, length, block);
}

std::string arc_record(const std::string& uri, const std::string& block) {
  return arc_record(uri, block, block.size());
}

const std::string kArcHead =
    "filedesc://x.arc 0.0.0.0 20100301000000 text/plain 76\n1 0 InternetArchive\nURL IP-address Archive-date "
    "Content-type Archive-length\n\n";
const std::string kResponse = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + kPage;

TEST(Arc, GivesThePagesOfItsResponses) {
  const std::string bytes = kArcHead + arc_record("http://x.test/1", kResponse) +
                            arc_record("dns:x.test", "20100301 x.test 1 IN A 192.0.2.1") +
                            arc_record("http://x.test/two words", kResponse) + arc_record("http://x.test/3", kPage);
  for (const std::string& packed : {bytes, pack(bytes, Packing::kGzip)}) {
    const RecordingSink sink = read_bytes(packed, "a.arc");
    EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1", "http://x.test/two_words", "http://x.test/3"));
    EXPECT_THAT(sink.reasons(), IsEmpty());
    EXPECT_THAT(sink.passed_over, ElementsAre("descriptions of ARC files", "no HTTP"));
    EXPECT_EQ(sink.articles[0].body, kSesame);
  }
}

TEST(Arc, OfVersion2HasMoreFields) {
  const RecordingSink sink = read_bytes(
      "filedesc://x.arc 0.0.0.0 20100301000000 text/plain 200 - - 0 x.arc 0\n\n"
      "http://x.test/1 192.0.2.1 20100301120000 text/html 200 abc - 76 x.arc " +
          std::to_string(kResponse.size()) + "\n" + kResponse + "\n",
      "a.arc");
  EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
}

TEST(Arc, WithoutADateInThePageHasThatOfItsRecord) {
  std::string page = kResponse;
  page.replace(page.find("2024-03-01T22:30:00Z"), 20, "x");
  EXPECT_EQ(day_of(read_bytes(kArcHead + arc_record("http://x.test/1", page), "a.arc")), "2010-03-01");
}

TEST(Arc, GoesOnBehindADamagedRecord) {
  const std::string good = arc_record("http://x.test/2", kResponse);
  for (const auto& [bad, reason] : std::vector<std::pair<std::string, std::string>>{
           {arc_record("http://x.test/1", kResponse, kResponse.size() + 100), "ARC record with a wrong length"},
           {arc_record("http://x.test/1", kResponse, 1'000'000), "ARC record cut short"},
           {"http://x.test/1 broken\n" + kResponse + "\n", "broken ARC header"}}) {
    const RecordingSink sink = read_bytes(kArcHead + bad + good, "a.arc");
    EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/2")) << reason;
    ASSERT_THAT(sink.reasons(), SizeIs(1)) << reason;
    EXPECT_THAT(sink.reasons()[0], StartsWith("0: " + reason));
  }
}

}  // namespace
}  // namespace khabar::testing
