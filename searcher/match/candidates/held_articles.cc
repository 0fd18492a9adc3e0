#include "searcher/match/candidates/held_articles.h"

#include <map>
#include <memory>
#include <mutex>

#include "common/index/article_name.h"
#include "common/index/parts.h"
#include "searcher/match/candidates/match_bound.h"
#include "searcher/match/candidates/posting_union.h"
#include "searcher/match/span_matcher.h"

namespace khabar {
namespace {

// A thread opens the index and the lists of all lemmas for itself, in the time that some thousand articles take.
constexpr std::size_t kLeastCandidates = 4000;

// Threads are not equally quick: the first one has the index open. Each list is looked up anew at each piece.
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

// One for each thread, which comes to its pieces in ascending order.
class HeldReaders {
 public:
  HeldReaders(std::size_t part, const SpanQuery& word, const Weighing& weighing)
      : part_(part), word_(word), weighing_(weighing) {}

  HeldReader& of(const Collection& databases) {
    if (HeldReader* known = find(databases)) return *known;
    auto reader = std::make_unique<HeldReader>(databases, part_, word_, weighing_);
    const std::lock_guard lock{mutex_};
    return *readers_.emplace(&databases, std::move(reader)).first->second;
  }

 private:
  HeldReader* find(const Collection& databases) {
    const std::lock_guard lock{mutex_};
    const auto known = readers_.find(&databases);
    return known == readers_.end() ? nullptr : known->second.get();
  }

  const std::size_t part_;
  const SpanQuery& word_;
  const Weighing& weighing_;
  std::mutex mutex_;
  std::map<const Collection*, std::unique_ptr<HeldReader>> readers_;
};

}  // namespace

std::vector<HeldArticle> held_articles(const Collection& collection, std::size_t part, const SpanQuery& word,
                                       const Weighing& weighing, Xapian::doccount candidates) {
  const std::size_t jobs = parts_for(candidates, jobs_of_this_machine(), kLeastCandidates);
  const std::size_t pieces = jobs == 1 ? 1 : jobs * kPiecesOfAThread;
  const std::uint64_t documents = collection.parts()[part].get_lastdocid();
  std::vector<std::vector<HeldArticle>> held(pieces);
  HeldReaders readers{part, word, weighing};
  for_parts(collection, pieces, static_cast<unsigned>(jobs), [&](const Collection& databases, std::size_t piece) {
    const auto before = static_cast<Xapian::docid>(documents * piece / pieces);
    const auto last = static_cast<Xapian::docid>(documents * (piece + 1) / pieces);
    if (before < last) held[piece] = readers.of(databases).read(before + 1, last);
  });
  std::vector<HeldArticle> all = std::move(held.front());
  for (std::size_t piece = 1; piece < pieces; ++piece) all.insert(all.end(), held[piece].begin(), held[piece].end());
  return all;
}

}  // namespace khabar
