#include "common/letters/normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>

#include "common/program/error.h"

namespace khabar {

NormalizedText::NormalizedText(std::string_view original) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  icu::Edits edits;
  icu::StringByteSink<std::string> sink(&text_);
  if (U_SUCCESS(error)) {
    nfkc->normalizeUTF8(0, icu::StringPiece(original.data(), static_cast<std::int32_t>(original.size())), sink, &edits,
                        error);
  }
  if (U_FAILURE(error)) throw Error(std::string("ICU cannot normalize a text: ") + u_errorName(error));
  for (auto change = edits.getFineChangesIterator(); change.next(error) != 0;) {
    const auto begin = static_cast<std::size_t>(change.destinationIndex());
    const auto from = static_cast<std::size_t>(change.sourceIndex());
    changes_.push_back({begin, begin + static_cast<std::size_t>(change.newLength()), from,
                        from + static_cast<std::size_t>(change.oldLength())});
  }
}

std::vector<NormalizedText::Change>::const_iterator NormalizedText::last_change_before(std::size_t offset) const {
  const auto after = std::partition_point(changes_.begin(), changes_.end(),
                                          [&](const Change& change) { return change.begin < offset; });
  return after == changes_.begin() ? changes_.end() : after - 1;
}

std::size_t NormalizedText::original_begin(std::size_t begin) const {
  const auto at = std::partition_point(changes_.begin(), changes_.end(),
                                       [&](const Change& change) { return change.begin <= begin; });
  if (at == changes_.begin()) return begin;
  const Change& change = *(at - 1);
  return begin < change.end ? change.original_begin : change.original_end + (begin - change.end);
}

std::size_t NormalizedText::original_end(std::size_t end) const {
  const auto at = last_change_before(end);
  if (at == changes_.end()) return end;
  return end < at->end ? at->original_end : at->original_end + (end - at->end);
}

}  // namespace khabar
