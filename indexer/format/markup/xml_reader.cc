#include "indexer/format/markup/xml_reader.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <deque>
#include <new>
#include <utility>
#include <vector>

#include "indexer/format/markup/xml_repair.h"
#include "indexer/limits.h"
#include "indexer/stream/held_exception.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr std::size_t kParsedPiece = 4096;                  // what the parser is given at once
constexpr std::size_t kLongestText = std::size_t{1} << 20;  // a longer one comes in several

struct ParserCloser {
  void operator()(xmlParserCtxt* parser) const {
    xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

std::string to_string(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

// <!ENTITY b "&a;&a;">: an entity made of entities, with which a few lines stand for gigabytes.
bool is_made_of_entities(std::string_view content) {
  for (std::size_t at = content.find('&'); at != std::string_view::npos; at = content.find('&', at + 1)) {
    if (content.substr(at + 1, 1) != "#") return true;
  }
  return false;
}

struct Event {
  XmlEvent kind = XmlEvent::kText;
  std::uint64_t line = 0;
  std::string text;  // or the name of the element
  std::vector<std::pair<std::string, std::string>> attributes{};
};

}  // namespace

// Takes the events of libxml2's push parser in its first form, in which a name is what stands in the document: its
// second one looks each prefix up among all namespaces, and fills in attributes that the document type declares.
struct XmlReader::Internal {
  explicit Internal(ByteInput& input) : repaired(input), source(repaired) {
    xmlSAXHandler sax = handler();
    parser.reset(xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr));
    if (parser == nullptr) throw std::bad_alloc();
    xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  }

  static xmlSAXHandler handler() {
    xmlSAXHandler sax{};
    sax.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) noexcept {
      guard(self, [&](Internal& in) { in.start(name, attributes); });
    };
    sax.endElement = [](void* self, const xmlChar* name) noexcept { guard(self, [&](Internal& in) { in.end(name); }); };
    sax.characters = [](void* self, const xmlChar* text, int size) noexcept {
      guard(self, [&](Internal& in) {
        in.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
      });
    };
    sax.ignorableWhitespace = sax.characters;
    sax.entityDecl = [](void* self, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar* content) noexcept {
      guard(self, [&](Internal& in) {
        if (is_made_of_entities(to_string(content))) in.stop("entities made of entities, which may expand without end");
      });
    };
    sax.error = &Internal::note;
    sax.fatalError = &Internal::note;
    return sax;
  }

  // No exception may pass through the parser: it waits for its end.
  template <typename Work>
  static void guard(void* self, const Work& work) noexcept {
    auto& in = *static_cast<Internal*>(self);
    if (in.held || !in.stopped.empty()) return;
    if (!in.held.hold([&] { work(in); })) xmlStopParser(in.parser.get());
  }

  static void note(void* self, const char*, ...) noexcept {
    guard(self, [](Internal& in) {
      const xmlError* error = xmlCtxtGetLastError(in.parser.get());
      if (error == nullptr || error->level < XML_ERR_ERROR || !in.error_text.empty()) return;
      in.error_text = error->message == nullptr ? "unknown error" : std::string(trim(error->message));
      in.error_line = error->line > 0 ? static_cast<std::uint64_t>(error->line) : 0;
    });
  }

  std::uint64_t parser_line() const {
    return parser->input == nullptr ? 0 : static_cast<std::uint64_t>(std::max(0, parser->input->line));
  }

  void stop(std::string reason) {
    stopped = std::move(reason);
    error_line = parser_line();
    xmlStopParser(parser.get());
  }

  void start(const xmlChar* element, const xmlChar** attributes) {
    if (++depth > kMaxXmlNesting) return stop(fmt::format("broken XML: more than {} nested elements", kMaxXmlNesting));
    Event event{XmlEvent::kStart, parser_line(), to_string(element)};
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      event.attributes.emplace_back(to_string(attributes[0]), to_string(attributes[1]));
    }
    waiting.push_back(std::move(event));
  }

  void end(const xmlChar* element) {
    --depth;
    waiting.push_back({XmlEvent::kEnd, parser_line(), to_string(element)});
  }

  // The parser hands out long texts in pieces, and CDATA sections apart.
  void characters(std::string_view text) {
    const bool goes_on =
        !waiting.empty() && waiting.back().kind == XmlEvent::kText && waiting.back().text.size() < kLongestText;
    if (!goes_on) waiting.push_back({XmlEvent::kText, parser_line(), {}});
    waiting.back().text += text;
  }

  // Whether an event is whole: a text may go on with the next piece.
  bool has_event() const {
    return !waiting.empty() && (ended || waiting.size() > 1 || waiting.front().kind != XmlEvent::kText);
  }

  void feed() {
    const std::string_view ahead = source.peek().substr(0, kParsedPiece);
    ended = ahead.empty();
    xmlParseChunk(parser.get(), ahead.data(), static_cast<int>(ahead.size()), ended ? 1 : 0);
    source.consume(ahead.size());
    held.rethrow();
    if (xmlDictGetUsage(parser->dict) > kMaxNameBytes && stopped.empty()) {
      stop("too many different names of elements, attributes and entities");
    }
    if (parser->errNo == XML_ERR_NO_MEMORY && stopped.empty()) throw std::bad_alloc();
    if (!repaired.problem().empty() && source.peek().empty() && stopped.empty()) stopped = repaired.problem();
    ended = ended || parser->disableSAX != 0 || !stopped.empty();
  }

  // Of a document that ends too early libxml2 says one thing or another, by how it was cut into pieces.
  std::string what_broke() {
    const bool names_tags = error_text.find("tag") != std::string::npos && !error_text.starts_with("Premature");
    if (source.peek().empty() && depth > 0 && !names_tags) return "it breaks off";
    return error_text.empty() ? "unknown error" : error_text;
  }

  void finish() {
    if (stopped.empty() && parser->wellFormed == 0) stopped = "broken XML: " + what_broke();
    failure = stopped;
    if (!failure.empty() && error_line > 0) now.line = error_line;
  }

  XmlRepairStream repaired;
  ByteInput source;
  std::unique_ptr<xmlParserCtxt, ParserCloser> parser;
  std::deque<Event> waiting;
  Event now;
  std::size_t depth = 0;
  bool ended = false;
  std::string error_text;
  std::uint64_t error_line = 0;
  std::string stopped;  // why no more is to be read
  HeldException held;
  std::string failure;
};

XmlReader::XmlReader(ByteInput& input) : internal_(std::make_unique<Internal>(input)) {}
XmlReader::~XmlReader() = default;

bool XmlReader::next() {
  Internal& in = *internal_;
  while (!in.ended && !in.has_event()) in.feed();
  if (!in.has_event()) {
    in.finish();
    return false;
  }
  in.now = std::move(in.waiting.front());
  in.waiting.pop_front();
  return true;
}

XmlEvent XmlReader::event() const { return internal_->now.kind; }
const std::string& XmlReader::name() const { return internal_->now.text; }
std::uint64_t XmlReader::line() const { return internal_->now.line; }
const std::string& XmlReader::failure() const { return internal_->failure; }
std::string_view XmlReader::text() const { return internal_->now.text; }

std::string XmlReader::attribute(const char* name) const {
  const auto& all = internal_->now.attributes;
  const auto found = std::ranges::find_if(all, [&](const auto& attribute) { return attribute.first == name; });
  return found == all.end() ? std::string() : found->second;
}

}  // namespace khabar
