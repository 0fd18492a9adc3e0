#include "indexer/format/markup/sgml_documents.h"

#include <algorithm>

#include "common/ascii.h"

namespace khabar {

namespace {

constexpr std::string_view kOpenTag = "<doc";

// Whether `text` begins with the tag, in any case, and its name ends there.
bool begins_with_tag(std::string_view text, std::string_view tag) {
  if (text.size() <= tag.size() || !ascii::starts_with_ignoring_case(text, tag)) return false;
  const char after = text[tag.size()];
  return after == '>' || after == ' ' || after == '\t' || after == '\r' || after == '\n';
}

}  // namespace

std::size_t find_document_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(" \t", at - 1);
    const bool at_start =
        before == std::string_view::npos || text[before] == '\n' || text[before] == '\r' || text[before] == '>';
    if (at_start && begins_with_tag(text.substr(at), kOpenTag)) return at;
  }
  return std::string_view::npos;
}

void SgmlDocuments::pass(std::string_view bytes, SgmlDocument* document) {
  line_ += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  if (document != nullptr && !document->too_long) {
    document->too_long = bytes.size() > max_bytes_ - document->content.size();
    if (!document->too_long) document->content += bytes;
  }
  input_.consume(bytes.size());
}

// Passes what comes before the next tag of a document and stops in front of it.
SgmlDocuments::Stop SgmlDocuments::advance(SgmlDocument* document) {
  for (;;) {
    const std::string_view ahead = input_.peek(close_tag_.size() + 1);
    if (ahead.empty()) return Stop::kEnd;
    const std::size_t start = ahead.find('<');
    if (start != 0) {
      pass(ahead.substr(0, start), document);
      continue;
    }
    if (begins_with_tag(ahead, open_tag_)) return Stop::kOpen;
    if (begins_with_tag(ahead, close_tag_)) return Stop::kClose;
    pass(ahead.substr(0, 1), document);
  }
}

bool SgmlDocuments::next(SgmlDocument& document) {
  Stop stop = advance(nullptr);
  while (stop == Stop::kClose) {
    pass(input_.peek(close_tag_.size() + 1).substr(0, close_tag_.size()), nullptr);
    stop = advance(nullptr);
  }
  if (stop == Stop::kEnd) return false;
  document.content.clear();
  document.line = line_;
  document.too_long = false;
  input_.consume(open_tag_.size());
  document.offset = input_.offset();
  document.at_end = advance(&document) == Stop::kEnd;
  return true;
}

}  // namespace khabar
