#include "indexer/format/xml_reader.h"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "indexer/format/xml_repair.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr std::string_view kTooDeep = "more than 256 nested elements";  // xmlParserMaxDepth of libxml2

struct ReaderCloser {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

std::string to_string(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

// <!ENTITY b "&a;&a;">: an entity made of entities, with which a few lines stand for gigabytes.
void look_for_nesting(void* payload, void* found, const xmlChar*) noexcept {
  const auto* entity = static_cast<const xmlEntity*>(payload);
  if (entity->orig == nullptr) return;
  const char* text = reinterpret_cast<const char*>(entity->orig);
  for (const char* at = std::strchr(text, '&'); at != nullptr; at = std::strchr(at + 1, '&')) {
    if (at[1] != '#') *static_cast<bool*>(found) = true;
  }
}

}  // namespace

struct XmlReader::Internal {
  explicit Internal(ByteInput& input) : repaired(input), source(repaired) {
    constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                             XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT;
    reader.reset(xmlReaderForIO(&Internal::give, nullptr, this, nullptr, "UTF-8", kOptions));
    if (reader == nullptr) throw std::bad_alloc();
    xmlTextReaderSetStructuredErrorHandler(reader.get(), &Internal::note, this);
  }

  // The reader parses all that it has before it hands out what came first, and hands out nothing once that is broken:
  // so it is never given more than one closing tag at once.
  static std::size_t piece_end(std::string_view ahead) {
    const std::size_t closing = ahead.find("</");
    if (closing == std::string_view::npos) return ahead.size();
    const std::size_t end = ahead.find('>', closing);
    return end == std::string_view::npos ? ahead.size() : end + 1;
  }

  static int give(void* self, char* buffer, int size) noexcept {
    auto& internal = *static_cast<Internal*>(self);
    const std::string_view ahead = internal.source.peek().substr(0, static_cast<std::size_t>(size));
    const std::size_t count = piece_end(ahead);
    std::memcpy(buffer, ahead.data(), count);
    internal.source.consume(count);
    return static_cast<int>(count);
  }

  static void note(void* self, xmlErrorPtr error) noexcept {
    auto& internal = *static_cast<Internal*>(self);
    if (error->level < XML_ERR_ERROR || !internal.error_text.empty()) return;
    internal.error_text = error->message == nullptr ? "unknown error" : std::string(trim(error->message));
    // libxml2 goes on with what a programmer could do about it.
    if (internal.error_text.starts_with("Excessive depth")) internal.error_text = kTooDeep;
    internal.error_line = error->line > 0 ? static_cast<std::uint64_t>(error->line) : 0;
  }

  // Of the document type on which the reader stands.
  bool has_nested_entities() const {
    const auto* type = reinterpret_cast<const xmlDtd*>(xmlTextReaderCurrentNode(reader.get()));
    if (type == nullptr || type->entities == nullptr) return false;
    bool found = false;
    xmlHashScan(static_cast<xmlHashTable*>(type->entities), look_for_nesting, &found);
    return found;
  }

  // Of a document that ends too early libxml2 says one thing or another, by how it was cut into pieces.
  std::string what_broke() {
    if (error_text == kTooDeep) return error_text;
    const bool names_tags = error_text.find("tag") != std::string::npos && !error_text.starts_with("Premature");
    if (source.peek().empty() && xmlTextReaderDepth(reader.get()) > 0 && !names_tags) return "it breaks off";
    return error_text.empty() ? "unknown error" : error_text;
  }

  void fail(std::string reason) {
    failure = std::move(reason);
    if (error_line > 0) line = error_line;
  }

  XmlRepairStream repaired;
  ByteInput source;
  std::unique_ptr<xmlTextReader, ReaderCloser> reader;
  XmlEvent event = XmlEvent::kText;
  bool ends_too = false;  // an empty element: its end is still to come
  std::string name;
  std::uint64_t line = 0;
  std::string error_text;
  std::uint64_t error_line = 0;
  std::string failure;
};

XmlReader::XmlReader(ByteInput& input) : internal_(std::make_unique<Internal>(input)) {}
XmlReader::~XmlReader() = default;

bool XmlReader::next() {
  Internal& in = *internal_;
  if (in.ends_too) {
    in.ends_too = false;
    in.event = XmlEvent::kEnd;
    return true;
  }
  while (in.failure.empty()) {
    const int status = xmlTextReaderRead(in.reader.get());
    if (status != 1) {
      if (status < 0) in.fail("broken XML: " + in.what_broke());
      return false;
    }
    in.line = static_cast<std::uint64_t>(std::max(0, xmlTextReaderGetParserLineNumber(in.reader.get())));
    switch (xmlTextReaderNodeType(in.reader.get())) {
      case XML_READER_TYPE_DOCUMENT_TYPE:
        if (in.has_nested_entities()) in.fail("entities made of entities, which may expand without end");
        break;
      case XML_READER_TYPE_ELEMENT:
        in.event = XmlEvent::kStart;
        in.name = to_string(xmlTextReaderConstName(in.reader.get()));
        in.ends_too = xmlTextReaderIsEmptyElement(in.reader.get()) == 1;
        return true;
      case XML_READER_TYPE_END_ELEMENT:
        in.event = XmlEvent::kEnd;
        in.name = to_string(xmlTextReaderConstName(in.reader.get()));
        return true;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      case XML_READER_TYPE_WHITESPACE:
        in.event = XmlEvent::kText;
        return true;
      default:
        break;
    }
  }
  return false;
}

XmlEvent XmlReader::event() const { return internal_->event; }
const std::string& XmlReader::name() const { return internal_->name; }
std::uint64_t XmlReader::line() const { return internal_->line; }
const std::string& XmlReader::failure() const { return internal_->failure; }

std::string_view XmlReader::text() const {
  const xmlChar* value = xmlTextReaderConstValue(internal_->reader.get());
  return value == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(value));
}

std::string XmlReader::attribute(const char* name) const {
  xmlChar* value = xmlTextReaderGetAttribute(internal_->reader.get(), reinterpret_cast<const xmlChar*>(name));
  std::string result = to_string(value);
  xmlFree(value);
  return result;
}

}  // namespace khabar
