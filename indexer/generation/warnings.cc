#include "indexer/generation/warnings.h"

#include <exception>
#include <new>
#include <ostream>

namespace khabar {
namespace {

std::string text_of_current_exception() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return "out of memory";
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "unexpected failure of unknown kind";
  }
}

}  // namespace

void Warnings::append(const Warnings& other) {
  texts_.insert(texts_.end(), other.texts_.begin(), other.texts_.end());
  count_ += other.count_;
}

void Warnings::note_current_exception(std::string_view meaning) noexcept {
  ++count_;
  try {
    std::string text(meaning);
    if (!text.empty()) text.append(": ");
    text.append(text_of_current_exception());
    texts_.push_back(std::move(text));
  } catch (const std::bad_alloc&) {
    return;  // it is counted
  }
}

ExitStatus print_warnings(const Warnings& warnings, ExitStatus status, std::ostream& out) noexcept {
  if (warnings.empty()) return status;
  try {
    for (const std::string& text : warnings.texts()) out << "khabar-index: warning: " << text << '\n';
    if (warnings.texts().empty()) out << "khabar-index: warning: out of memory\n";
  } catch (const std::exception&) {
    return ExitStatus::kPartial;  // the status still tells
  }
  return ExitStatus::kPartial;
}

}  // namespace khabar
