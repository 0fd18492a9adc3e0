#include "common/options/program.h"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <unistd.h>
#include <xapian.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>

#include "common/options/zsh_completion.h"
#include "common/program/fault_handler.h"
#include "common/program/standard_streams.h"
#include "common/program/terminal.h"
#include "common/version.h"

namespace khabar {
namespace {

int fail(const Program& program, std::string_view message, std::string_view hint,
         ExitStatus status = ExitStatus::kError, std::string_view excerpt = {}) {
  std::cout.flush();
  fmt::print(std::cerr, "{}: error: {}\n", program.name, one_line(std::cerr, message));
  if (!excerpt.empty()) fmt::print(std::cerr, "{}\n", excerpt);
  if (!hint.empty()) fmt::print(std::cerr, "{}: hint: {}\n", program.name, one_line(std::cerr, hint));
  return static_cast<int>(status);
}

std::string describe(const Xapian::Error& error) {
  std::string text = fmt::format("{}: {}", error.get_type(), error.get_msg());
  if (!error.get_context().empty()) text += fmt::format(" ({})", error.get_context());
  if (error.get_error_string() != nullptr) text += fmt::format(": {}", error.get_error_string());
  return text;
}

std::string_view hint_for(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseCorruptError") return "the index is damaged: build it again";
  if (type == "DatabaseModifiedError") return "the index changed during the search: try again";
  return {};
}

std::string reason_of_termination() {
  const std::exception_ptr current = std::current_exception();
  if (!current) return "no reason was given";
  try {
    std::rethrow_exception(current);
  } catch (const Xapian::Error& error) {
    return describe(error);
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "unexpected failure of unknown kind";
  }
}

// Xapian 1.4 writes the last chunk of each value in a destructor (ValueUpdater in glass_values.cc): a disk that fills
// up there ends the process and reaches no catch. Nothing can be cleaned up any more, but the end can be told as others
// are.
[[noreturn]] void end_at_once() {
  fmt::print(
      std::cerr, "{0}: error: ended in the middle of its work: {1}\n{0}: hint: {2}\n", program_invocation_short_name,
      reason_of_termination(),
      "check the free space and the disk; a published index is as before, and the next run of khabar-index removes "
      "what this one left behind");
  std::cerr.flush();  // a stream does not do so by itself while an exception is under way
  std::_Exit(static_cast<int>(ExitStatus::kError));
}

// `--man` and `--completion SHELL`; false for all other command lines.
bool print_document(const Program& program, const std::vector<std::string>& arguments) {
  if (arguments.empty()) return false;
  if (arguments[0] == "--man") {
    print_man_page(program, std::cout);
    return true;
  }
  const bool spaced = arguments[0] == "--completion";
  if (!spaced && !arguments[0].starts_with("--completion=")) return false;
  const std::string shell = spaced ? (arguments.size() > 1 ? arguments[1] : "") : arguments[0].substr(13);
  if (shell == "bash") {
    print_completion(program, std::cout);
  } else if (shell == "zsh") {
    print_zsh_completion(program, std::cout);
  } else {
    throw Error(fmt::format("--completion: '{}' is not a supported shell", shell),
                fmt::format("write {} --completion bash, or zsh", program.name));
  }
  return true;
}

ExitStatus answer(const Program& program, const std::vector<std::string>& arguments, const CommandRunner& run) {
  if (print_document(program, arguments)) return ExitStatus::kDone;
  const ParsedOptions options = parse_options(program, arguments);
  if (options.has("help")) {
    print_help(program, options.command, std::cout);
    return ExitStatus::kDone;
  }
  if (options.has("version")) {
    fmt::print(std::cout, "{} {}\n", program.name, kVersion);
    return ExitStatus::kDone;
  }
  return run(options, {std::cin, std::cout, std::cerr, wants_color(STDOUT_FILENO), terminal_width(STDOUT_FILENO)});
}

// A full disk below standard output must not pass for success.
void finish_output(const StandardStreams& streams) {
  std::cout.flush();
  if (std::cout) return;
  const int error = streams.output_error();
  const char* reason = error == 0 ? "write error" : std::strerror(error);
  throw Error(fmt::format("cannot write standard output: {}", reason));
}

}  // namespace

int run_program(const Program& program, int argc, char** argv, const CommandRunner& run) {
  // Whoever started us may have ignored SIGPIPE; `| head` should still end the program without a word.
  std::signal(SIGPIPE, SIG_DFL);
  std::set_terminate(end_at_once);
  end_with_error_on_faults();
  const StandardStreams streams;
  try {
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    const ExitStatus status = answer(program, arguments, run);
    finish_output(streams);
    return static_cast<int>(status);
  } catch (const Error& error) {
    return fail(program, error.what(), error.hint(), error.status(), error.excerpt());
  } catch (const Xapian::Error& error) {
    return fail(program, describe(error), hint_for(error));
  } catch (const std::bad_alloc&) {
    return fail(program, "not enough memory", {});
  } catch (const std::exception& error) {
    return fail(program, fmt::format("unexpected: {}", error.what()), "please report this");
  } catch (...) {
    return fail(program, "unexpected failure of unknown kind", "please report this");
  }
}

}  // namespace khabar
