// Things that cost much to open, for threads that come and go: who lets go of one leaves it for the next.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace khabar {

// For several threads at once. Its owners must be shared_ptr.
template <typename T>
class Spares : public std::enable_shared_from_this<Spares<T>> {
 public:
  // `open` may be called by several threads at once; it gives nothing if there can be no more.
  explicit Spares(std::function<std::optional<T>()> open) : open_(std::move(open)) {}

  // One that nobody else holds, as it was left; null if there is none.
  std::shared_ptr<T> take() {
    std::optional<T> one = take_kept();
    if (!one) one = open_one_more();
    if (!one) return nullptr;
    const auto give_back = [spares = this->shared_from_this()](T* given) {
      const std::unique_ptr<T> owned(given);
      spares->keep(std::move(*owned));
    };
    return {std::make_unique<T>(std::move(*one)).release(), give_back};
  }

 private:
  std::optional<T> take_kept() {
    const std::lock_guard lock(mutex_);
    if (kept_.empty()) return std::nullopt;
    std::optional<T> one = std::move(kept_.back());
    kept_.pop_back();
    return one;
  }

  std::optional<T> open_one_more() {
    std::optional<T> one = open_();
    if (!one) return std::nullopt;
    const std::lock_guard lock(mutex_);
    kept_.reserve(++opened_);
    return one;
  }

  // Runs where nothing may be thrown, so there is room for it.
  void keep(T one) {
    const std::lock_guard lock(mutex_);
    kept_.push_back(std::move(one));
  }

  std::function<std::optional<T>()> open_;
  std::mutex mutex_;
  std::vector<T> kept_;
  std::size_t opened_ = 0;
};

}  // namespace khabar
