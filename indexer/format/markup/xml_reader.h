// XML as a stream of events, through libxml2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"

namespace khabar {

enum class XmlEvent { kStart, kEnd, kText };

class XmlReader {
 public:
  // `input` holds UTF-8, whatever it declares, and must outlive it. Nothing is loaded and no entity is expanded that
  // the document declares.
  explicit XmlReader(ByteInput& input);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  // False at the end, or if the document is broken, nests more than kMaxXmlNesting elements, or is refused by
  // XmlRepairStream. An element without content has a start and an end; a long text comes in several parts.
  bool next();

  XmlEvent event() const;
  const std::string& name() const;                // of an element, with its prefix
  std::string_view text() const;                  // of a text or CDATA section; good until the next call
  std::string attribute(const char* name) const;  // of a start; empty if it is missing
  std::uint64_t line() const;

  // Why the document was not read to its end, in words for a user, and in which line; empty if it was.
  const std::string& failure() const;

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace khabar
