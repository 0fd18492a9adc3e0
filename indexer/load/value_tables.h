// Writes the values of all slots and what is known of them, from a source that can be read twice: statistics lie before
// the values in a table.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "common/glass/table_keys.h"
#include "indexer/glass/posting_table.h"

namespace khabar {

// Calls `see` for each document that has a value in the slot, in the order of documents.
using SeeValue = std::function<void(glass::DocumentId document, std::string_view value)>;
using ReadValues = std::function<void(glass::Slot slot, const SeeValue& see)>;

void write_values(std::span<const glass::Slot> slots, const ReadValues& read, glass::PostingTable& table);

}  // namespace khabar
