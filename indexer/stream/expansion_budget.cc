#include "indexer/stream/expansion_budget.h"

#include <fmt/format.h>

#include "indexer/limits.h"

namespace khabar {

void ExpansionBudget::take(std::uint64_t bytes) {
  unpacked_ += bytes;
  spent_ = spent_ || unpacked_ > kExpansionAllowance + kMaxExpansion * outermost_.offset();
}

std::string expansion_reason() {
  return fmt::format("unpacks to more than {} times its size, as only an attack would; what follows is left out",
                     kMaxExpansion);
}

std::size_t BudgetedStream::read(std::span<char> buffer) {
  if (budget_.spent()) return 0;
  const std::size_t count = unpacked_.read(buffer);
  budget_.take(count);
  return budget_.spent() ? 0 : count;
}

std::string BudgetedStream::failure() const { return budget_.spent() ? expansion_reason() : unpacked_.failure(); }

}  // namespace khabar
