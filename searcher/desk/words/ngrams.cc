#include "searcher/desk/words/ngrams.h"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <unordered_map>
#include <utility>

#include "common/program/error.h"
#include "searcher/desk/article_words.h"
#include "searcher/desk/word_node.h"
#include "searcher/desk/words/word_query.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

// kNoWord behind its last word.
using Run = std::array<WordId, kLongestNgram>;

struct RunHash {
  std::size_t operator()(const Run& run) const { return XXH3_64bits(run.data(), sizeof(run)); }
};

// At least as many as each run has, in one byte for all runs of one hash.
class RunBounds {
 public:
  // `runs`: about as many as there will be.
  explicit RunBounds(std::uint64_t runs)
      : counts_(std::bit_ceil(std::clamp<std::uint64_t>(runs, kFewestCells, kMostCells))) {}

  void add(const Run& run) {
    std::uint8_t& count = counts_[cell(run)];
    if (count < std::numeric_limits<std::uint8_t>::max()) ++count;
  }

  bool may_have(const Run& run, std::uint64_t occurrences) const {
    return counts_[cell(run)] >= std::min<std::uint64_t>(occurrences, kMostCounted);
  }

 private:
  std::size_t cell(const Run& run) const { return RunHash{}(run) & (counts_.size() - 1); }

  static constexpr std::uint64_t kFewestCells = std::uint64_t{1} << 16U;  // chosen, not tuned
  static constexpr std::uint64_t kMostCells = std::uint64_t{1} << 26U;
  static constexpr std::uint64_t kMostCounted = std::numeric_limits<std::uint8_t>::max();

  std::vector<std::uint8_t> counts_;
};

// Calls `see(run, article)` for each run of the articles.
template <typename See>
void for_runs(const Collection& collection, const ArticleList& articles, std::size_t size, Vocabulary& vocabulary,
              See see) {
  for_articles(collection, articles, [&](Xapian::docid article, const TokenSequence& tokens) {
    ArticleWordIds ids{vocabulary, tokens};
    std::vector<WordId> words(tokens.size());
    for (std::size_t place = 0; place < words.size(); ++place) words[place] = ids[place];
    const bool title_is_lead = tokens.body().begin == 0;
    const WordRange title = title_is_lead ? WordRange{0, 0} : tokens.title();
    for (const WordRange part : {title, tokens.body()}) {
      for (std::size_t begin = part.begin; begin + size <= part.end; ++begin) {
        Run run;
        run.fill(kNoWord);
        std::copy_n(words.begin() + static_cast<std::ptrdiff_t>(begin), size, run.begin());
        see(run, article);
      }
    }
  });
}

std::uint64_t words_of(const Collection& collection, const ArticleList& articles) {
  const std::vector<std::uint32_t> lengths = article_lengths(collection.database());
  std::uint64_t words = 0;
  for (const Xapian::docid article : articles) words += lengths[article];
  return words;
}

struct RunCount {
  std::uint64_t occurrences = 0;
  std::uint32_t articles = 0;
  Xapian::docid last = 0;
};

using RunCounts = std::unordered_map<Run, RunCount, RunHash>;

RunCounts count_runs(const Collection& collection, const ArticleList& articles, const NgramRequest& request,
                     Vocabulary& vocabulary, std::uint64_t& runs) {
  RunBounds bounds{words_of(collection, articles)};
  for_runs(collection, articles, request.size, vocabulary, [&](const Run& run, Xapian::docid) {
    bounds.add(run);
    ++runs;
  });
  RunCounts counts;
  for_runs(collection, articles, request.size, vocabulary, [&](const Run& run, Xapian::docid article) {
    if (!bounds.may_have(run, request.least)) return;
    RunCount& count = counts[run];
    if (counts.size() > kMostNgrams) {
      throw Error(fmt::format("more than {} different runs of {} words", kMostNgrams, request.size),
                  "ask for more occurrences, such as --min 20, or for a part of the articles");
    }
    ++count.occurrences;
    if (std::exchange(count.last, article) != article) ++count.articles;
  });
  std::erase_if(counts, [&](const auto& counted) { return counted.second.occurrences < request.least; });
  return counts;
}

std::string text_of_run(const Run& run, std::size_t size, const Vocabulary& vocabulary) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) text += ' ';
    text += vocabulary.text(run[i]);
  }
  return text;
}

std::string query_of_run(const DeskQuery& query, const Run& run, std::size_t size, const Vocabulary& vocabulary,
                         Analyzer& analyzer) {
  std::vector<QueryNode> words;
  for (std::size_t i = 0; i < size; ++i) {
    const auto word = node_of_word(run[i], vocabulary, analyzer);
    if (!word) return {};
    words.push_back(*word);
  }
  const auto phrase = phrase_node(words);
  return phrase ? query_text(filtered(query.tree, {*phrase})) : std::string{};
}

}  // namespace

NgramList list_ngrams(const Collection& collection, const DeskQuery& query, const NgramRequest& request,
                      Analyzer& analyzer) {
  const ArticleList articles = matching_articles(collection, *query.built.hits);
  Vocabulary vocabulary{request.unit};
  NgramList list{articles.size(), 0, 0, {}};
  const RunCounts counts = count_runs(collection, articles, request, vocabulary, list.runs);
  std::vector<const RunCounts::value_type*> runs;
  runs.reserve(counts.size());
  for (const auto& counted : counts) runs.push_back(&counted);
  // Texts are made for equal counts only: those of all runs would take more memory than the runs.
  const auto text_of = [&](const auto* counted) { return text_of_run(counted->first, request.size, vocabulary); };
  const std::size_t first = std::min(request.limit, runs.size());
  std::ranges::partial_sort(runs, runs.begin() + static_cast<std::ptrdiff_t>(first), [&](const auto* a, const auto* b) {
    if (a->second.occurrences != b->second.occurrences) return a->second.occurrences > b->second.occurrences;
    return text_of(a) < text_of(b);
  });
  list.found = runs.size();
  runs.resize(first);
  for (const auto* counted : runs) {
    list.ngrams.push_back({text_of(counted), counted->second.occurrences, counted->second.articles,
                           query_of_run(query, counted->first, request.size, vocabulary, analyzer)});
  }
  return list;
}

}  // namespace khabar
