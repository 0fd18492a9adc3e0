// What a callback of a C library throws, held until the library has returned: no exception may pass through it.
#pragma once

#include <exception>
#include <utility>

namespace khabar {

class HeldException {
 public:
  // Calls `work`; false if it threw.
  template <typename Work>
  bool hold(const Work& work) noexcept {
    try {
      work();
      return true;
    } catch (...) {
      thrown_ = std::current_exception();
      return false;
    }
  }

  explicit operator bool() const { return thrown_ != nullptr; }

  // Throws what is held, once.
  void rethrow() {
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  }

 private:
  std::exception_ptr thrown_;
};

}  // namespace khabar
