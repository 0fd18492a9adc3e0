#include "indexer/format/markup/feed.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/markup/feed_item.h"
#include "indexer/format/markup/markup_text.h"
#include "indexer/format/markup/record_stream.h"
#include "indexer/format/markup/xml_reader.h"
#include "indexer/limits.h"
#include "indexer/stream/byte_input.h"
#include "indexer/stream/prefixed_stream.h"
#include "indexer/text/charset.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_encoding.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// Of one name in one item; an item has some tens of categories at most.
constexpr std::size_t kMostValues = 1000;
// Of the channel its title and language are kept.
constexpr std::size_t kMostChannelBytes = std::size_t{64} << 10;

// A feed up to this size is looked at as a whole to find its encoding; a longer one must be in UTF-8.
constexpr std::size_t kWholeFeed = std::size_t{16} << 20;

bool is_item(std::string_view name) { return name == "item" || name == "entry"; }

bool is_feed_root(std::string_view root) {
  return root == "rss" || root == "feed" || root == "atom:feed" || root == "rdf:rdf";
}

// In lower case; Atom's own prefix, if a feed writes one, goes.
std::string feed_name(std::string_view name) {
  std::string result = ascii::to_lower(name);
  return result.starts_with("atom:") ? result.substr(5) : result;
}

// What stays if a broken feed is read on from its next item.
struct FeedState : RecordState {
  FeedValues channel;
};

// Walks through the elements of a feed: those of the channel and of each item are values, what lies inside of them is
// text or markup.
class FeedReader {
 public:
  FeedReader(SourceFile& file, ByteInput& input, std::string_view encoding, FeedState& state, RecordStream& records)
      : file_(file), xml_(input), encoding_(encoding), state_(state), records_(records) {}

  // Whether the feed is broken at a place behind which other items may be whole.
  bool may_go_on() const { return xml_.failure().starts_with("broken XML"); }

  void read() {
    constexpr std::size_t kEvents = 1024;
    for (std::size_t events = 0; xml_.next(); ++events) {
      if (events % kEvents == 0) file_.sink.check_point();
      if (xml_.event() == XmlEvent::kStart) start();
      if (xml_.event() == XmlEvent::kText) text();
      if (xml_.event() == XmlEvent::kEnd) end();
    }
    // A cut of the file is reported by the caller, and is what broke the document.
    if (!xml_.failure().empty() && file_.input.failure().empty()) {
      file_.skip(state_.lines + xml_.line(), xml_.failure());
    } else if (xml_.failure().empty() && state_.records == 0) {
      file_.skip(0, "no article: the feed has no items");
    }
  }

 private:
  // Depth of the elements whose children are values; 0 for none.
  std::size_t values_depth() const { return item_depth_ > 0 ? item_depth_ : channel_depth_; }
  FeedValues& values() { return item_depth_ > 0 ? item_ : state_.channel; }
  bool in_value() const { return values_depth() > 0 && path_.size() > values_depth(); }

  void start() {
    const std::string name = feed_name(xml_.name());
    const bool inside = in_value();
    path_.push_back(name);
    if (inside) return start_inside(name);
    if (item_depth_ == 0 && is_item(name)) return start_item();
    if (item_depth_ == 0) around_.push_back(xml_.name());
    if (name == "channel" || name == "feed" || name == "rss") {
      add_attribute("xml:lang");
      channel_depth_ = path_.size();
      return;
    }
    if (values_depth() > 0) start_value(name);
  }

  void start_item() {
    item_depth_ = path_.size();
    item_line_ = state_.lines + xml_.line();
    item_bytes_ = 0;
    item_.clear();
    records_.forget_before(state_.records);
    ++state_.records;
    if (state_.opening.empty()) state_.opening = fmt::format("<{}>", fmt::join(around_, "><"));
    add_attribute("xml:lang");
    add_attribute("rdf:about");
  }

  void add_attribute(const char* name) {
    std::string value = xml_.attribute(name);
    if (!value.empty() && count(value.size())) keep(name, std::move(value));
  }

