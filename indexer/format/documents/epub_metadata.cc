#include "indexer/format/documents/epub_metadata.h"

#include <array>

#include "common/ascii.h"
#include "indexer/format/markup/xml_reader.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

struct OpfElement {
  std::string_view name;  // without its prefix, in lower case
  std::string EpubMetadata::*field;
};
constexpr std::array kOpfElements{
    OpfElement{"title", &EpubMetadata::title},         OpfElement{"creator", &EpubMetadata::author},
    OpfElement{"date", &EpubMetadata::date},           OpfElement{"language", &EpubMetadata::language},
    OpfElement{"publisher", &EpubMetadata::publisher}, OpfElement{"subject", &EpubMetadata::subject},
};

constexpr std::size_t kLongestOpfValue = 4096;

std::string name_without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return ascii::to_lower(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

class OpfReader {
 public:
  OpfReader(ByteInput& input, EpubMetadata& metadata) : xml_(input), metadata_(metadata) {}

  std::string read() {
    while (!is_over_ && xml_.next()) {
      if (xml_.event() == XmlEvent::kStart) start();
      if (xml_.event() == XmlEvent::kText && value_.size() < kLongestOpfValue) value_ += xml_.text();
      if (xml_.event() == XmlEvent::kEnd) end();
    }
    return xml_.failure();
  }

 private:
  void start() {
    value_.clear();
    name_ = name_without_prefix(xml_.name());
    event_ = ascii::to_lower(xml_.attribute("opf:event"));
    property_ = xml_.attribute("property");
  }

  void end() {
    const std::string name = name_without_prefix(xml_.name());
    is_over_ = name == "metadata";
    if (name == name_) store(collapse_spaces(value_));
    name_.clear();
  }

  void store(const std::string& value) {
    if (value.empty()) return;
    if (name_ == "meta" && property_ == "dcterms:modified") metadata_.modified = value;
    for (const OpfElement& element : kOpfElements) {
      if (name_ != element.name) continue;
      std::string& kept = metadata_.*element.field;
      if (name_ == "creator" && !kept.empty()) {
        kept += ", " + value;
      } else if (kept.empty() || (name_ == "date" && event_ == "publication")) {
        kept = value;
      }
    }
  }

  XmlReader xml_;
  EpubMetadata& metadata_;
  std::string name_;  // of the innermost element that is open
  std::string event_;
  std::string property_;
  std::string value_;
  bool is_over_ = false;
};

}  // namespace

bool is_epub_metadata(std::string_view name) { return ascii::ends_with_ignoring_case(name, ".opf"); }

std::string read_epub_metadata(ByteInput& input, EpubMetadata& metadata) { return OpfReader(input, metadata).read(); }

void add_epub_metadata(const EpubMetadata& metadata, ArticleDraft& chapter) {
  chapter.author = metadata.author;
  chapter.date = metadata.date;
  chapter.fallback_date = metadata.modified;
  chapter.language = metadata.language;
  chapter.source = metadata.publisher.empty() ? metadata.title : metadata.publisher;
  chapter.section = metadata.subject;
}

}  // namespace khabar
