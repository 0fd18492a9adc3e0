#include "indexer/format/markup/xml_news.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/article/article_date.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/markup/wikitext.h"
#include "indexer/format/markup/xml_reader.h"
#include "indexer/limits.h"
#include "indexer/page/html_blocks.h"
#include "indexer/stream/byte_input.h"
#include "indexer/text/charset.h"
#include "indexer/text/charset_stream.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// Where a field stands: names of elements from the outer to the inner, the last ones of those below the record, in
// lower case; behind '@' an attribute. Of several paths the upper one counts.
struct XmlPath {
  std::string_view field;  // in article_field_names(), or "status" or "redirect"
  std::string_view path;
};

constexpr std::array kNitf{XmlPath{"id", "doc-id@id-string"},
                           XmlPath{"title", "hedline/hl1"},
                           XmlPath{"title", "hedline"},
                           XmlPath{"title", "head/title"},
                           XmlPath{"body", "body.content"},
                           XmlPath{"body", "abstract"},
                           XmlPath{"date", "dateline/story.date@norm"},
                           XmlPath{"date", "story.date@norm"},
                           XmlPath{"date", "date.issue@norm"},
                           XmlPath{"date", "date.release@norm"},
                           XmlPath{"date", "pubdata@date.publication"},
                           XmlPath{"date", "story.date"},
                           XmlPath{"source", "distributor/org"},
                           XmlPath{"source", "distributor"},
                           XmlPath{"source", "pubdata@name"},
                           XmlPath{"source", "doc.copyright@holder"},
                           XmlPath{"author", "byline/person"},
                           XmlPath{"author", "byline"},
                           XmlPath{"section", "pubdata@position.section"},
                           XmlPath{"section", "tobject.subject@tobject.subject.type"},
                           XmlPath{"section", "fixture@fix-id"},
                           XmlPath{"language", "@xml:lang"}};

constexpr std::array kNewsml{XmlPath{"id", "@guid"},
                             XmlPath{"id", "newsidentifier/publicidentifier"},
                             XmlPath{"title", "contentmeta/headline"},
                             XmlPath{"title", "newslines/headline"},
                             XmlPath{"title", "hedline/hl1"},
                             XmlPath{"title", "itemmeta/title"},
                             XmlPath{"title", "head/title"},
                             XmlPath{"body", "body.content"},
                             XmlPath{"body", "contentset/inlinexml"},
                             XmlPath{"body", "contentset/inlinedata"},
                             XmlPath{"body", "datacontent"},
                             XmlPath{"body", "contentmeta/description"},
                             XmlPath{"date", "contentmeta/contentcreated"},
                             XmlPath{"date", "itemmeta/firstcreated"},
                             XmlPath{"date", "itemmeta/versioncreated"},
                             XmlPath{"date", "contentmeta/contentmodified"},
                             XmlPath{"date", "newsmanagement/firstcreated"},
                             XmlPath{"date", "newsmanagement/thisrevisioncreated"},
                             XmlPath{"date", "newsidentifier/dateid"},
                             XmlPath{"source", "itemmeta/provider/name"},
                             XmlPath{"source", "itemmeta/provider@literal"},
                             XmlPath{"source", "contentmeta/infosource/name"},
                             XmlPath{"source", "contentmeta/infosource@literal"},
                             XmlPath{"source", "provider/party@formalname"},
                             XmlPath{"source", "newslines/copyrightline"},
                             XmlPath{"author", "contentmeta/by"},
                             XmlPath{"author", "contentmeta/creator/name"},
                             XmlPath{"author", "contentmeta/creator@literal"},
                             XmlPath{"author", "newslines/byline"},
                             XmlPath{"section", "contentmeta/subject/name"},
                             XmlPath{"language", "contentmeta/language@tag"},
                             XmlPath{"language", "descriptivemetadata/language@formalname"},
                             XmlPath{"language", "@xml:lang"},
                             XmlPath{"status", "itemmeta/pubstatus@qcode"}};

