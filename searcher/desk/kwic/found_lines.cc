#include "searcher/desk/kwic/found_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <queue>
#include <string>
#include <tuple>
#include <utility>

#include "common/digest.h"
#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/utf8.h"
#include "searcher/desk/article_words.h"
#include "searcher/match/occurrence_finder.h"

namespace khabar {
namespace {

constexpr std::int64_t kUndatedLast = std::numeric_limits<std::int64_t>::max();

// The letters in reverse.
std::string from_its_end(std::string_view text) {
  std::string reversed;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    reversed.insert(0, text.substr(begin, at - begin));
  }
  return reversed;
}

// What lines are sorted by, read while they are found.
class LineKeys {
 public:
  LineKeys(const Xapian::Database& database, const std::vector<SortKey>& sort)
      : sort_(sort), sources_(database, Slot::kSource), dates_(database, Slot::kDate) {}

  void read(const TokenSequence& tokens, FoundLine& line) {
    for (std::size_t i = 0; i < sort_.size(); ++i) line.keys[i] = key(sort_[i], tokens, line);
  }

  // Numbers of words become their places in the alphabet.
  void rank(std::vector<FoundLine>& lines) const {
    const std::vector<std::uint32_t> ranks = words_.ranks();
    for (std::size_t i = 0; i < sort_.size(); ++i) {
      if (sort_[i].kind == SortKey::Kind::kDate) continue;
      for (FoundLine& line : lines) line.keys[i] = ranks[static_cast<std::size_t>(line.keys[i])];
    }
  }

 private:
  std::int64_t key(const SortKey& key, const TokenSequence& tokens, const FoundLine& line) {
    switch (key.kind) {
      case SortKey::Kind::kBefore:
        return words_.number(neighbour(tokens, line.span, -static_cast<std::ptrdiff_t>(key.word)));
      case SortKey::Kind::kAfter:
        return words_.number(neighbour(tokens, line.span, static_cast<std::ptrdiff_t>(key.word)));
      case SortKey::Kind::kMatch:
        return words_.number(spelled_words(tokens, line.span));
      case SortKey::Kind::kEnding:
        return words_.number(from_its_end(spelled_words(tokens, line.span)));
      case SortKey::Kind::kSource:
        return words_.number(sources_.of(line.article));
      case SortKey::Kind::kDate:
        break;
    }
    const std::string date = dates_.of(line.article);
    return date.empty() ? kUndatedLast : date_of_value(date).time_since_epoch().count();
  }

  // Nothing beyond the ends of the title or body.
  static std::string_view neighbour(const TokenSequence& tokens, const Span& match, std::ptrdiff_t distance) {
    const WordRange part = match.begin < tokens.body().begin ? tokens.title() : tokens.body();
    const std::ptrdiff_t from = distance < 0 ? match.begin : std::ptrdiff_t{match.end} - 1;
    const std::ptrdiff_t at = from + distance;
    if (at < static_cast<std::ptrdiff_t>(part.begin) || at >= static_cast<std::ptrdiff_t>(part.end)) return {};
    return tokens.texts(tokens.code(static_cast<std::size_t>(at))).spelled;
  }

  const std::vector<SortKey>& sort_;
  StoredValues sources_;
  StoredValues dates_;
  WordRanks words_;
};

// The lines with the lowest hashes.
class LineSample {
 public:
  LineSample(const Xapian::Database& database, std::size_t size, std::uint64_t seed)
      : size_(size), seed_(seed), orders_(database, Slot::kOrder), hashes_(database, Slot::kContentHash) {}

  void see(const FoundLine& line) {
    if (size_ == 0) return;
    if (line.article != article_) {
      article_ = line.article;
      id_ = order_value_id(orders_.of(article_));
      content_ = hashes_.of(article_);
    }
    drawn_.push({digest(fmt::format("{}\n{}\n{}", seed_, line.span.begin, id_)), content_, line});
    if (drawn_.size() > size_) drawn_.pop();
  }

  // As the articles lie in the index.
  std::vector<FoundLine> take() {
    std::vector<FoundLine> lines;
    for (; !drawn_.empty(); drawn_.pop()) lines.push_back(drawn_.top().line);
    std::ranges::sort(lines, {}, [](const FoundLine& line) { return std::pair{line.article, line.span.begin}; });
    return lines;
  }

 private:
  // Two indexes may have different articles of one id: their content tells them apart.
  struct Drawn {
    std::string hash;
    std::string content;
    FoundLine line;

    bool operator<(const Drawn& other) const {
      return std::tie(hash, content, line.article) < std::tie(other.hash, other.content, other.line.article);
    }
  };

  const std::size_t size_;
  const std::uint64_t seed_;
  StoredValues orders_;
  StoredValues hashes_;
  Xapian::docid article_ = 0;
  std::string id_;
  std::string content_;
  std::priority_queue<Drawn> drawn_;
};

}  // namespace

void for_occurrences(const Collection& collection, const DeskQuery& query, const ConcordanceRequest& request,
                     const SeeOccurrences& see) {
  OccurrenceFinder finder{query.built.marked};
  if (!finder.has_words()) return;
  for_articles(collection, matching_articles(collection, *query.built.hits),
               [&](Xapian::docid article, const TokenSequence& tokens) {
                 Spans occurrences = finder.find(tokens);
                 if (request.window.asks()) {
                   std::erase_if(occurrences, [&](const Span& span) { return !request.window.let_pass(tokens, span); });
                 }
                 if (request.first && occurrences.size() > 1) occurrences.resize(1);
                 if (!occurrences.empty()) see(article, tokens, occurrences);
               });
}

std::vector<FoundLine> chosen_lines(const Collection& collection, const DeskQuery& query,
                                    const ConcordanceRequest& request) {
  LineKeys keys{collection.database(), request.sort};
  LineSample sample{collection.database(), request.sample.value_or(0), request.seed};
  std::vector<FoundLine> lines;
  for_occurrences(collection, query, request,
                  [&](Xapian::docid article, const TokenSequence& tokens, const Spans& occurrences) {
                    for (const Span& span : occurrences) {
                      FoundLine line{article, span};
                      keys.read(tokens, line);
                      if (request.sample) {
                        sample.see(line);
                      } else {
                        lines.push_back(line);
                      }
                    }
                  });
  if (request.sample) lines = sample.take();
  if (request.sort.empty()) return lines;
  keys.rank(lines);
  std::ranges::stable_sort(lines, {}, &FoundLine::keys);
  return lines;
}

}  // namespace khabar
