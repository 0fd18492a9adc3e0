// What the table `termlist` of a glass database says of a document: its terms, and the slots in which it has values.
//
// Format (xapian-core 1.4.22, backends/glass/glass_termlisttable.cc and glass_values.cc), numbers as LEB128, lengths of
// (parts of) terms in a byte:
//
//   terms   length of the document (the sum of its frequencies); number of its terms
//           the first term behind its length; its frequency
//           for each other, where `kept` is how many bytes it begins with as the term before does:
//             (frequency + 1) * (length of the term before + 1) + kept, if that fits a byte; the rest behind its length
//             or kept; the rest behind its length; the frequency
//           nothing, if the document has no terms
//   slots   the first slot; for each other, the slot less the one before less 1
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/glass/table_keys.h"

namespace khabar::glass {

struct TermFrequency {
  std::string_view term;
  Frequency frequency = 0;
};

// Terms in ascending order, of 1 to 245 bytes each.
std::string term_list_tag(std::span<const TermFrequency> terms);

// Slots in ascending order. A document without values has no such entry.
std::string used_slots_tag(std::span<const Slot> slots);

}  // namespace khabar::glass