constexpr std::array kMediaWiki{XmlPath{"id", "page/id"},
                                XmlPath{"title", "page/title"},
                                XmlPath{"body", "revision/text"},
                                XmlPath{"date", "revision/timestamp"},
                                XmlPath{"author", "contributor/username"},
                                XmlPath{"status", "page/ns"},
                                XmlPath{"redirect", "page/redirect@title"}};

constexpr std::array kSitemap{XmlPath{"url", "url/loc"},
                              XmlPath{"title", "news:news/news:title"},
                              XmlPath{"date", "news:publication_date"},
                              XmlPath{"date", "url/lastmod"},
                              XmlPath{"source", "news:publication/news:name"},
                              XmlPath{"section", "news:genres"},
                              XmlPath{"language", "news:publication/news:language"}};

// Why an item is no article that may be shown; empty if it is one.
using Values = std::map<std::string_view, std::string>;
std::string_view pass_all(const Values&) { return {}; }

std::string value_of(const Values& values, std::string_view field) {
  const auto found = values.find(field);
  return found == values.end() ? std::string() : found->second;
}

std::string_view refuse_cancelled(const Values& values) {
  const std::string status = ascii::to_lower(value_of(values, "status"));
  const bool is_shown = status.empty() || status.ends_with("usable");
  return is_shown ? std::string_view() : "cancelled or withheld news items";
}

std::string_view refuse_wiki_page(const Values& values) {
  const std::string ns = value_of(values, "status");
  if (!ns.empty() && ns != "0") return "wiki pages outside of the main namespace";
  return value_of(values, "redirect").empty() ? std::string_view() : "redirects of a wiki";
}

std::string_view refuse_bare_address(const Values& values) {
  return value_of(values, "title").empty() ? "addresses in sitemaps" : std::string_view();
}

struct XmlDialect {
  std::string_view root;
  std::string_view record;
  std::span<const XmlPath> paths;
  std::string_view (*refuse)(const Values& values);
  bool keeps_last = false;   // of several values of a path
  bool is_wikitext = false;  // the body
  bool has_id = true;
};

constexpr std::array kDialects{
    XmlDialect{"nitf", "nitf", kNitf, pass_all},
    XmlDialect{"newsml", "newsitem", kNewsml, refuse_cancelled},
    XmlDialect{"newsmessage", "newsitem", kNewsml, refuse_cancelled},
    XmlDialect{"newsitem", "newsitem", kNewsml, refuse_cancelled},
    XmlDialect{"mediawiki", "page", kMediaWiki, refuse_wiki_page, true, true},
    XmlDialect{"urlset", "url", kSitemap, refuse_bare_address, false, false, false},
    XmlDialect{"sitemapindex", "sitemap", kSitemap, refuse_bare_address, false, false, false}};

// The prefix of a sitemap's news stays: it has pictures and films beside them.
std::string plain_element(std::string_view name) {
  const std::string lower = ascii::to_lower(name);
  const std::size_t colon = lower.find(':');
  return colon == std::string::npos || lower.starts_with("news:") || lower.starts_with("image:") ||
                 lower.starts_with("video:")
             ? lower
             : lower.substr(colon + 1);
}

const XmlDialect* dialect_of(std::string_view root) {
  const std::string name = plain_element(root);
  const auto found = std::ranges::find(kDialects, name, &XmlDialect::root);
  return found == kDialects.end() ? nullptr : &*found;
}

void append_escaped(std::string& markup, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      markup += "&amp;";
    } else if (c == '<') {
      markup += "&lt;";
    } else {
      markup += c;
    }
  }
}

class XmlNewsReader {
 public:
  XmlNewsReader(SourceFile& file, ByteInput& input, const XmlDialect& dialect)
      : file_(file), dialect_(dialect), xml_(input), ranks_(dialect.paths.size()) {}

