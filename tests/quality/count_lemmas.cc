// count_lemmas ARTICLES.jsonl.gz > common/tables/lemma_counts.tsv: how often each lemma of the lexicon occurs in news.
//
// A form of one reading counts for its lemma. Any other is shared out between its readings in proportion to what their
// affixes cost (ReadingCosts) and to how often their lemmas occur in all *other* forms, a few times over, as in
// expectation maximization. That a form does not speak for itself, nor for others that are as ambiguous (وبروسيا),
// keeps بروسيا, which is mostly ب + روسيا, from becoming a frequent Prussia.
#include <cmath>
#include <iostream>
#include <map>
#include <stdexcept>
#include <vector>

#include "common/analysis/word_analyzer.h"
#include "tests/quality/word_counts.h"

namespace khabar::testing {
namespace {

using lexicon_format::Kind;

constexpr int kRounds = 8;
constexpr double kTenths = 3.0;  // of cost for a power of e, as in lexicon_format::rarity()
constexpr double kUnseen = 0.5;  // what a lemma has before any form speaks for it
constexpr double kUnseenName = 3.0;
constexpr double kLeast = 3.0;  // what is rarer is not listed

using Lemma = std::pair<std::string, bool>;  // and whether it is a verb

struct Share {
  std::size_t lemma;
  double unseen;
  double weight;  // by its affixes
  double count = 0;
};

struct Form {
  double count;
  std::vector<Share> shares;
  std::size_t likes;  // number of the forms that have the same lemmas
};

// Forms that may be of the same lemmas, and what the lemmas have of all of them.
using Likes = std::map<std::size_t, double>;

// تلقى and تلقي are counted as one: lexicon_compiler/lemma_counts.cc.
std::string noun_of(const std::string& lemma) {
  Letters letters = *to_letters(lemma);
  if (lexicon_format::is_reflexive(letters) && letters.back() == kAlefMaksura) letters.back() = kYeh;
  return to_utf8(LettersView{letters});
}

class Counter {
 public:
  explicit Counter(const WordCounts& words) {
    for (const auto& [word, count] : words) add(word, static_cast<double>(count));
  }

  void settle() {
    for (int round = 0; round < kRounds; ++round) {
      for (Form& form : forms_) share_out(form);
      counts_.assign(lemmas_.size(), 0.0);
      for (const Form& form : forms_) {
        for (const Share& share : form.shares) counts_[share.lemma] += share.count;
      }
      for (Likes& likes : likes_) likes.clear();
      for (const Form& form : forms_) {
        for (const Share& share : form.shares) likes_[form.likes][share.lemma] += share.count;
      }
    }
  }

  void write(std::ostream& out) const {
    out << "# How often each lemma occurs in a sample of news, counts only: lemma<TAB>as a noun or name<TAB>as a "
           "verb.\n"
           "# From the 58,995 articles of SaudiNewsNet (2015) and of the ANT corpus (2018) by "
           "tests/quality/count_lemmas.cc,\n"
           "# which says how. Of a verb in ت and its noun, the noun has both.\n";
    std::map<std::string, std::pair<double, double>> lines;
    for (const auto& [lemma, number] : lemmas_) {
      auto& [as_noun, as_verb] = lines[lemma.first];
      (lemma.second ? as_verb : as_noun) = counts_[number];
    }
    for (const auto& [lemma, counts] : lines) {
      const auto [as_noun, as_verb] = counts;
      if (as_noun < kLeast && as_verb < kLeast) continue;
      out << lemma << '\t' << std::llround(as_noun) << '\t' << std::llround(as_verb) << '\n';
    }
  }

 private:
  void add(const std::string& word, double count) {
    std::map<Lemma, std::pair<int, Kind>> cheapest;
    for (const auto& candidate : analyzer_.candidates(word)) {
      const bool verb = candidate.kind == Kind::kVerb && !lexicon_format::is_reflexive(*to_letters(candidate.lemma));
      const Lemma lemma{verb ? candidate.lemma : noun_of(candidate.lemma), verb};
      const auto [at, is_new] = cheapest.emplace(lemma, std::pair{candidate.cost, candidate.kind});
      if (!is_new && candidate.cost < at->second.first) at->second = {candidate.cost, candidate.kind};
    }
    if (cheapest.empty()) return;
    Form form{count, {}, 0};
    std::vector<std::size_t> numbers;
    for (const auto& [lemma, cost] : cheapest) {
      const std::size_t number = lemmas_.emplace(lemma, lemmas_.size()).first->second;
      numbers.push_back(number);
      form.shares.push_back(
          {number, cost.second == Kind::kName ? kUnseenName : kUnseen, std::exp(-cost.first / kTenths)});
    }
    form.likes = like_numbers_.emplace(numbers, like_numbers_.size()).first->second;
    counts_.resize(lemmas_.size());
    likes_.resize(like_numbers_.size());
    if (form.shares.size() == 1) {
      form.shares.front().count = count;
      counts_[form.shares.front().lemma] += count;
    }
    forms_.push_back(std::move(form));
  }

  void share_out(Form& form) const {
    if (form.shares.size() == 1) return;
    double sum = 0;
    std::vector<double> parts;
    for (const Share& share : form.shares) {
      const auto own = likes_[form.likes].find(share.lemma);
      const double others = counts_[share.lemma] - (own == likes_[form.likes].end() ? 0.0 : own->second);
      parts.push_back(share.weight * (std::max(others, 0.0) + share.unseen));
      sum += parts.back();
    }
    for (std::size_t i = 0; i < parts.size(); ++i) form.shares[i].count = form.count * parts[i] / sum;
  }

  WordAnalyzer analyzer_;
  std::map<Lemma, std::size_t> lemmas_;
  std::vector<double> counts_;
  std::vector<Form> forms_;
  std::map<std::vector<std::size_t>, std::size_t> like_numbers_;
  std::vector<Likes> likes_;
};

int print_lemma_counts(int argc, char** argv) {
  if (argc != 2) throw std::runtime_error("usage: count_lemmas ARTICLES.jsonl.gz");
  Counter counter(count_words(argv[1]));
  counter.settle();
  counter.write(std::cout);
  return 0;
}

}  // namespace
}  // namespace khabar::testing

int main(int argc, char** argv) {
  try {
    return khabar::testing::print_lemma_counts(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "count_lemmas: " << error.what() << '\n';
    return 2;
  }
}
