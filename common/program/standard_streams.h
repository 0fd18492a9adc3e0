// What std::cout and std::cerr of a running program write to: nothing that others wrote, names of files and articles
// above all, can give a terminal orders.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace khabar {

// While it lives, std::cout and std::cerr write to the descriptors 1 and 2 like this, whoever writes:
// * what goes to a terminal is made fit for it as by printable_lines(), but for what print_own() writes;
// * files and pipes get the bytes as they are;
// * if nobody reads standard output any more, the process ends as SIGPIPE ends it, whatever became of that signal;
// * a descriptor that was closed is taken, so that no file which is opened later gets what is printed. What goes to a
//   closed standard error is wanted by nobody; writing to a closed standard output, or reading its input, fails.
class StandardStreams {
 public:
  StandardStreams();
  ~StandardStreams();  // writes what is left
  StandardStreams(const StandardStreams&) = delete;
  StandardStreams& operator=(const StandardStreams&) = delete;

  // The errno of the write to standard output that failed, or 0.
  int output_error() const;

 private:
  class Buffer;
  friend void print_own(std::ostream& out, std::string_view text);
  friend bool shows_on_terminal(const std::ostream& out);

  std::unique_ptr<Buffer> output_;
  std::unique_ptr<Buffer> errors_;
  std::streambuf* former_output_;
  std::streambuf* former_errors_;
};

// Text with escape codes or isolates of our own, in which all that is foreign has been through printable().
void print_own(std::ostream& out, std::string_view text);

// Whether StandardStreams has made `out` write to a terminal.
bool shows_on_terminal(const std::ostream& out);

// A foreign text that has to stay on its line: printable() on a terminal, else as it is.
std::string one_line(const std::ostream& out, std::string_view foreign);

}  // namespace khabar
