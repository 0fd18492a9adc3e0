#include "indexer/generation/content_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>

#include "common/forms/form_table.h"
#include "common/index/article_document.h"
#include "common/index/index_snapshot.h"
#include "common/index/stored_words.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"

namespace khabar {
namespace {

constexpr std::size_t kMaxProblems = 10;
constexpr Xapian::doccount kProbes = 16;
constexpr std::size_t kProbeWords = 4;

// A sum of these over all postings does not depend on their order.
std::uint64_t posting_hash(std::string_view term, Xapian::docid document, Xapian::termcount times) {
  constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15U;
  std::uint64_t hash = std::hash<std::string_view>{}(term);
  for (const std::uint64_t number : {std::uint64_t{document}, std::uint64_t{times}}) {
    hash = (hash ^ number) * kFactor;
    hash ^= hash >> 32U;
  }
  return hash;
}

class ContentCheck {
 public:
  explicit ContentCheck(const std::filesystem::path& path)
      : path_(path), database_(path.string()), metadata_(read_metadata(database_)) {
    report_.articles = database_.get_doccount();
  }

  ContentReport opening();
  ContentReport promise(const GenerationPromise& promise);
  ContentReport everything();

 private:
  void require(bool holds, const std::string& problem) {
    if (!holds && report_.problems.size() < kMaxProblems) report_.problems.push_back(problem);
  }
  bool is_sound() const { return report_.problems.empty(); }
  // Damage that `look` meets is a problem of what is checked.
  void note_damage(const std::function<void()>& look) {
    try {
      look();
    } catch (const Damage& damage) {
      require(false, damage.what());
    }
  }
  Analyzer new_analyzer() const { return Analyzer{VariantTable{metadata_.variants, path_.string()}}; }
  void see_whether_searchable(const Analyzer& analyzer) {
    report_.searchable = analyzer.fingerprint() == metadata_.analyzer_fingerprint;
  }

  void check_metadata();
  void check_fingerprint(const std::string& fingerprint);
  void check_written(Xapian::docid document, const std::string& hash);
  void check_found_by_id(const Article& article, Xapian::docid document);
  void check_ids();
  void check_articles();
  void check_article(Xapian::docid document);
  void check_values(const Article& article, const Xapian::Document& document);
  void check_postings();
  void check_groups();
  void check_forms();
  void probe();
  void search_title(const Article& article, Xapian::docid document, Analyzer& analyzer);

  const std::filesystem::path& path_;
  Xapian::Database database_;
  IndexMetadata metadata_;
  ContentReport report_;
  std::uint64_t postings_of_articles_ = 0;  // sum of posting_hash()
};

void ContentCheck::check_metadata() {
  require(report_.articles > 0, "it holds no article");
  require(!metadata_.analyzer_fingerprint.empty(), "the analyzer fingerprint is missing");
  report_.searchable = metadata_.schema_version == kSchemaVersion;
}

void ContentCheck::check_fingerprint(const std::string& fingerprint) {
  const auto bearing = database_.get_termfreq(boolean_term(Field::kFingerprint, fingerprint));
  require(bearing == report_.articles,
          fmt::format("only {} of {} articles have the analyzer fingerprint", bearing, report_.articles));
}

void ContentCheck::check_ids() {
  const std::string prefix{field_spec(Field::kId).prefix};
  std::uint64_t ids = 0;
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
    ids += 1;
    require(term.get_termfreq() == 1,
            fmt::format("{} articles have the id {}", term.get_termfreq(), (*term).substr(prefix.size())));
  }
  require(ids == report_.articles, fmt::format("there are {} ids for {} articles", ids, report_.articles));
}

void ContentCheck::check_found_by_id(const Article& article, Xapian::docid document) {
  const std::string id = boolean_term(Field::kId, article.id);
  const auto found = database_.postlist_begin(id);
  require(found != database_.postlist_end(id) && *found == document,
          fmt::format("the article {} is not found by its id", article.id));
}

// What is stored beside the text is made of it.
void ContentCheck::check_values(const Article& article, const Xapian::Document& document) {
  require(content_hash(article) == document.get_value(slot(Slot::kContentHash)),
          fmt::format("the article {} is not the one that was indexed: its content hash differs", article.id));
  const auto is_stored = [&](const auto& value) { return document.get_value(slot(value.first)) == value.second; };
  const bool same = document.get_value(slot(Slot::kOrder)) == order_value(article) &&
                    std::ranges::all_of(name_values(article), is_stored) && stored_date(document) == article.date;
  require(same, fmt::format("the values of the article {} are not those of its text", article.id));
}

void ContentCheck::check_article(Xapian::docid document) {
  note_damage([&] {
    const Xapian::Document found = database_.get_document(document);
    const Article article = stored_article(found);
    check_values(article, found);
    check_stored_words(found);
    check_found_by_id(article, document);
    for (auto term = found.termlist_begin(); term != found.termlist_end(); ++term) {
      postings_of_articles_ += posting_hash(*term, document, term.get_wdf());
    }
  });
}

void ContentCheck::check_articles() {
  std::uint64_t seen = 0;
  for (auto at = database_.postlist_begin({}); at != database_.postlist_end({}); ++at) {
    check_article(*at);
    ++seen;
  }
  require(seen == report_.articles,
          fmt::format("the database counts {} articles, but holds {}", report_.articles, seen));
}

// Terms of articles and lists of articles lie in two tables, each of which holds all postings.
void ContentCheck::check_postings() {
  std::uint64_t postings = 0;
  for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
    const std::string name = *term;
    Xapian::doccount articles = 0;
    for (auto at = database_.postlist_begin(name); at != database_.postlist_end(name); ++at) {
      postings += posting_hash(name, *at, at.get_wdf());
      ++articles;
    }
    require(articles == term.get_termfreq(),
            fmt::format("the database counts {} articles for the term {}, but lists {}", term.get_termfreq(), name,
                        articles));
  }
  require(postings == postings_of_articles_, "the lists of articles do not agree with the terms of the articles");
}

