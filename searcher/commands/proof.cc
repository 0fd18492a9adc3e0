#include "searcher/commands/proof.h"

#include <fmt/format.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include <algorithm>
#include <tuple>

#include "common/digest.h"
#include "common/index/article_document.h"
#include "common/index/index_snapshot.h"
#include "common/version.h"
#include "searcher/desk/article_words.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];  // NOLINT(modernize-avoid-c-arrays): ICU writes into one
  u_versionToString(version, text);
  return text;
}

std::vector<ProvenArticle> proven_articles(const Collection& collection, const Xapian::Query& query) {
  StoredValues orders{collection.database(), Slot::kOrder};
  StoredValues hashes{collection.database(), Slot::kContentHash};
  std::vector<ProvenArticle> articles;
  for (const Xapian::docid article : matching_articles(collection, query)) {
    articles.push_back({std::string{order_value_id(orders.of(article))}, hash_text(hashes.of(article))});
  }
  std::ranges::sort(articles, [](const ProvenArticle& a, const ProvenArticle& b) {
    return std::tie(a.id, a.hash) < std::tie(b.id, b.hash);
  });
  return articles;
}

}  // namespace

std::string hash_text(const std::string& content_hash) {
  std::string text;
  for (const char byte : content_hash) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

Proof::Proof(const ParsedOptions& options) : wanted_(options.has("manifest")) {
  if (!wanted_) return;
  manifest_.command = options.command;
  manifest_.arguments = options.arguments;
  manifest_.options = {options.values.begin(), options.values.end()};
  manifest_.options.erase("manifest");
  manifest_.options.erase("output");
  manifest_.options.erase("jobs");  // no result depends on it
}

void Proof::opened(IndexSet& indexes) {
  if (!wanted_) return;
  indexes_ = &indexes;
  manifest_.indexes = indexes.names();
  const std::string variants = read_metadata(indexes.collection().parts().front()).variants;
  manifest_.made_with = {{"khabar", kVersion},
                         {"xapian", Xapian::version_string()},
                         {"icu", icu_version()},
                         {"analyzer", indexes.analyzer().fingerprint()},
                         {"variants", hex_digest(variants)}};
}

void Proof::formatted(std::string_view format) { manifest_.options["format"] = {std::string{format}}; }

std::uint64_t Proof::told(std::string_view name) const {
  const auto found = std::ranges::find(told_, name, &Counts::value_type::first);
  return found == told_.end() ? 0 : found->second;
}

void Proof::asked(const NamedQuery& named, const DeskQuery& query, Counts counts) {
  told_ = counts;
  if (!wanted_) return;
  manifest_.queries.push_back({named.name, named.text, query_text(query.tree), std::move(counts),
                               proven_articles(indexes_->collection(), *query.built.hits)});
}

void Proof::listed(const std::string& name, const ArticleList& articles) {
  if (!wanted_) return;
  const Xapian::Database& database = indexes_->collection().database();
  ProvenQuery query{name, name, {}, {{"articles", articles.size()}}, {}};
  for (const Xapian::docid article : articles) {
    const Xapian::Document document = database.get_document(article);
    query.articles.push_back({std::string{order_value_id(document.get_value(slot(Slot::kOrder)))},
                              hash_text(document.get_value(slot(Slot::kContentHash)))});
  }
  manifest_.queries.push_back(std::move(query));
}

void Proof::searched(ProvenQuery query) {
  if (wanted_) manifest_.queries.push_back(std::move(query));
}

void Proof::wrote(const ResultFile& file) {
  if (wanted_) manifest_.outputs.push_back({file.path(), file.bytes(), file.digest()});
}

}  // namespace khabar
