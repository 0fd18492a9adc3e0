#include "indexer/format/markup/xml_repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/limits.h"
#include "indexer/text/markup.h"

namespace khabar {

namespace {

constexpr std::size_t kAhead = 48;  // more than any reference and any opening below
constexpr std::size_t kRepairedPiece = 16'384;
constexpr std::size_t kLongestCdata = 1024;

struct Section {
  std::string_view begin;
  std::string_view end;
};
constexpr Section kCdata{"<![CDATA[", "]]>"};
constexpr std::array kUntouched{kCdata, Section{"<!--", "-->"}, Section{"<?", "?>"}};

bool is_forbidden(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

// "&name;" or "&#1575;"; the '&' alone if it begins neither.
std::string_view reference_at_front(std::string_view ahead) {
  std::size_t end = ahead.substr(1).starts_with('#') ? 2 : 1;
  while (end < ahead.size() && (ascii::is_letter(ahead[end]) || ascii::is_digit(ahead[end]))) ++end;
  return ahead.substr(0, end < ahead.size() && ahead[end] == ';' ? end + 1 : 1);
}

bool is_xml_entity(std::string_view reference) {
  return reference == "&amp;" || reference == "&lt;" || reference == "&gt;" || reference == "&quot;" ||
         reference == "&apos;";
}

}  // namespace

std::size_t XmlRepairStream::take_section(std::string_view ahead) {
  if (ahead.starts_with(until_)) {
    const std::size_t size = until_.size();
    repaired_ += until_;
    until_ = {};
    return size;
  }
  if (until_ == kCdata.end && ++section_bytes_ > kLongestCdata && !is_continuation(ahead.front())) {
    repaired_ += kCdata.end;
    repaired_ += kCdata.begin;
    section_bytes_ = 0;
  }
  repaired_ += ahead.front();
  return 1;
}

std::size_t XmlRepairStream::take_reference(std::string_view ahead) {
  const std::string_view reference = reference_at_front(ahead);
  const std::string decoded = decode_entities(reference);
  if (is_xml_entity(reference)) {
    repaired_ += reference;
  } else if (decoded == reference) {  // decode_entities() does not know it
    repaired_ += "&amp;";
    return 1;
  } else if (decoded == "<" || decoded == "&" || decoded == ">" || decoded == "\"" || decoded == "'") {
    repaired_ += reference;  // &#60; stays a character and must not begin a tag
  } else if (!is_forbidden(decoded.front())) {
    repaired_ += decoded;
  }
  return reference.size();
}

std::size_t XmlRepairStream::take_opening(std::string_view ahead) {
  for (const Section& section : kUntouched) {
    if (!ahead.starts_with(section.begin)) continue;
    until_ = section.end;
    section_bytes_ = 0;
    repaired_ += section.begin;
    return section.begin.size();
  }
  in_doctype_ = ahead.starts_with("<!DOCTYPE");
  brackets_ = 0;
  in_tag_ = !in_doctype_;
  cost_.begin_tag();
  repaired_ += '<';
  return 1;
}

std::size_t XmlRepairStream::take_doctype(char c) {
  if (c == '[') ++brackets_;
  if (c == ']') --brackets_;
  if (c == '>' && brackets_ <= 0) in_doctype_ = false;
  if (++doctype_bytes_ > kMaxDoctype) problem_ = fmt::format("a document type of more than {} bytes", kMaxDoctype);
  repaired_ += c;
  return 1;
}

std::size_t XmlRepairStream::take_plain(std::string_view ahead) {
  const std::size_t plain = std::min(ahead.find_first_of("&<"), ahead.size());
  const auto end = std::find_if(ahead.begin(), ahead.begin() + static_cast<std::ptrdiff_t>(plain), is_forbidden);
  for (auto c = ahead.begin(); in_tag_ && c != end; ++c) in_tag_ = cost_.pass(*c);
  if (cost_.total() > kMaxAttributeCost) problem_ = "too many attributes in its tags";
  repaired_.append(ahead.begin(), end);
  return static_cast<std::size_t>(end - ahead.begin());
}

void XmlRepairStream::repair() {
  repaired_.clear();
  given_ = 0;
  while (repaired_.size() < kRepairedPiece && problem_.empty()) {
    const std::string_view ahead = input_.peek(kAhead);
    if (ahead.empty()) return;
    const char c = ahead.front();
    if (is_forbidden(c)) {
      input_.consume(1);
    } else if (!until_.empty()) {
      input_.consume(take_section(ahead));
    } else if (in_doctype_) {
      input_.consume(take_doctype(c));
    } else if (c == '&') {
      input_.consume(take_reference(ahead.substr(0, kAhead)));
    } else if (c == '<') {
      input_.consume(take_opening(ahead));
    } else {
      input_.consume(take_plain(ahead));
    }
  }
}

std::size_t XmlRepairStream::read(std::span<char> buffer) {
  if (given_ == repaired_.size()) repair();
  const std::size_t count = std::min(buffer.size(), repaired_.size() - given_);
  std::memcpy(buffer.data(), repaired_.data() + given_, count);
  given_ += count;
  return count;
}

}  // namespace khabar
