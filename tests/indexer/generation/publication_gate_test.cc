#include "indexer/generation/publication_gate.h"

#include <gmock/gmock.h>

#include <csignal>

#include "common/program/error.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// What check() throws; one of no text if it throws nothing.
Error end_of(const PublicationGate& gate) {
  try {
    gate.check();
  } catch (const Error& error) {
    return error;
  }
  return Error("");
}

TEST(PublicationGate, EndsARunAtASignalBeforePublication) {
  PublicationGate gate;
  EXPECT_STREQ(end_of(gate).what(), "");
  gate.note_signal(SIGHUP);
  const Error end = end_of(gate);
  EXPECT_STREQ(end.what(), "ended by SIGHUP");
  EXPECT_EQ(static_cast<int>(end.status()), 128 + SIGHUP);
  EXPECT_THAT(end.hint(), HasSubstr("nothing was published"));
  EXPECT_NO_THROW(gate.refuse_late_signal());
}

TEST(PublicationGate, PublishesNothingAfterASignal) {
  PublicationGate gate;
  gate.note_signal(SIGINT);
  bool published = false;
  EXPECT_THROW(gate.publish("G", [&] { published = true; }), Error);
  EXPECT_FALSE(published || gate.is_published());
}

TEST(PublicationGate, TellsOfASignalThatCameTooLate) {
  PublicationGate gate;
  gate.publish("G", [&] { gate.note_signal(SIGTERM); });
  EXPECT_TRUE(gate.is_published());
  EXPECT_THAT(end_of(gate).hint(), Not(HasSubstr("nothing was published")));
  try {
    gate.refuse_late_signal();
    ADD_FAILURE() << "says nothing";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "the signal SIGTERM came after generation G had been published");
  }
}

TEST(PublicationGate, HasNotPublishedIfPublishingFails) {
  PublicationGate gate;
  EXPECT_THROW(gate.publish("G",
                            [&] {
                              gate.note_signal(SIGTERM);
                              throw Error("the disk is full");
                            }),
               Error);
  EXPECT_FALSE(gate.is_published());
  EXPECT_THAT(end_of(gate).hint(), HasSubstr("nothing was published"));
}

TEST(PublicationGate, KeepsTheFirstSignal) {
  PublicationGate gate;
  EXPECT_TRUE(gate.note_signal(SIGTERM));
  EXPECT_FALSE(gate.note_signal(SIGINT));
  EXPECT_EQ(gate.signal(), SIGTERM);
}

}  // namespace
}  // namespace khabar
