#include <algorithm>
#include <ostream>

#include "common/article.h"
#include "common/program/standard_streams.h"
#include "common/program/terminal.h"
#include "searcher/output/bidi.h"
#include "searcher/output/tables/concordance_rows.h"

namespace khabar {
namespace {

constexpr std::size_t kLinesAtOnce = 1000;  // chosen, not tuned
constexpr std::string_view kBeside = "  ";
constexpr std::string_view kBehind = " · ";
constexpr std::string_view kRightToLeft = "\u2067";
constexpr std::string_view kAnyDirection = "\u2068";
constexpr std::string_view kEndOfDirection = "\u2069";

struct ShownLine {
  std::string before;
  std::string match;
  std::string after;
  std::string about;
};

class ConcordanceText : public ConcordanceWriter {
 public:
  ConcordanceText(const ConcordanceStyle& style, std::ostream& out) : style_(style), out_(out) {}

  void line(const ConcordanceLine& line) override {
    std::string about;
    if (style_.columns.named) about = std::string{kBehind} + isolated(printable(query()));
    about += kBehind;
    about += line.date ? format_day(style_.zone.day_of(*line.date)) : "undated";
    for (const std::string& text : {line.source, line_id(line)}) {
      if (!text.empty()) about += std::string{kBehind} + isolated(printable(text));
    }
    if (style_.indexes.size() > 1) about += " in " + isolated(printable(style_.indexes.at(line.index).place));
    const LineWords words = style_.columns.words;
    add(words == LineWords::kLemmas ? line.lemmas : line.context, std::move(about));
    if (words == LineWords::kBoth) add(line.lemmas, {});
    if (lines_.size() >= kLinesAtOnce) write();
  }

  void finish() override { write(); }

 private:
  void add(const Context& context, std::string about) {
    lines_.push_back({printable(context.before), printable(context.match), printable(context.after), std::move(about)});
  }

  std::string isolated(const std::string& text) const {
    if (!style_.text.isolate) return text;
    return std::string{kAnyDirection} + text + std::string{kEndOfDirection};
  }

  std::string marked(const std::string& match) const {
    return style_.text.color ? "\x1b[1m" + match + "\x1b[0m" : '[' + match + ']';
  }

  // Padding stands where `before` begins, so that it ends beside the match, whichever way the line runs.
  std::string cells(const ShownLine& line, std::size_t widest_before, std::size_t widest_rest) const {
    const std::string before(widest_before - display_width(line.before), ' ');
    const std::size_t rest = display_width(line.match) + display_width(line.after);
    const std::string after(line.about.empty() ? 0 : widest_rest - rest, ' ');
    std::string text = before + isolated(line.before) + std::string{kBeside} + isolated(marked(line.match)) +
                       std::string{kBeside} + isolated(line.after) + after;
    if (!style_.text.isolate) return text;
    const bool rtl = has_rtl(line.match) || has_rtl(line.before) || has_rtl(line.after);
    return std::string{rtl ? kRightToLeft : kAnyDirection} + text + std::string{kEndOfDirection};
  }

  void write() {
    std::size_t before = 0;
    std::size_t rest = 0;
    for (const ShownLine& line : lines_) {
      before = std::max(before, display_width(line.before));
      rest = std::max(rest, display_width(line.match) + display_width(line.after));
    }
    for (const ShownLine& line : lines_) print_own(out_, cells(line, before, rest) + line.about + '\n');
    lines_.clear();
  }

  const ConcordanceStyle style_;
  std::ostream& out_;
  std::vector<ShownLine> lines_;
};

}  // namespace

std::unique_ptr<ConcordanceWriter> concordance_text(const ConcordanceStyle& style, std::ostream& out) {
  return std::make_unique<ConcordanceText>(style, out);
}

}  // namespace khabar
