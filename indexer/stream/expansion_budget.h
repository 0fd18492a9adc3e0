// How much a packed file may unpack to: see kMaxExpansion in limits.h.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"

namespace khabar {

// One for each packed stream or archive, for all its members together.
class ExpansionBudget {
 public:
  // `outermost` is the file itself, so that layers of packing do not multiply what they may. It must outlive the
  // budget.
  explicit ExpansionBudget(const ByteInput& outermost) : outermost_(outermost) {}

  void take(std::uint64_t bytes);
  bool spent() const { return spent_; }

 private:
  const ByteInput& outermost_;
  std::uint64_t unpacked_ = 0;
  bool spent_ = false;
};

std::string expansion_reason();

// Unpacked bytes that count against a budget; ends with a failure() when it is spent.
class BudgetedStream : public ByteStream {
 public:
  // Both must outlive it.
  BudgetedStream(ByteStream& unpacked, ExpansionBudget& budget) : unpacked_(unpacked), budget_(budget) {}

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override;

 private:
  ByteStream& unpacked_;
  ExpansionBudget& budget_;
};

}  // namespace khabar