// Each group has two members or more, and its representative is one of them.
void ContentCheck::check_groups() {
  struct Group {
    std::uint64_t members = 0;
    bool has_representative = false;
  };
  std::map<std::string, Group> groups;
  const Xapian::valueno value = slot(Slot::kGroup);
  for (auto at = database_.valuestream_begin(value); at != database_.valuestream_end(value); ++at) {
    Group& group = groups[*at];
    ++group.members;
    const std::string order =
        database_.get_document(at.get_docid(), Xapian::DOC_ASSUME_VALID).get_value(slot(Slot::kOrder));
    if (order_value_id(order) == *at) group.has_representative = true;
  }
  for (const auto& [id, group] : groups) {
    require(group.has_representative,
            fmt::format("the article {}, the oldest of {} near duplicates, is not among them", id, group.members));
    require(group.members > 1, fmt::format("the article {} is its only near duplicate", id));
  }
}

void ContentCheck::check_forms() {
  note_damage([&] { FormTable({database_}).check([] {}); });
}

void ContentCheck::search_title(const Article& article, Xapian::docid document, Analyzer& analyzer) {
  Xapian::Query query(boolean_term(Field::kId, article.id));
  std::size_t words = 0;
  for (const Token& token : analyzer.analyze(article.title)) {
    if (++words > kProbeWords) break;
    query &= Xapian::Query(text_term(Field::kLemma, token.word->lemma));
  }
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, 1);
  require(found.size() == 1 && *found.begin() == document,
          fmt::format("a search for the title of the article {} does not find it", article.id));
}

// The first words of some articles, spread over all, must find their article among those with its id.
void ContentCheck::probe() {
  Analyzer analyzer = new_analyzer();
  see_whether_searchable(analyzer);
  if (!report_.searchable) return;
  const Xapian::docid last = database_.get_lastdocid();
  const Xapian::docid step = std::max<Xapian::docid>(1, last / kProbes);
  for (Xapian::docid from = 1; from <= last && from >= 1; from += step) {
    auto at = database_.postlist_begin({});
    at.skip_to(from);
    if (at == database_.postlist_end({})) return;
    search_title(stored_article(database_.get_document(*at)), *at, analyzer);
  }
}

void ContentCheck::check_written(Xapian::docid document, const std::string& hash) {
  note_damage([&] {
    const Xapian::Document found = database_.get_document(document);
    const Article article = stored_article(found);
    require(found.get_value(slot(Slot::kContentHash)) == hash && content_hash(article) == hash,
            fmt::format("the article {} is not the one that was written", article.id));
    require(database_.get_termfreq(boolean_term(Field::kId, article.id)) == 1,
            fmt::format("the id {} stands more than once", article.id));
    check_found_by_id(article, document);
    auto term = found.termlist_begin();
    term.skip_to(boolean_term(Field::kId, article.id));
    require(term != found.termlist_end() && *term == boolean_term(Field::kId, article.id),
            fmt::format("the terms of the article {} are missing", article.id));
  });
}

ContentReport ContentCheck::opening() {
  check_metadata();
  if (!report_.searchable) return std::move(report_);
  see_whether_searchable(new_analyzer());
  return std::move(report_);
}

ContentReport ContentCheck::promise(const GenerationPromise& promise) {
  require(report_.articles == promise.articles,
          fmt::format("it should hold {} articles, but holds {}", promise.articles, report_.articles));
  require(metadata_.schema_version == kSchemaVersion, "the format version is missing");
  require(metadata_.analyzer_fingerprint == promise.analyzer_fingerprint, "the analyzer fingerprint is missing");
  check_fingerprint(promise.analyzer_fingerprint);
  // Of a build; an update, which takes a second, leaves it to verify --deep.
  if (promise.written.empty() && promise.removed.empty()) check_forms();
  const auto all = database_.postlist_begin({});
  if (promise.written.empty() && all != database_.postlist_end({})) {
    check_written(*all, database_.get_document(*all).get_value(slot(Slot::kContentHash)));
  }
  for (const auto& [document, hash] : promise.written) check_written(document, hash);
  for (const Xapian::docid document : promise.removed) {
    auto at = database_.postlist_begin({});
    at.skip_to(document);
    require(at == database_.postlist_end({}) || *at != document, fmt::format("document {} was not removed", document));
  }
  return std::move(report_);
}

ContentReport ContentCheck::everything() {
  check_metadata();
  if (!report_.searchable) return std::move(report_);
  check_fingerprint(metadata_.analyzer_fingerprint);
  check_ids();
  check_articles();
  if (is_sound()) check_postings();
  check_groups();
  check_forms();
  if (is_sound()) probe();
  return std::move(report_);
}

}  // namespace

ContentReport check_opening(const std::filesystem::path& generation) { return ContentCheck(generation).opening(); }

ContentReport check_promise(const std::filesystem::path& generation, const GenerationPromise& promise) {
  return ContentCheck(generation).promise(promise);
}

ContentReport check_content(const std::filesystem::path& generation) { return ContentCheck(generation).everything(); }

}  // namespace khabar
