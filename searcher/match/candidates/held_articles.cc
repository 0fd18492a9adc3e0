#include "searcher/match/candidates/held_articles.h"

#include <atomic>
#include <optional>

#include "common/index/article_name.h"
#include "common/index/parts.h"
#include "searcher/match/candidates/match_bound.h"
#include "searcher/match/candidates/posting_union.h"
#include "searcher/match/span_matcher.h"

namespace khabar {
namespace {

// A thread opens the index and the lists of all lemmas for itself, in the time that some thousand articles take.
constexpr std::size_t kLeastCandidates = 4000;

// Threads are not equally quick: the first one has the index open. Each list is looked up anew at each piece, so they
// should not be too many. Chosen, not tuned.
constexpr std::size_t kPiecesOfAThread = 4;

class HeldReader {
 public:
  HeldReader(const Collection& collection, std::size_t part, const SpanQuery& word, const Weighing& weighing)
      : collection_(collection),
        weighing_(weighing),
        database_(collection.parts()[part]),
        tokens_(collection.tokens(part)),
        candidates_(database_, terms_of(word)),
        matcher_(word) {}

  // From `first` to `last`.
  std::vector<HeldArticle> read(Xapian::docid first, Xapian::docid last) {
    std::vector<HeldArticle> held;
    for (Xapian::docid at = candidates_.next(first); at != 0 && at <= last;) {
      collection_.check_point()();
      if (holds(at)) held.push_back({at, weighing_.share(candidates_.count(at), database_.get_doclength(at))});
      at = at < last ? candidates_.next(at + 1) : 0;
    }
    return held;
  }

 private:
  bool holds(Xapian::docid article) {
    return reading_article(database_, article, [&] {
      const std::string_view words = tokens_.of(article);
      if (words.empty()) throw Damage("the stored words are damaged");
      return matcher_.stands_in(TokenSequence{words});
    });
  }

  const Collection& collection_;
  const Weighing& weighing_;
  Xapian::Database database_;
  TokenValues tokens_;
  PostingUnion candidates_;
  SpanMatcher matcher_;
};

}  // namespace

std::vector<HeldArticle> held_articles(const Collection& collection, std::size_t part, const SpanQuery& word,
                                       const Weighing& weighing, Xapian::doccount candidates) {
  const std::size_t jobs = parts_for(candidates, jobs_of_this_machine(), kLeastCandidates);
  const std::size_t pieces = jobs == 1 ? 1 : jobs * kPiecesOfAThread;
  const std::uint64_t documents = collection.parts()[part].get_lastdocid();
  std::vector<std::vector<HeldArticle>> held(pieces);
  std::atomic<std::size_t> next{0};
  // A reader ends with its job: what it has open goes back to where other searches take it from.
  for_parts(collection, jobs, static_cast<unsigned>(jobs), [&](const Collection& databases, std::size_t) {
    std::optional<HeldReader> reader;
    for (std::size_t piece = next++; piece < pieces; piece = next++) {
      const auto before = static_cast<Xapian::docid>(documents * piece / pieces);
      const auto last = static_cast<Xapian::docid>(documents * (piece + 1) / pieces);
      if (!reader) reader.emplace(databases, part, word, weighing);
      if (before < last) held[piece] = reader->read(before + 1, last);
    }
  });
  std::vector<HeldArticle> all = std::move(held.front());
  for (std::size_t piece = 1; piece < pieces; ++piece) all.insert(all.end(), held[piece].begin(), held[piece].end());
  return all;
}

}  // namespace khabar