  // Of the present item or the channel.
  void keep(const std::string& name, std::string value) {
    if (!is_feed_field(name)) return;
    const bool is_of_item = item_depth_ > 0;
    if (!is_of_item && value.size() > kMostChannelBytes - channel_bytes_) return;
    std::vector<std::string>& of_name = values()[name];
    if (of_name.size() == kMostValues) return;
    if (!is_of_item) channel_bytes_ += value.size();
    of_name.push_back(std::move(value));
  }

  // Counts what a value takes, markup and attributes too; true if the item may still have it. What is over the limit
  // is no longer kept, and end_item() says so.
  bool count(std::size_t bytes) {
    item_bytes_ += bytes;
    return item_bytes_ <= file_.options.max_article_bytes;
  }

  void start_value(const std::string& name) {
    if (item_depth_ == 0) item_bytes_ = 0;
    plain_.clear();
    markup_.clear();
    has_markup_ = false;
    wanted_ = true;
    if (name == "link") {
      const std::string rel = xml_.attribute("rel");
      wanted_ = rel.empty() || rel == "alternate";
      plain_ = xml_.attribute("href");
    } else if (name == "category") {
      plain_ = xml_.attribute("label");
      if (plain_.empty()) plain_ = xml_.attribute("term");
      wanted_ = xml_.attribute("domain") != "post_tag";  // WordPress names tags so
    }
    if (!count(plain_.size())) plain_.clear();
  }

  void start_inside(const std::string& name) {
    has_markup_ = true;
    add_tag("<", name);
  }

  void add_tag(const char* begin, const std::string& name) {
    const std::string tag = begin + (name.find(':') == std::string::npos ? name : "span") + '>';
    if (count(tag.size())) markup_ += tag;
  }

  void text() {
    if (!in_value()) return;
    const std::string_view text = xml_.text();
    std::string markup;
    append_escaped(markup, text);
    if (!count(markup.size())) return;
    // The author of Atom has a name, an address and a page.
    const bool is_beside_name = has_markup_ && path_[values_depth()] == "author" && path_.back() != "name";
    if (is_beside_name) return;
    plain_ += text;
    markup_ += markup;
  }

  void end() {
    const std::size_t depth = path_.size();
    const std::string name = std::move(path_.back());
    path_.pop_back();
    if (values_depth() > 0 && depth == values_depth() + 1) {
      end_value(name);
    } else if (in_value()) {
      add_tag("</", name);
    } else if (depth == item_depth_) {
      item_depth_ = 0;
      end_item();
    } else if (depth == channel_depth_) {
      channel_depth_ = 0;
    }
    if (item_depth_ == 0 && !around_.empty() && around_.back() == xml_.name()) around_.pop_back();
  }

  void end_value(const std::string& name) {
    const bool keeps_markup = has_markup_ && name != "author";
    std::string& value = keeps_markup ? markup_ : plain_;
    if (wanted_ && !trim(value).empty()) keep(name, std::move(value));
  }

  void end_item() {
    if (item_bytes_ > file_.options.max_article_bytes) {
      return file_.skip(item_line_, longer_than(file_.options.max_article_bytes));
    }
    if (const std::string_view hidden = why_unpublished(item_); !hidden.empty()) return file_.sink.pass_over(hidden);
    ArticleDraft draft = feed_item_draft(item_, state_.channel);
    draft.encoding = encoding_;
    draft.has_replaced_bytes = item_has_replaced_bytes();
    deliver(file_, std::move(draft), item_line_, fmt::format("{}#{}", file_.relative, state_.records));
  }

  bool item_has_replaced_bytes() const {
    return std::ranges::any_of(item_, [](const auto& values) {
      return std::ranges::any_of(
          values.second, [](const std::string& value) { return value.find("\xEF\xBF\xBD") != std::string::npos; });
    });
  }

  SourceFile& file_;
  XmlReader xml_;
  const std::string encoding_;
  FeedState& state_;
  RecordStream& records_;
  std::vector<std::string> around_;  // the open elements around the items, as they stand there
  std::vector<std::string> path_;
  std::size_t channel_depth_ = 0;
  std::size_t item_depth_ = 0;
  FeedValues item_;
  std::uint64_t item_line_ = 0;
  std::size_t item_bytes_ = 0;  // of all that lies in the item, or in a value of the channel
  std::size_t channel_bytes_ = 0;
  bool wanted_ = false;      // of the present value
  bool has_markup_ = false;  // elements lie in it
  std::string plain_;
  std::string markup_;
};

