#include "indexer/format/markup/xml_dialects.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace khabar {

namespace {

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

std::string_view pass_all(const XmlValues&) { return {}; }

std::string_view refuse_cancelled(const XmlValues& values) {
  const std::string status = ascii::to_lower(value_of(values, "status"));
  const bool is_shown = status.empty() || status.ends_with("usable");
  return is_shown ? std::string_view() : "cancelled or withheld news items";
}

std::string_view refuse_wiki_page(const XmlValues& values) {
  const std::string ns = value_of(values, "status");
  if (!ns.empty() && ns != "0") return "wiki pages outside of the main namespace";
  return value_of(values, "redirect").empty() ? std::string_view() : "redirects of a wiki";
}

std::string_view refuse_bare_address(const XmlValues& values) {
  return value_of(values, "title").empty() ? "addresses in sitemaps" : std::string_view();
}

constexpr std::array kDialects{
    XmlDialect{"nitf", "nitf", kNitf, pass_all},
    XmlDialect{"newsml", "newsitem", kNewsml, refuse_cancelled},
    XmlDialect{"newsmessage", "newsitem", kNewsml, refuse_cancelled},
    XmlDialect{"newsitem", "newsitem", kNewsml, refuse_cancelled},
    XmlDialect{"mediawiki", "page", kMediaWiki, refuse_wiki_page, true, true},
    XmlDialect{"urlset", "url", kSitemap, refuse_bare_address, false, false, false},
    XmlDialect{"sitemapindex", "sitemap", kSitemap, refuse_bare_address, false, false, false}};

}  // namespace

std::string value_of(const XmlValues& values, std::string_view field) {
  const auto found = values.find(field);
  return found == values.end() ? std::string() : found->second;
}

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

}  // namespace khabar
