// A program on the frame of both tools that does what its command says; program_test runs it.
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <new>
#include <ostream>
#include <stdexcept>

#include "common/options/program.h"
#include "common/program/standard_streams.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 2> kWays{"fast", "slow"};

constexpr std::array<Option, 3> kOptions{{
    {.name = "way", .letter = 'w', .value = "WAY", .group = "Doing", .text = "How to do it", .choices = kWays},
    {.name = "haste", .value = "WHEN", .group = "Doing", .text = "When to haste", .choices = kWays, .bare = "fast"},
    {.name = "into", .letter = '\0', .value = "DIR", .group = "Doing", .text = "Where to do it"},
}};

constexpr std::array<ArgumentField, 2> kDeedFields{{
    {.name = "deed", .alias = "فعل", .example = "work", .text = "A deed by its name"},
    {.name = "day", .alias = "", .example = "today", .text = "When to do it"},
}};

constexpr std::array<Command, 2> kDeeds{{
    {.name = "do", .arguments = "DEED", .text = "Do a deed", .details = "", .options = kOptions, .fields = kDeedFields},
    {.name = "rest", .arguments = "", .text = "Do nothing", .details = "", .options = {}},
}};

constexpr Program kProgram{.name = "sample",
                           .summary = "does what it is told",
                           .default_command = "",
                           .commands = kDeeds,
                           .examples = {},
                           .indexer = false};

void write_block() { throw Xapian::DatabaseError("Error writing block 7", "", ENOSPC); }

// As libraries do that write in destructors.
void fail_beyond_catching(bool with_reason) noexcept {  // NOLINT(bugprone-exception-escape): what it is for
  if (with_reason) write_block();
  std::terminate();
}

ExitStatus run(const ParsedOptions& options, const Streams& streams) {
  const std::string deed = options.arguments.empty() ? "" : options.arguments.front();
  if (deed == "nothing") return ExitStatus::kPartial;
  if (deed == "fail") throw Error("cannot open 'x'", "give it another name");
  if (deed == "bluntly") throw Error("cannot open 'x'");
  if (deed == "busy") throw Error("'x' is being written", "", ExitStatus::kBusy);
  if (deed == "xapian") throw Xapian::DatabaseCorruptError("bad block", "x/glass");
  if (deed == "open") Xapian::Database("/no/such/index");
  if (deed == "standard") throw std::runtime_error("oops");
  if (deed == "memory") throw std::bad_alloc();
  if (deed == "odd") throw 7;
  if (deed == "destroy") fail_beyond_catching(true);
  if (deed == "terminate") fail_beyond_catching(false);
  if (deed == "fault") std::raise(SIGSEGV);
  if (deed == "echo") {
    for (std::size_t i = 1; i < options.arguments.size(); ++i) {
      const bool own = options.arguments[i] == "own";
      if (own) print_own(streams.out, "\x1b[1m\u2068");
      for (const char byte : options.arguments[i]) streams.out << byte;  // characters come in pieces
      if (own) print_own(streams.out, "\u2069\x1b[0m");
      streams.err << options.arguments[i];
    }
    return ExitStatus::kDone;
  }
  if (deed == "quote") throw Error(options.arguments.back(), options.arguments.back());
  if (deed == "ignore") {  // as Xapian's client does once it is connected
    std::signal(SIGPIPE, SIG_IGN);
    for (int line = 0; line < 1'000'000; ++line) streams.out << line << '\n';
  }
  if (deed == "lots") {
    for (int line = 0; line < 1'000'000; ++line) streams.out << line << '\n';
  }
  streams.out << "did " << deed << '\n';
  return ExitStatus::kDone;
}

}  // namespace
}  // namespace khabar

int main(int argc, char** argv) { return khabar::run_program(khabar::kProgram, argc, argv, khabar::run); }
