#include "searcher/match/phrase.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/damage.h"

namespace khabar {
namespace {

// Decides for the candidates that the lemmas have found; on its own it would read every article.
class PhraseSource : public Xapian::PostingSource {
 public:
  explicit PhraseSource(Phrase phrase) : phrase_(std::move(phrase)), matcher_(phrase_) {}

  PostingSource* clone() const override { return new PhraseSource(phrase_); }  // NOLINT: Xapian takes it over
  std::string name() const override { return "khabar::PhraseSource"; }
  std::string get_description() const override { return "Phrase"; }

  void init(const Xapian::Database& database) override {
    database_ = database;
    articles_ = database.get_doccount();
    at_ = database.valuestream_begin(slot(Slot::kTokens));
    end_ = database.valuestream_end(slot(Slot::kTokens));
    begun_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return articles_; }
  Xapian::doccount get_termfreq_max() const override { return articles_; }
  Xapian::docid get_docid() const override { return at_.get_docid(); }
  bool at_end() const override { return begun_ && at_ == end_; }

  void next(double) override {
    if (std::exchange(begun_, true)) ++at_;
    while (at_ != end_ && !holds()) ++at_;
  }

  void skip_to(Xapian::docid article, double) override {
    begun_ = true;
    at_.skip_to(article);
    while (at_ != end_ && !holds()) ++at_;
  }

  // Says no without looking for the next article that would do: the candidates are known elsewhere. Each has words.
  bool check(Xapian::docid article, double) override {
    begun_ = true;
    at_.skip_to(article);
    if (at_ == end_ || at_.get_docid() != article) refuse(article);
    return holds();
  }

 private:
  [[noreturn]] void refuse(Xapian::docid article) const {
    throw Damage("the stored words are damaged").of(article_name(database_, article));
  }

  bool holds() {
    const std::string value = *at_;
    return reading_article(database_, at_.get_docid(), [&] { return matcher_.stands_in(TokenSequence{value}); });
  }

  Phrase phrase_;
  PhraseMatcher matcher_;
  Xapian::Database database_;
  Xapian::doccount articles_ = 0;
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
  bool begun_ = false;
};

Xapian::Query lemmas_query(const Phrase& phrase) {
  const Field lemma = is_title_field(phrase.field) ? Field::kTitleLemma : Field::kLemma;
  std::vector<Xapian::Query> terms;
  for (const PhraseWord& word : phrase.words) terms.emplace_back(text_term(lemma, word.lemma));
  return terms.size() == 1 ? terms.front() : Xapian::Query{Xapian::Query::OP_AND, terms.begin(), terms.end()};
}

// Names one article over several databases as well. An id alone would not: two indexes may have different articles of
// the same id.
Xapian::Query this_article(const Xapian::Document& document) {
  const std::string id{order_value_id(document.get_value(slot(Slot::kOrder)))};
  const std::string hash = document.get_value(slot(Slot::kContentHash));
  return Xapian::Query{Xapian::Query::OP_FILTER, Xapian::Query{boolean_term(Field::kId, id)},
                       Xapian::Query{Xapian::Query::OP_VALUE_RANGE, slot(Slot::kContentHash), hash, hash}};
}

Xapian::Query any_article(const std::vector<Xapian::Query>& articles) {
  return Xapian::Query{Xapian::Query::OP_OR, articles.begin(), articles.end()};
}

// The phrase as a list of articles, for a server, which runs no source of ours.
Xapian::Query read_candidates(const Xapian::Database& database, const Xapian::Query& candidates, const Phrase& phrase) {
  Xapian::Enquire enquire{database};
  enquire.set_query(candidates);
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  PhraseMatcher matcher{phrase};
  std::vector<Xapian::Query> right;
  std::vector<Xapian::Query> wrong;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const Xapian::Document document = at.get_document();
    const std::string value = document.get_value(slot(Slot::kTokens));
    const bool stands = reading_article(document, [&] { return matcher.stands_in(TokenSequence{value}); });
    (stands ? right : wrong).push_back(this_article(document));
  }
  if (right.empty()) return {};
  if (wrong.empty()) return candidates;
  // The shorter list makes the quicker query.
  if (wrong.size() < right.size()) return {Xapian::Query::OP_AND_NOT, candidates, any_article(wrong)};
  return {Xapian::Query::OP_FILTER, candidates, any_article(right)};
}

}  // namespace

PhraseMatcher::PhraseMatcher(const Phrase& phrase) : in_title_(is_title_field(phrase.field)) {
  for (const PhraseWord& word : phrase.words) {
    words_.push_back(is_exact_field(phrase.field) ? WordPattern{word.lemma, word.exact} : WordPattern{word.lemma});
  }
}

bool PhraseMatcher::stands_in(const TokenSequence& tokens) {
  codes_.clear();
  for (const WordPattern& word : words_) codes_.push_back(tokens.codes(word));
  return stands_in(tokens, tokens.title()) || (!in_title_ && stands_in(tokens, tokens.body()));
}

bool PhraseMatcher::stands_in(const TokenSequence& tokens, WordRange range) const {
  for (std::size_t at = range.begin;; ++at) {
    at = tokens.find(codes_.front(), at, range);
    if (at + codes_.size() > range.end) return false;
    if (stands_at(tokens, at)) return true;
  }
}

bool PhraseMatcher::stands_at(const TokenSequence& tokens, std::size_t begin) const {
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    if (!codes_[i].contains(tokens.code(begin + i))) return false;
  }
  return true;
}

Xapian::Query phrase_query(const Collection& collection, const Phrase& phrase) {
  const Xapian::Query candidates = lemmas_query(phrase);
  if (phrase.words.size() == 1 && !is_exact_field(phrase.field)) return candidates;
  if (collection.served()) return read_candidates(collection.database(), candidates, phrase);
  // The query takes over what is released to it.
  auto* source = (new PhraseSource(phrase))->release();  // NOLINT(cppcoreguidelines-owning-memory)
  return {Xapian::Query::OP_FILTER, candidates, Xapian::Query{source}};
}

}  // namespace khabar
