// Makes XML of what news feeds write for it, before a parser that forgives nothing.
#pragma once

#include <string>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"
#include "indexer/text/tag_cost.h"

namespace khabar {

// Outside of CDATA sections, comments and the document type: an '&' that begins no reference becomes "&amp;", HTML's
// named entities become their characters, and any other named entity becomes text, so that nothing that a document
// declares is ever expanded. Control characters that XML forbids go everywhere. Line ends stay where they are.
// A long CDATA section becomes several, because libxml2 looks through all that it has of one whenever it gets more.
class XmlRepairStream : public ByteStream {
 public:
  // `input` must outlive it.
  explicit XmlRepairStream(ByteInput& input) : input_(input) {}

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override { return input_.failure(); }

  // Why the stream ended early although the input did not: a document type over kMaxDoctype, or tags whose attributes
  // go over kMaxAttributeCost. In words for a user; empty if neither is so.
  const std::string& problem() const { return problem_; }

 private:
  void repair();
  std::size_t take_section(std::string_view ahead);
  std::size_t take_reference(std::string_view ahead);
  std::size_t take_opening(std::string_view ahead);
  std::size_t take_doctype(char c);
  std::size_t take_plain(std::string_view ahead);

  ByteInput& input_;
  std::string_view until_;  // inside of what ends so, nothing but control characters is touched
  std::size_t section_bytes_ = 0;
  bool in_doctype_ = false;
  int brackets_ = 0;
  std::size_t doctype_bytes_ = 0;
  bool in_tag_ = false;
  TagCost cost_;
  std::string problem_;
  std::string repaired_;
  std::size_t given_ = 0;
};

}  // namespace khabar
