#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/program/standard_streams.h"
#include "common/program/terminal.h"
#include "searcher/output/bidi.h"
#include "searcher/output/hit_writer.h"

namespace khabar {
namespace {

constexpr std::string_view kIndent = "    ";
constexpr std::string_view kSeparator = " · ";
constexpr std::size_t kNarrowest = 20;  // a terminal that says less is not believed

struct MarkCodes {
  std::string_view begin;
  std::string_view end;
};

MarkCodes mark_codes(const TextStyle& style) {
  return style.color ? MarkCodes{"\x1b[1m", "\x1b[0m"} : MarkCodes{"[", "]"};
}

// Bytes [begin, end) of a marked text, with codes around its marks; a mark never lies across a border, since words are
// not wrapped.
std::string render(const MarkedText& marked, std::size_t begin, std::size_t end, const TextStyle& style) {
  const MarkCodes codes = mark_codes(style);
  const std::string_view text = marked.text;
  std::string out;
  for (const Mark& mark : marked.marks) {
    if (mark.begin < begin || mark.end > end) continue;
    out += printable(text.substr(begin, mark.begin - begin));
    out += codes.begin;
    out += printable(text.substr(mark.begin, mark.end - mark.begin));
    out += codes.end;
    begin = mark.end;
  }
  return out += printable(text.substr(begin, end - begin));
}

bool inside_mark(const MarkedText& marked, std::size_t at) {
  return std::any_of(marked.marks.begin(), marked.marks.end(),
                     [&](const Mark& mark) { return mark.begin < at && at < mark.end; });
}

// Ends of the lines of at most `width` columns; a longer word has a line of its own.
std::vector<std::size_t> line_ends(const MarkedText& marked, std::size_t width) {
  const std::string_view text = marked.text;
  std::vector<std::size_t> ends;
  std::size_t line_begin = 0;
  std::size_t last_space = 0;
  for (std::size_t at = text.find(' '); width > 0; at = text.find(' ', at + 1)) {
    const std::size_t end = std::min(at, text.size());
    if (last_space > line_begin && display_width(text.substr(line_begin, end - line_begin)) > width) {
      ends.push_back(last_space);
      line_begin = last_space + 1;
    }
    if (at == std::string_view::npos) break;
    if (!inside_mark(marked, at)) last_space = at;
  }
  ends.push_back(text.size());
  return ends;
}

void write_snippet(const MarkedText& snippet, const TextStyle& style, std::ostream& out) {
  const std::size_t width = style.width == 0 ? 0 : std::max(style.width, kNarrowest + kIndent.size()) - kIndent.size();
  std::size_t begin = 0;
  for (const std::size_t end : line_ends(snippet, width)) {
    print_own(out, BidiLine{style.isolate}.add(kIndent).add(render(snippet, begin, end, style)).text() + '\n');
    begin = end + 1;
  }
}

std::string count_copies(std::size_t copies) {
  return fmt::format("{} near duplicate{}", copies, copies == 1 ? "" : "s");
}

// What the article is to its near duplicates; if they are folded, to those that it stands for.
void write_group(const Hit& hit, bool folded, const TextStyle& style, std::ostream& out) {
  if (hit.group.empty() || (folded && hit.copies == 0)) return;
  BidiLine line{style.isolate};
  line.add(kIndent);
  if (hit.group == hit.id) {
    line.add(folded ? fmt::format("the oldest, with {}", count_copies(hit.copies))
                    : "the oldest of its near duplicates");
  } else {
    line.add(folded ? fmt::format("with {}; the oldest: ", count_copies(hit.copies)) : "near duplicate of ");
    line.add(hit.group_date ? format_day(*hit.group_date) : "undated").add(kSeparator).add(printable(hit.group));
  }
  print_own(out, line.text() + '\n');
}

void write_hit(const Hit& hit, const SearchResults& results, const TextStyle& style, std::ostream& out) {
  const std::string title = hit.title.text.empty() ? "(no title)" : render(hit.title, 0, hit.title.text.size(), style);
  print_own(out, BidiLine{style.isolate}.add(fmt::format("{:>2}. ", hit.rank)).add(title).text() + '\n');

  BidiLine about{style.isolate};
  about.add(kIndent).add(hit.date ? format_day(*hit.date) : "undated");
  if (!hit.source.empty()) about.add(kSeparator).add(printable(hit.source));
  const std::string& address = hit.url.empty() ? hit.path : hit.url;
  if (!address.empty()) about.add(kSeparator).add(printable(address));
  if (results.indexes.size() > 1) about.add(kSeparator).add("in ").add(printable(hit.index));
  print_own(out, about.text() + '\n');
  write_group(hit, results.duplicates == Duplicates::kFold, style, out);
  if (!hit.snippet.text.empty()) write_snippet(hit.snippet, style, out);
}

// The forms of a lemma that a reader can take in; JSON has all of them. Those of a wildcard are all shown: they are
// what was asked for.
constexpr std::size_t kShownForms = 12;

void write_word(const WordExplanation& word, const TextStyle& style, std::ostream& out) {
  BidiLine line{style.isolate};
  line.add(printable(word.text));
  const bool is_wildcard = word.lemma.empty();
  if (is_wildcard) {
    line.add(fmt::format(": {} forms", word.forms.size()));
  } else {
    line.add(": lemma ").add(printable(word.lemma)).add(fmt::format(" in {} articles; forms", word.articles));
  }
  const std::size_t shown = is_wildcard ? word.forms.size() : std::min(kShownForms, word.forms.size());
  for (std::size_t i = 0; i < shown; ++i) {
    line.add(i == 0 ? " " : ", ").add(printable(word.forms[i].form)).add(fmt::format(" {}", word.forms[i].articles));
  }
  if (word.forms.size() > shown) line.add(fmt::format(" and {} more", word.forms.size() - shown));
  print_own(out, line.text() + '\n');
}

void write_expansion(const SearchResults& results, const TextStyle& style, std::ostream& out) {
  BidiLine line{style.isolate};
  line.add(results.expansion.empty() ? "not expanded" : "expanded by");
  for (const FeedbackWord& word : results.expansion) line.add(" ").add(printable(word.lemma));
  if (!results.words.empty()) line.add(fmt::format(" ({})", reason_of(results.expanded)));
  print_own(out, line.text() + '\n');
}

void write_weights(const Hit& hit, const std::vector<WordExplanation>& words, const TextStyle& style,
                   std::ostream& out) {
  BidiLine line{style.isolate};
  line.add(kIndent).add(fmt::format("weight {:.2f}:", hit.score));
  for (std::size_t i = 0; i < words.size(); ++i) {
    line.add(i == 0 ? " " : " + ").add(printable(words[i].text)).add(fmt::format(" {:.2f}", hit.weights.at(i)));
  }
  print_own(out, line.text() + '\n');
}

std::string articles(std::size_t count) { return fmt::format("{} article{}", count, count == 1 ? "" : "s"); }

std::string counts(const SearchResults& results) {
  std::string text = articles(results.total);
  if (results.duplicates == Duplicates::kOnly) {
    text += fmt::format(" in {} group{} of near duplicates", results.distinct, results.distinct == 1 ? "" : "s");
  } else if (results.distinct < results.total) {
    text += fmt::format(", {} without near duplicates", results.distinct);
  }
  return text;
}

class TextHits : public HitWriter {
 public:
  TextHits(const TextStyle& style, std::ostream& out) : style_(style), out_(out) {}

