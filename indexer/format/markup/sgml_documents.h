// Cuts a stream into the <DOC> elements of TREC SGML, or those of another name, without holding more than one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"

namespace khabar {

struct SgmlDocument {
  std::string
      content;  // what follows "<DOC" or the like, so attributes and '>' first, up to </DOC>; a part if too_long
  std::uint64_t line = 0;    // of its <DOC>, from 1
  std::uint64_t offset = 0;  // of `content` in the stream
  bool too_long = false;
  bool at_end = false;  // the stream ended in it
};

class SgmlDocuments {
 public:
  // `element` is in lower case.
  SgmlDocuments(ByteInput& input, std::size_t max_bytes, std::string_view element)
      : input_(input),
        max_bytes_(max_bytes),
        open_tag_("<" + std::string(element)),
        close_tag_("</" + std::string(element)) {}

  // The next document; false at the end. One that is not closed ends at the next <DOC> or at the end of the stream.
  // Text between documents is passed over.
  bool next(SgmlDocument& document);

 private:
  enum class Stop { kOpen, kClose, kEnd };

  Stop advance(SgmlDocument* document);
  void pass(std::string_view bytes, SgmlDocument* document);

  ByteInput& input_;
  std::size_t max_bytes_;
  std::string open_tag_;
  std::string close_tag_;
  std::uint64_t line_ = 1;
};

// Where "<DOC>" or "<DOC " with attributes begins at the start of a line or straight after another tag; npos for
// nowhere.
std::size_t find_document_tag(std::string_view text);

}  // namespace khabar
