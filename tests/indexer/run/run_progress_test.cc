#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <sstream>

#include "common/program/error.h"
#include "indexer/commands/signal_watcher.h"
#include "indexer/run/progress.h"

namespace khabar {
namespace {

using std::chrono::duration;
using ::testing::HasSubstr;
using ::testing::Not;

ProgressState state(std::uint64_t articles, std::uint64_t bytes, std::uint64_t total, double seconds) {
  ProgressState made;
  made.articles = articles;
  made.bytes = bytes;
  made.total_bytes = total;
  made.elapsed = duration<double>(seconds);
  return made;
}

TEST(ProgressLine, ShowsArticlesMegabytesRateAndTimeLeft) {
  struct Case {
    ProgressState state;
    const char* expected;
  };
  ProgressState skipping = state(10, 1'000'000, 2'000'000, 10);
  skipping.skipped = 1234;
  for (const Case& at : {
           Case{state(0, 0, 0, 0), "0 articles, 0.0 of 0.0 MB, 0 articles/s"},
           Case{state(12345, 25'000'000, 50'000'000, 10),
                "12,345 articles, 25.0 of 50.0 MB, 1,234 articles/s, 0:10 left"},
           Case{state(100, 1'000'000, 100'000'000, 100), "100 articles, 1.0 of 100.0 MB, 1 articles/s, 2:45:00 left"},
           Case{state(100, 1'000'000, 2'000'000, 0.5), "100 articles, 1.0 of 2.0 MB, 200 articles/s"},
           Case{state(100, 3'000'000, 2'000'000, 10), "100 articles, 3.0 of 3.0 MB, 10 articles/s, 0:00 left"},
           Case{skipping, "10 articles, 1.0 of 2.0 MB, 1 articles/s, 0:10 left, 1,234 skipped"},
       }) {
    EXPECT_EQ(progress_line(at.state), at.expected);
  }
}

TEST(ProgressLine, NamesTheStagesAfterReading) {
  ProgressState later = state(1000, 1, 1, 1);
  for (const auto& [stage, text] :
       {std::pair{RunStage::kMerging, "merging 1,000 articles"}, std::pair{RunStage::kChecking, "checking"},
        std::pair{RunStage::kPublishing, "publishing"}}) {
    later.stage = stage;
    EXPECT_THAT(progress_line(later), HasSubstr(text));
  }
}

TEST(WithThousands, SetsCommas) {
  EXPECT_EQ(with_thousands(0), "0");
  EXPECT_EQ(with_thousands(999), "999");
  EXPECT_EQ(with_thousands(1000), "1,000");
  EXPECT_EQ(with_thousands(1234567), "1,234,567");
}

TEST(Progress, RedrawsOneLineOnATerminalAndErasesItAtTheEnd) {
  std::ostringstream out;
  RunCounters counters;
  counters.articles = 42;
  {
    const Progress progress(out, ProgressStyle::kLine, 100, counters);
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
  }
  EXPECT_THAT(out.str(), HasSubstr("\r\033[K42 articles"));
  EXPECT_THAT(out.str(), Not(HasSubstr("\n")));
  EXPECT_TRUE(out.str().ends_with("\r\033[K"));
}

TEST(Progress, IsSilentForAMinuteElsewhere) {
  std::ostringstream out;
  const RunCounters counters;
  for (const ProgressStyle style : {ProgressStyle::kLog, ProgressStyle::kNone}) {
    const Progress progress(out, style, 100, counters);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  }
  EXPECT_EQ(out.str(), "");
}

int status_after(int number) {
  PublicationGate gate;
  const SignalWatcher watcher(gate);
  EXPECT_NO_THROW(gate.check());
  ::kill(::getpid(), number);
  for (int i = 0; i < 25; ++i) {
    try {
      gate.check();
    } catch (const Error& error) {
      EXPECT_THAT(error.hint(), HasSubstr("nothing was published"));
      return static_cast<int>(error.status());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return 0;
}

TEST(SignalWatcher, TurnsASignalIntoAnErrorWithItsExitStatus) {
  EXPECT_EQ(status_after(SIGINT), 130);
  EXPECT_EQ(status_after(SIGTERM), 143);
  EXPECT_EQ(status_after(SIGHUP), 129);
}

TEST(SignalWatcher, LeavesAnIgnoredSignalIgnored) {
  for (const int number : {SIGINT, SIGHUP}) {
    const auto before = std::signal(number, SIG_IGN);
    EXPECT_EQ(status_after(number), 0);
    std::signal(number, before);
  }
}

TEST(SignalWatcher, GivesSignalsBackWhenItEnds) {
  {
    PublicationGate gate;
    const SignalWatcher watcher(gate);
  }
  sigset_t blocked{};
  ::pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
  EXPECT_EQ(sigismember(&blocked, SIGTERM), 0);
}

TEST(SignalWatcherDeathTest, EndsWorkThatDoesNotAskWhetherItShouldEnd) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  for (const auto& [number, name] :
       {std::pair{SIGINT, "SIGINT"}, std::pair{SIGTERM, "SIGTERM"}, std::pair{SIGHUP, "SIGHUP"}}) {
    EXPECT_EXIT(
        {
          PublicationGate gate;
          const SignalWatcher watcher(gate);
          ::kill(::getpid(), number);
          for (int i = 0; i < 300; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
          std::exit(0);
        },
        ::testing::ExitedWithCode(128 + number), std::string("ended by ") + name + " in the middle of its work");
  }
}

TEST(SignalWatcherDeathTest, EndsARunThatHasPublishedWithAWarning) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  for (const int times : {1, 2}) {
    EXPECT_EXIT(
        {
          PublicationGate gate;
          const SignalWatcher watcher(gate);
          gate.publish("G", [] {});
          for (int i = 0; i < 300; ++i) {
            if (i < times) ::kill(::getpid(), SIGTERM);
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
          }
          std::exit(0);
        },
        ::testing::ExitedWithCode(1), "warning: the signal SIGTERM came after generation G had been published");
  }
}

// The rename of CURRENT may wait for a disk: what has come of it decides.
TEST(SignalWatcherDeathTest, WaitsForAPublicationThatIsUnderWay) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        PublicationGate gate;
        const SignalWatcher watcher(gate);
        gate.publish("G", [] {
          ::kill(::getpid(), SIGTERM);
          std::this_thread::sleep_for(2 * SignalWatcher::kPatience);
        });
        std::this_thread::sleep_for(2 * SignalWatcher::kPatience);
        std::exit(0);
      },
      ::testing::ExitedWithCode(1), "came after generation G had been published");
}

TEST(SignalWatcherDeathTest, LetsNoSignalChangeTheStatusOfARunThatHasPublished) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        {
          PublicationGate gate;
          const SignalWatcher watcher(gate);
          gate.publish("G", [] {});
        }
        ::kill(::getpid(), SIGTERM);
        std::exit(7);
      },
      ::testing::ExitedWithCode(7), "");
}

TEST(SignalWatcherDeathTest, GivesTimeToEndCleanly) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        {
          PublicationGate gate;
          const SignalWatcher watcher(gate);
          ::kill(::getpid(), SIGTERM);
          std::this_thread::sleep_for(SignalWatcher::kPatience / 2);
        }
        std::this_thread::sleep_for(SignalWatcher::kPatience);
        std::exit(7);
      },
      ::testing::ExitedWithCode(7), "");
}

TEST(SignalWatcherDeathTest, LetsASecondSignalEndTheProcess) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        PublicationGate gate;
        const SignalWatcher watcher(gate);
        for (int i = 0; i < 20; ++i) {
          ::kill(::getpid(), SIGTERM);
          std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        std::exit(0);
      },
      ::testing::KilledBySignal(SIGTERM), "");
}

}  // namespace
}  // namespace khabar
