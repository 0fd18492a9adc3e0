#include "indexer/format/markup/xml_news.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/utf8.h"
#include "indexer/article/article_date.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/markup/markup_text.h"
#include "indexer/format/markup/record_stream.h"
#include "indexer/format/markup/wikitext.h"
#include "indexer/format/markup/xml_dialects.h"
#include "indexer/format/markup/xml_reader.h"
#include "indexer/limits.h"
#include "indexer/page/html_blocks.h"
#include "indexer/stream/byte_input.h"
#include "indexer/text/charset.h"
#include "indexer/text/charset_stream.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// What stays if a broken document is read on from its next record.
struct XmlNewsState : RecordState {
  std::string base;  // of a wiki: the address of its main page
  std::string encoding;
};

class XmlNewsReader {
 public:
  XmlNewsReader(SourceFile& file, ByteInput& input, const XmlDialect& dialect, XmlNewsState& state,
                RecordStream& records)
      : file_(file), dialect_(dialect), xml_(input), state_(state), records_(records), ranks_(dialect.paths.size()) {}

  // Whether the document is broken at a place behind which other records may be whole.
  bool may_go_on() const { return xml_.failure().starts_with("broken XML"); }

  void read() {
    constexpr std::size_t kEvents = 1024;
    for (std::size_t events = 0; xml_.next(); ++events) {
      if (events % kEvents == 0) file_.sink.check_point();
      if (xml_.event() == XmlEvent::kStart) start();
      if (xml_.event() == XmlEvent::kText) text(xml_.text());
      if (xml_.event() == XmlEvent::kEnd) end();
    }
    if (!xml_.failure().empty() && file_.input.failure().empty()) {
      file_.skip(state_.lines + xml_.line(), xml_.failure());
    } else if (xml_.failure().empty() && state_.records == 0) {
      file_.skip(0, fmt::format("no article: no <{}> in it", dialect_.record));
    }
  }

 private:
  struct Open {
    std::size_t path;   // number in the dialect's
    std::size_t depth;  // of its element
    std::string markup;
  };

  bool in_record() const { return record_depth_ > 0; }

  void start() {
    const std::string name = plain_element(xml_.name());
    path_.push_back(name);
    if (name == "base" && path_.size() == 3) state_.base.clear();
    if (!in_record() && name == dialect_.record) start_record();
    if (!in_record()) return around_.push_back(xml_.name());
    for (Open& open : open_) append_tag(open.markup, "<", name);
    for (std::size_t i = 0; i < dialect_.paths.size(); ++i) {
      const std::string_view wanted = dialect_.paths[i].path;
      const std::size_t at = wanted.find('@');
      if (at == std::string_view::npos) {
        if (ends_with_path(wanted)) open_.push_back({i, path_.size(), {}});
      } else if (at == 0 ? path_.size() == record_depth_ : ends_with_path(wanted.substr(0, at))) {
        store(i, attribute_named(wanted.substr(at + 1)));
      }
    }
  }

  void start_record() {
    record_depth_ = path_.size();
    record_line_ = state_.lines + xml_.line();
    bytes_ = 0;
    values_.clear();
    records_.forget_before(state_.records);
    ++state_.records;
    if (!around_.empty()) state_.opening = fmt::format("<{}>", fmt::join(around_, "><"));
  }

  // Attributes of NewsML 1 have capitals.
  std::string attribute_named(std::string_view name) const {
    std::string value = xml_.attribute(std::string(name).c_str());
    if (value.empty() && name == "formalname") value = xml_.attribute("FormalName");
    return value;
  }

  bool ends_with_path(std::string_view wanted) const {
    std::size_t depth = path_.size();
    while (!wanted.empty()) {
      if (depth < record_depth_ || depth == 0) return false;
      const std::size_t slash = wanted.rfind('/');
      const std::string_view last = slash == std::string_view::npos ? wanted : wanted.substr(slash + 1);
      if (path_[--depth] != last) return false;
      wanted = slash == std::string_view::npos ? std::string_view() : wanted.substr(0, slash);
    }
    return true;
  }

