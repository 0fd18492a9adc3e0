#include "searcher/rank/exact_scorer.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/index/collection_tokens.h"
#include "common/stored/field.h"
#include "searcher/rank/ranking.h"

namespace khabar {
namespace {

// Sums of the same numbers in another order differ in their last bits; that is no difference in relevance.
constexpr double kSameScore = 1e-9;

bool same_score(double a, double b) { return a - b <= kSameScore * a; }

// Texts one after another, in a third of the memory of so many strings.
class TextList {
 public:
  void add(std::string_view text) {
    bytes_ += text;
    ends_.push_back(bytes_.size());
  }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view{bytes_}.substr(begin, ends_[i] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

// In place of the i-th comes the order[i]-th; `order` is used up.
void put_in_order(std::span<Candidate> articles, std::vector<std::uint32_t>& order) {
  for (std::uint32_t first = 0; first < order.size(); ++first) {
    const Candidate moved = articles[first];
    std::uint32_t at = first;
    for (std::uint32_t next = order[at]; next != first; next = order[at]) {
      articles[at] = articles[next];
      order[at] = at;
      at = next;
    }
    articles[at] = moved;
    order[at] = at;
  }
}

// A million may have one score.
void sort_equals(std::span<Candidate> articles, const Xapian::Database& database) {
  TextList keys;
  std::vector<std::uint32_t> order(articles.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    keys.add(database.get_document(articles[i].id, Xapian::DOC_ASSUME_VALID).get_value(slot(Slot::kOrder)));
    order[i] = i;
  }
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::pair{keys[i], articles[i].id}; });
  put_in_order(articles, order);
}

void sort_by_id(std::vector<Candidate>& articles) {
  std::sort(articles.begin(), articles.end(), [](const Candidate& a, const Candidate& b) { return a.id < b.id; });
}

}  // namespace

ExactScorer::ExactScorer(const Collection& collection, const std::vector<ExactWord>& words,
                         const std::optional<SideBySide>& side_by_side)
    : collection_(collection), database_(collection.database()) {
  if (side_by_side) {
    side_by_side_weight_ = side_by_side->weight;
    side_by_side_ = std::make_unique<SpanMatcher>(side_by_side->words);
  }
  const FormTable table = collection.forms();
  for (const ExactWord& word : words) {
    if (forms_.size() == kMaskedWords) break;
    const Xapian::doccount articles = table.count(word.lemma, word.exact);
    const double weight =
        articles == 0 ? 0 : word.boost * kExactWeight * bm25_term(database_.get_doccount(), articles, word.times);
    forms_.push_back({word.lemma, WordPattern{word.lemma, word.exact}, weight});
  }
}

void ExactScorer::find_lemmas(std::vector<Candidate>& articles) const {
  sort_by_id(articles);
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const std::string term = text_term(Field::kLemma, forms_[i].lemma);
    auto at = database_.postlist_begin(term);
    const auto end = database_.postlist_end(term);
    for (Candidate& article : articles) {
      if (at == end) break;
      at.skip_to(article.id);
      if (at != end && *at == article.id) article.lemmas |= LemmaMask{1} << i;
    }
  }
}

void ExactScorer::add_scores(std::vector<Candidate>& articles) {
  if (articles.empty() || (forms_.empty() && !side_by_side_)) return;
  sort_by_id(articles);
  const double average = database_.get_average_length();
  CollectionTokens tokens(collection_);
  for (Candidate& article : articles) {
    if (article.length == 0) article.length = bm25_length(database_.get_doclength(article.id), average);
    article.score += reading_article(database_, article.id,
                                     [&] { return score(tokens.of(article.id), article.lemmas, article.length); });
  }
}

bool ExactScorer::has_all(LemmaMask lemmas) const {
  return forms_.size() == kMaskedWords || lemmas == (LemmaMask{1} << forms_.size()) - 1;
}

double ExactScorer::score(std::string_view value, LemmaMask lemmas, double length) {
  const TokenSequence tokens{value};
  double sum = forms_.empty() ? 0 : score_forms(tokens, lemmas, length);
  if (side_by_side_ && has_all(lemmas) && side_by_side_->stands_in(tokens)) sum += side_by_side_weight_;
  return sum;
}

double ExactScorer::score_forms(const TokenSequence& tokens, LemmaMask lemmas, double length) {
  codes_.clear();
  asked_.clear();
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    if ((lemmas >> i & 1U) == 0) continue;
    codes_.push_back(tokens.codes(forms_[i].pattern));
    asked_.push_back(&forms_[i]);
  }
  counts_.assign(codes_.size(), 0);
  // As often as make_document() counts a word.
  const std::size_t lead = tokens.body().begin + kLeadWords;
  tokens.find_any(codes_, [&](std::size_t word, std::size_t i) { counts_[i] += word < lead ? kLeadCount : 1; });
  double sum = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) sum += asked_[i]->weight * bm25_share(counts_[i], length);
  return sum;
}

void sort_best_first(std::vector<Candidate>& articles, const Xapian::Database& database) {
  std::ranges::sort(articles, [](const Candidate& a, const Candidate& b) {
    return a.block != b.block ? a.block < b.block : a.score > b.score;
  });
  for (auto begin = articles.begin(); begin != articles.end();) {
    const auto end = std::find_if(begin + 1, articles.end(), [&](const Candidate& other) {
      return begin->block != other.block || !same_score(begin->score, other.score);
    });
    if (end - begin > 1) sort_equals(std::span{begin, end}, database);
    begin = end;
  }
}

}  // namespace khabar