  void begin(const SearchResults& results) override {
    results_ = &results;
    if (results.total > 0) write_total();
    if (results.fallback) out_ << "No article has all of the words; these have some of them.\n";
    if (results.undated_left_out > 0) {
      out_ << fmt::format("{} undated article{} left out\n", results.undated_left_out,
                          results.undated_left_out == 1 ? "" : "s");
    }
    const bool explains = !results.words.empty() && results.expanded != ExpansionChoice::kNotAsked;
    if (explains || !results.expansion.empty()) write_expansion(results, style_, out_);
    for (const WordExplanation& word : results.words) {
      if (!word.lemma.empty() || !word.forms.empty()) write_word(word, style_, out_);
    }
  }

  void hit(const Hit& hit) override {
    out_ << '\n';
    write_hit(hit, *results_, style_, out_);
    if (!hit.weights.empty()) write_weights(hit, results_->words, style_, out_);
  }

  void end() override {}

 private:
  void write_total() {
    out_ << counts(*results_);
    const std::size_t all = results_->duplicates == Duplicates::kFold ? results_->distinct : results_->total;
    if (results_->shown > 0 && results_->shown < all) {
      out_ << fmt::format(", {} to {} shown", results_->first_rank, results_->first_rank + results_->shown - 1);
    }
    out_ << '\n';
  }

  const TextStyle style_;
  std::ostream& out_;
  const SearchResults* results_ = nullptr;
};

}  // namespace

std::unique_ptr<HitWriter> text_hits(const TextStyle& style, std::ostream& out) {
  return std::make_unique<TextHits>(style, out);
}

}  // namespace khabar
