#include "indexer/stream/held_exception.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace khabar {
namespace {

TEST(HeldException, HoldsWhatIsThrownUntilItIsAskedForOnce) {
  HeldException held;
  EXPECT_TRUE(held.hold([] {}));
  EXPECT_FALSE(held);
  EXPECT_NO_THROW(held.rethrow());
  EXPECT_FALSE(held.hold([] { throw std::runtime_error("odd"); }));
  EXPECT_TRUE(held);
  EXPECT_THROW(held.rethrow(), std::runtime_error);
  EXPECT_FALSE(held);
  EXPECT_NO_THROW(held.rethrow());
}

TEST(HeldException, HoldsWhatIsNoStandardException) {
  HeldException held;
  EXPECT_FALSE(held.hold([] { throw 7; }));
  EXPECT_THROW(held.rethrow(), int);
}

}  // namespace
}  // namespace khabar
