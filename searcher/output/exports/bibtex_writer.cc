#include <fmt/format.h>

#include <array>
#include <charconv>
#include <ostream>

#include "common/article.h"
#include "searcher/output/csv_field.h"
#include "searcher/output/exports/citations.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 12> kBibtexMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                         "jul", "aug", "sep", "oct", "nov", "dec"};

// A brace that is escaped still counts for BibTeX, which reads by their balance, so braces have names.
std::string tex_text(std::string_view text) {
  std::string out;
  for (const char c : tsv_field(text)) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '{':
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '%':
      case '#':
      case '$':
      case '&':
      case '_':
        out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

// An address is taken as it stands; what would unbalance the entry is percent-encoded.
std::string tex_address(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c == '{' || c == '}' || c == '\\' || static_cast<unsigned char>(c) <= ' ') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

class BibtexHits : public HitWriter {
 public:
  explicit BibtexHits(std::ostream& out) : out_(out) {}

  void begin(const SearchResults& results) override { several_indexes_ = results.indexes.size() > 1; }

  void hit(const Hit& hit) override {
    out_ << "@article{" << citation_key(hit, several_indexes_);
    field("title", "{" + tex_text(hit.title.text) + "}");
    if (!hit.author.empty()) field("author", author(hit.author));
    if (!hit.source.empty()) field("journal", tex_text(hit.source));
    if (hit.date) date(format_day(*hit.date));
    if (!hit.url.empty()) field("url", tex_address(hit.url));
    field("note", tex_text(hit.section.empty() ? hit.id : hit.section + ", " + hit.id));
    field("entrysubtype", "newspaper");
    out_ << "\n}\n\n";
  }

  void end() override {}

 private:
  void field(std::string_view name, std::string_view value) { out_ << ",\n  " << name << " = {" << value << '}'; }

  // Inner braces keep a name whole.
  static std::string author(const std::string& author) {
    const PersonName name = person_name(author);
    if (name.given.empty()) return "{" + tex_text(name.family) + "}";
    return "{" + tex_text(name.family) + "}, {" + tex_text(name.given) + "}";
  }

  void date(const std::string& day) {
    std::size_t month = 1;
    std::from_chars(day.data() + 5, day.data() + 7, month);
    field("year", day.substr(0, 4));
    out_ << ",\n  month = " << kBibtexMonths.at(month - 1);
    field("date", day);
  }

  std::ostream& out_;
  bool several_indexes_ = false;
};

}  // namespace

std::unique_ptr<HitWriter> bibtex_hits(std::ostream& out) { return std::make_unique<BibtexHits>(out); }

}  // namespace khabar