  bool count_bytes(std::size_t bytes) {
    bytes_ += bytes;
    return bytes_ <= file_.options.max_article_bytes;
  }

  void append_tag(std::string& markup, std::string_view begin, std::string_view name) {
    if (dialect_.is_wikitext || !count_bytes(name.size() + 3)) return;
    markup += begin;
    markup += name;
    markup += '>';
  }

  void text(std::string_view text) {
    if (!in_record()) {
      if (!path_.empty() && path_.back() == "base" && state_.base.size() < kLongestBase) state_.base += text;
      return;
    }
    for (Open& open : open_) {
      if (!count_bytes(text.size())) return;
      if (dialect_.is_wikitext) {
        open.markup += text;
      } else {
        append_escaped(open.markup, text);
      }
    }
  }

  void end() {
    const std::size_t depth = path_.size();
    const std::string name = std::move(path_.back());
    path_.pop_back();
    if (!in_record() && !around_.empty()) around_.pop_back();
    if (!in_record()) return;
    while (!open_.empty() && open_.back().depth == depth) {
      const std::string markup = std::move(open_.back().markup);
      const std::size_t path = open_.back().path;
      open_.pop_back();
      store(path, dialect_.is_wikitext ? markup : html_to_text(markup));
    }
    for (Open& open : open_) append_tag(open.markup, "</", name);
    if (depth != record_depth_) return;
    record_depth_ = 0;
    finish();
  }

  // Of two paths for one field the upper one counts; of dates those that can be read.
  void store(std::size_t path, std::string value) {
    const std::string_view field = dialect_.paths[path].field;
    if (trim(value).empty() || (field == "date" && !parse_date(value))) return;
    std::string& kept = values_[field];
    const bool is_better =
        kept.empty() || path < ranks_[rank_of(field)] || (dialect_.keeps_last && path == ranks_[rank_of(field)]);
    if (!is_better) return;
    kept = std::move(value);
    ranks_[rank_of(field)] = path;
  }

  std::size_t rank_of(std::string_view field) const {
    const auto first = std::ranges::find(dialect_.paths, field, &XmlPath::field);
    return static_cast<std::size_t>(first - dialect_.paths.begin());
  }

  void finish() {
    if (bytes_ > file_.options.max_article_bytes) {
      return file_.skip(record_line_, longer_than(file_.options.max_article_bytes));
    }
    if (const std::string_view refused = dialect_.refuse(values_); !refused.empty()) {
      return file_.sink.pass_over(refused);
    }
    ArticleDraft draft;
    draft.encoding = state_.encoding;
    draft.id = value_of(values_, "id");
    draft.title = value_of(values_, "title");
    draft.body = value_of(values_, "body");
    draft.date = value_of(values_, "date");
    draft.source = value_of(values_, "source");
    draft.author = value_of(values_, "author");
    draft.section = value_of(values_, "section");
    draft.language = value_of(values_, "language");
    draft.url = value_of(values_, "url");
    const std::string place = fmt::format("{}#{}", file_.relative, state_.records);
    if (!dialect_.has_id) draft.id = place;
    if (dialect_.is_wikitext) complete_wiki_page(draft);
    deliver(file_, std::move(draft), record_line_, place);
  }

  // Its address is that of the main page with another title: numbers are the same in every wiki.
  void complete_wiki_page(ArticleDraft& draft) const {
    draft.body = wikitext_to_text(draft.body);
    const std::size_t slash = state_.base.rfind('/');
    if (slash == std::string::npos) return;
    draft.url = state_.base.substr(0, slash + 1) + collapse_spaces(draft.title, '_');
    draft.id.clear();
  }

  static constexpr std::size_t kLongestBase = 1000;