// Where the feed begins behind what a server wrote before it, such as empty lines and warnings; 0 if it does not.
std::size_t feed_begin(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  std::size_t begin = std::string_view::npos;
  for (const std::string_view opening : {"<?xml", "<rss", "<feed", "<rdf:RDF"}) {
    begin = std::min(begin, head.find(opening));
  }
  if (begin == std::string_view::npos || begin == first) return begin == std::string_view::npos ? 0 : begin;
  const MarkupHead markup = read_markup_head(head.substr(begin));
  return is_begin_of_page(head.substr(0, begin)) || !is_feed_root(markup.root) ? 0 : begin;
}

std::uint64_t lines_in(std::string_view text) { return static_cast<std::uint64_t>(std::ranges::count(text, '\n')); }

// Bytes that somebody else keeps.
class TextStream : public ByteStream {
 public:
  explicit TextStream(std::string_view text) : text_(text) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min(buffer.size(), text_.size());
    std::copy_n(text_.data(), count, buffer.data());
    text_.remove_prefix(count);
    return count;
  }
  std::string failure() const override { return {}; }

 private:
  std::string_view text_;
};

// What stands around the items of a feed that breaks before the first of them.
std::string_view opening_of(std::string_view root) {
  if (root == "feed" || root == "atom:feed") return "<feed>";
  return root == "rdf:rdf" ? "<rdf:RDF>" : "<rss><channel>";
}

void read_feed_items(SourceFile& file, ByteInput& input, std::string_view encoding, std::uint64_t lines) {
  const std::string root = read_markup_head(input.peek(kFormatHead).substr(0, kFormatHead)).root;
  RecordStream records(input, [](std::string_view name) { return is_item(feed_name(name)); });
  FeedState state;
  state.lines = lines;
  const bool was_read = read_behind_faults(records, state, std::string(opening_of(root)), [&](ByteInput& rest) {
    FeedReader reader(file, rest, encoding, state, records);
    reader.read();
    return reader.may_go_on();
  });
  if (was_read) return;
  file.skip(state.lines + 1, fmt::format("broken XML: too many items of the feed are broken, more than {} or long ones",
                                         kMostBrokenRecords));
}

}  // namespace

bool is_feed(std::string_view head, std::string_view path) {
  head.remove_prefix(feed_begin(head));
  const MarkupHead markup = read_markup_head(head);
  if (is_feed_root(markup.root)) return true;
  if (markup.root.empty() && (markup.doctype == "rss" || markup.doctype == "feed" || markup.doctype == "rdf:rdf"))
    return true;  // a document type that is longer than what is seen
  const bool is_named = ascii::ends_with_ignoring_case(path, ".rss") || ascii::ends_with_ignoring_case(path, ".atom");
  return is_named && !markup.root.empty() && markup.root != "html";
}

void read_feed_text(SourceFile& file, const Utf8Text& utf8) {
  std::string_view text = utf8.text;
  const std::size_t begin = feed_begin(text.substr(0, kFormatHead));
  const std::uint64_t lines = lines_in(text.substr(0, begin));
  TextStream stream(text.substr(begin));
  ByteInput input(stream);
  read_feed_items(file, input, utf8.encoding, lines);
}

void read_feed(SourceFile& file) {
  std::string bytes;
  const bool is_whole = read_all(file.input, kWholeFeed, bytes);
  const std::size_t begin = feed_begin(std::string_view(bytes).substr(0, kFormatHead));
  if (is_whole && file.input.failure().empty()) {
    const std::string charset = read_markup_head(std::string_view(bytes).substr(begin)).charset;
    Utf8Text utf8 = to_utf8_leniently(bytes, file.hints(charset));
    if (utf8.invalid_at != std::string::npos) return file.skip(utf8.invalid_line, invalid_reason(utf8, 0));
    return read_feed_text(file, utf8);
  }
  const std::uint64_t lines = lines_in(std::string_view(bytes).substr(0, begin));
  bytes.erase(0, begin);
  PrefixedStream stream(std::move(bytes), &file.input);
  ByteInput input(stream);
  read_feed_items(file, input, kUtf8, lines);
}

}  // namespace khabar
