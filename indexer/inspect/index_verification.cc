#include "indexer/inspect/index_verification.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "common/index/article_document.h"
#include "common/index/damage.h"
#include "common/index/field.h"
#include "common/index/index_snapshot.h"
#include "common/index/stored_words.h"

namespace khabar {
namespace {

constexpr std::size_t kMaxProblems = 10;
constexpr Xapian::doccount kProbes = 16;
constexpr std::size_t kProbeWords = 4;

class Verification {
 public:
  Verification(const std::filesystem::path& path, const CheckPoint& check_point)
      : path_(path), check_point_(check_point) {}

  VerificationResult run();

 private:
  void require(bool holds, const std::string& problem) {
    if (!holds && result_.problems.size() < kMaxProblems) result_.problems.push_back(problem);
  }
  bool check_files();
  bool check_metadata();
  void check_fingerprint();
  void check_ids();
  void check_articles();
  void check_groups();
  void check_forms();
  void check_article(Xapian::docid document);
  void probe();

  const std::filesystem::path& path_;
  const CheckPoint& check_point_;
  Xapian::Database database_;
  IndexMetadata metadata_;
  VerificationResult result_;
};

bool Verification::check_files() {
  std::ostringstream details;
  const std::size_t errors = Xapian::Database::check(path_.string(), 0, &details);
  require(errors == 0, fmt::format("Xapian finds {} errors: {}", errors, details.str().substr(0, 500)));
  return errors == 0;
}

bool Verification::check_metadata() {
  database_ = Xapian::Database(path_.string());
  metadata_ = read_metadata(database_);
  result_.articles = database_.get_doccount();
  require(result_.articles > 0, "it holds no article");
  require(!metadata_.analyzer_fingerprint.empty(), "the analyzer fingerprint is missing");
  result_.searchable = metadata_.schema_version == kSchemaVersion;
  return result_.searchable;
}

void Verification::check_fingerprint() {
  const auto bearing = database_.get_termfreq(boolean_term(Field::kFingerprint, metadata_.analyzer_fingerprint));
  require(bearing == result_.articles,
          fmt::format("{} of {} articles bear the analyzer fingerprint", bearing, result_.articles));
}

void Verification::check_ids() {
  const std::string prefix{field_spec(Field::kId).prefix};
  std::uint64_t ids = 0;
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
    check_point_();
    ids += 1;
    require(term.get_termfreq() == 1,
            fmt::format("{} articles have the id {}", term.get_termfreq(), (*term).substr(prefix.size())));
  }
  require(ids == result_.articles, fmt::format("there are {} ids for {} articles", ids, result_.articles));
}

void Verification::check_article(Xapian::docid document) {
  try {
    const Xapian::Document found = database_.get_document(document);
    const Article article = stored_article(found);
    require(content_hash(article) == found.get_value(slot(Slot::kContentHash)),
            fmt::format("the article {} is not the one that was indexed: its content hash differs", article.id));
    if (result_.searchable) check_stored_words(found);
    const std::string id_term = boolean_term(Field::kId, article.id);
    const auto by_id = database_.postlist_begin(id_term);
    require(by_id != database_.postlist_end(id_term) && *by_id == document,
            fmt::format("the article {} is not found by its id", article.id));
  } catch (const Damage& damage) {
    require(false, damage.what());
  }
}

void Verification::check_forms() {
  try {
    FormTable({database_}).check(check_point_);
  } catch (const Damage& damage) {
    require(false, damage.what());
  }
}

void Verification::check_articles() {
  std::uint64_t seen = 0;
  for (auto at = database_.postlist_begin({}); at != database_.postlist_end({}); ++at) {
    check_point_();
    check_article(*at);
    ++seen;
  }
  require(seen == result_.articles, fmt::format("{} articles are counted, {} are there", result_.articles, seen));
}

// Each group has two members or more, and its representative is one of them.
void Verification::check_groups() {
  struct Group {
    std::uint64_t members = 0;
    bool has_representative = false;
  };
  std::map<std::string, Group> groups;
  const Xapian::valueno value = slot(Slot::kGroup);
  for (auto at = database_.valuestream_begin(value); at != database_.valuestream_end(value); ++at) {
    check_point_();
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

// The first words of some articles, spread over all, must find their article among those with its id.
void Verification::probe() {
  Analyzer analyzer{VariantTable{metadata_.variants, path_.string()}};
  result_.searchable = analyzer.fingerprint() == metadata_.analyzer_fingerprint;
  if (!result_.searchable) return;
  const Xapian::docid last = database_.get_lastdocid();
  const Xapian::docid step = std::max<Xapian::docid>(1, last / kProbes);
  for (Xapian::docid from = 1; from <= last && from >= 1; from += step) {
    auto at = database_.postlist_begin({});
    at.skip_to(from);
    if (at == database_.postlist_end({})) return;
    const Article article = stored_article(database_.get_document(*at));
    Xapian::Query query(boolean_term(Field::kId, article.id));
    std::size_t words = 0;
    for (const Token& token : analyzer.analyze(article.title)) {
      if (++words > kProbeWords) break;
      query &= Xapian::Query(text_term(Field::kLemma, token.word->lemma));
    }
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, 1);
    require(found.size() == 1 && *found.begin() == *at,
            fmt::format("a search for the title of the article {} does not find it", article.id));
  }
}

VerificationResult Verification::run() {
  try {
    if (!check_files() || !check_metadata()) return std::move(result_);
    check_fingerprint();
    check_ids();
    check_articles();
    if (result_.searchable) {
      check_groups();
      check_forms();
    }
    if (result_.whole()) probe();
  } catch (const Xapian::Error& error) {
    require(false, error.get_error_string() == nullptr
                       ? error.get_msg()
                       : fmt::format("{}: {}", error.get_msg(), error.get_error_string()));
  }
  return std::move(result_);
}

}  // namespace

VerificationResult verify_generation(const std::filesystem::path& path, const CheckPoint& check_point) {
  return Verification(path, check_point).run();
}

}  // namespace khabar