  SourceFile& file_;
  const XmlDialect& dialect_;
  XmlReader xml_;
  XmlNewsState& state_;
  RecordStream& records_;
  std::vector<std::string> around_;  // the open elements around the records, as they stand there
  std::vector<std::size_t> ranks_;   // by the first path of a field: the path of the value that is kept
  std::vector<std::string> path_;
  std::size_t record_depth_ = 0;
  std::uint64_t record_line_ = 0;
  std::size_t bytes_ = 0;
  std::vector<Open> open_;
  XmlValues values_;
};

constexpr std::size_t kLongestCodePoint = 4;  // in UTF-8

void read_records(SourceFile& file, ByteInput& input, const XmlDialect& dialect, const std::string& encoding,
                  std::uint64_t lines) {
  RecordStream records(input, [&](std::string_view name) { return plain_element(name) == dialect.record; });
  XmlNewsState state;
  state.encoding = encoding;
  state.lines = lines;
  const bool was_read = read_behind_faults(records, state, fmt::format("<{}>", dialect.root), [&](ByteInput& rest) {
    XmlNewsReader reader(file, rest, dialect, state, records);
    reader.read();
    return reader.may_go_on();
  });
  if (was_read) return;
  file.skip(state.lines + 1,
            fmt::format("broken XML: too many records are broken, more than {} or long ones", kMostBrokenRecords));
}

// The encoding of the document if it is not UTF-8, else empty. UTF-8 is told by the bytes whatever is declared, and so
// is an encoding of Arabic that all that can be seen is in.
std::string charset_of_xml(const SourceFile& file, std::string_view declared) {
  const EncodingHints hints = file.hints(declared);
  std::string charset = hints.forced.empty() ? text_charset(hints.declared) : charset_name(hints.forced);
  const std::string_view ahead = file.input.peek(ByteInput::kCapacity);
  const std::string_view head = beginning(ahead, ahead.size() - std::min<std::size_t>(ahead.size(), kLongestCodePoint));
  const bool has_letters = std::ranges::any_of(head, [](char c) { return static_cast<signed char>(c) < 0; });
  if (hints.forced.empty() && has_letters) {
    if (find_invalid_utf8(head) == std::string_view::npos) return {};
    const Utf8Text found = to_utf8_leniently(head, hints);
    charset = found.has_replaced_bytes ? std::string() : found.encoding;
  }
  return charset == kUtf8 || charset.empty() || !is_ascii_based(charset) ? std::string() : charset;
}

const XmlDialect* dialect_at_front(std::string_view text) {
  const MarkupHead markup = read_markup_head(text);
  return dialect_of(markup.root.empty() ? markup.doctype : markup.root);
}

// Where the declaration stands behind what a server wrote before it; 0 if it does not, or if that is a page.
std::size_t xml_news_begin(std::string_view head) {
  const std::size_t begin = head.find("<?xml ");
  if (begin == std::string_view::npos || dialect_at_front(head.substr(begin)) == nullptr) return 0;
  return is_begin_of_page(head.substr(0, begin)) ? 0 : begin;
}

}  // namespace

bool is_xml_news(std::string_view head, std::string_view) {
  return dialect_at_front(head.substr(xml_news_begin(head))) != nullptr;
}

void read_xml_news(SourceFile& file) {
  const std::string_view head = file.input.peek(kFormatHead).substr(0, kFormatHead);
  const std::size_t begin = xml_news_begin(head);
  const auto lines = static_cast<std::uint64_t>(std::ranges::count(head.substr(0, begin), '\n'));
  const XmlDialect* dialect = dialect_at_front(head.substr(begin));
  if (dialect == nullptr) return;
  const std::string declared = read_markup_head(head.substr(begin)).charset;
  file.input.consume(begin);
  const std::string charset = charset_of_xml(file, declared);
  if (charset.empty()) return read_records(file, file.input, *dialect, std::string(kUtf8), lines);
  CharsetStream decoded(file.input, charset);
  ByteInput input(decoded);
  read_records(file, input, *dialect, charset, lines);
}

}  // namespace khabar