  void read() {
    constexpr std::size_t kEvents = 1024;
    for (std::size_t events = 0; xml_.next(); ++events) {
      if (events % kEvents == 0) file_.sink.check_point();
      if (xml_.event() == XmlEvent::kStart) start();
      if (xml_.event() == XmlEvent::kText) text(xml_.text());
      if (xml_.event() == XmlEvent::kEnd) end();
    }
    if (!xml_.failure().empty() && file_.input.failure().empty()) {
      file_.skip(xml_.line(), xml_.failure());
    } else if (xml_.failure().empty() && records_ == 0) {
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
    if (name == "base" && path_.size() == 3) base_.clear();
    if (!in_record() && name == dialect_.record) {
      record_depth_ = path_.size();
      record_line_ = xml_.line();
      bytes_ = 0;
      values_.clear();
      ++records_;
    }
    if (!in_record()) return;
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
      if (!path_.empty() && path_.back() == "base" && base_.size() < kLongestBase) base_ += text;
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
    draft.id = value_of(values_, "id");
    draft.title = value_of(values_, "title");
    draft.body = value_of(values_, "body");
    draft.date = value_of(values_, "date");
    draft.source = value_of(values_, "source");
    draft.author = value_of(values_, "author");
    draft.section = value_of(values_, "section");
    draft.language = value_of(values_, "language");
    draft.url = value_of(values_, "url");
    const std::string place = fmt::format("{}#{}", file_.relative, records_);
    if (!dialect_.has_id) draft.id = place;
    if (dialect_.is_wikitext) complete_wiki_page(draft);
    deliver(file_, std::move(draft), record_line_, place);
  }

  // Its address is that of the main page with another title: numbers are the same in every wiki.
  void complete_wiki_page(ArticleDraft& draft) const {
    draft.body = wikitext_to_text(draft.body);
    const std::size_t slash = base_.rfind('/');
    if (slash == std::string::npos) return;
    draft.url = base_.substr(0, slash + 1) + collapse_spaces(draft.title, '_');
    draft.id.clear();
  }

  static constexpr std::size_t kLongestBase = 1000;

  SourceFile& file_;
  const XmlDialect& dialect_;
  XmlReader xml_;
  std::vector<std::size_t> ranks_;  // by the first path of a field: the path of the value that is kept
  std::vector<std::string> path_;
  std::size_t record_depth_ = 0;
  std::uint64_t record_line_ = 0;
  std::size_t bytes_ = 0;
  std::uint64_t records_ = 0;
  std::vector<Open> open_;
  Values values_;
  std::string base_;
};

// Empty for UTF-8, which is told by the bytes whatever is declared.
std::string charset_of_xml(const SourceFile& file, std::string_view declared) {
  const EncodingHints hints = file.hints(declared);
  const std::string charset = hints.forced.empty() ? text_charset(hints.declared) : charset_name(hints.forced);
  if (charset.empty() || charset == kUtf8 || !is_ascii_based(charset)) return {};
  const std::string_view head = file.input.peek(ByteInput::kCapacity);
  const bool is_utf8 =
      find_invalid_utf8(beginning(head, head.size() - 3 * (head.size() > 3 ? 1 : 0))) == std::string_view::npos;
  const bool has_letters = std::ranges::any_of(head, [](char c) { return static_cast<signed char>(c) < 0; });
  return is_utf8 && has_letters && hints.forced.empty() ? std::string() : charset;
}

}  // namespace

bool is_xml_news(std::string_view head, std::string_view) {
  const MarkupHead markup = read_markup_head(head);
  return dialect_of(markup.root.empty() ? markup.doctype : markup.root) != nullptr;
}

void read_xml_news(SourceFile& file) {
  const MarkupHead markup = read_markup_head(file.input.peek(kFormatHead));
  const XmlDialect* dialect = dialect_of(markup.root.empty() ? markup.doctype : markup.root);
  if (dialect == nullptr) return;
  const std::string charset = charset_of_xml(file, markup.charset);
  if (charset.empty()) return XmlNewsReader(file, file.input, *dialect).read();
  CharsetStream decoded(file.input, charset);
  ByteInput input(decoded);
  XmlNewsReader(file, input, *dialect).read();
}

}  // namespace khabar
