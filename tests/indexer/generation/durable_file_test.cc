#include "indexer/generation/durable_file.h"

#include <gmock/gmock.h>

#include "tests/support/locked_index.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using testing::message_of;

TEST(WriteDurably, SaysSoWhereTheDiskIsFull) {
  EXPECT_THAT(message_of([] { write_durably("/dev/full", "text"); }), HasSubstr("cannot write /dev/full: No space"));
}

}  // namespace
}  // namespace khabar
