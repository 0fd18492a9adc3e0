// What went wrong beside a publication, such as removing an old generation: it is told, and undoes nothing.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/program/error.h"

namespace khabar {

class Warnings {
 public:
  bool empty() const { return count_ == 0; }

  // In the order in which they came. If memory is short a text may be missing, but empty() tells the truth.
  const std::vector<std::string>& texts() const { return texts_; }

  // Adds what `other` holds.
  void append(const Warnings& other);

  // Runs `step`. What it throws becomes a warning that begins with `meaning`: what the failure means to the user. If
  // that is empty, the error says it all.
  template <typename Step>
  void attempt(std::string_view meaning, const Step& step) noexcept {
    try {
      step();
    } catch (...) {
      note_current_exception(meaning);
    }
  }

 private:
  void note_current_exception(std::string_view meaning) noexcept;

  std::vector<std::string> texts_;
  std::size_t count_ = 0;
};

// `khabar-index: warning: TEXT`, a line each. With a warning the status is kPartial, else `status`, also where the
// warning cannot be printed.
ExitStatus print_warnings(const Warnings& warnings, ExitStatus status, std::ostream& out) noexcept;

}  // namespace khabar
