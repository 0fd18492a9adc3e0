#include "searcher/desk/kwic/concordance.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>

#include "common/analysis/tokenizer.h"
#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/index/document_place.h"
#include "common/index/parts.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "searcher/desk/kwic/found_lines.h"

namespace khabar {
namespace {

// Occurrences with their text. Keeps the article and part that was read last: the next line is often of the same.
class LineReader {
 public:
  LineReader(const Collection& collection, const ConcordanceRequest& request)
      : collection_(collection), width_(request.width), lemmas_(request.lemmas) {}

  ConcordanceLine line(Xapian::docid number, const Span& span) {
    if (number != number_) read_article(number);
    const WordRange body = body_;
    const TextPart part = span.begin < body.begin ? TextPart::kTitle : TextPart::kBody;
    const auto first = static_cast<Place>(part == TextPart::kTitle ? 0 : body.begin);
    const Span in_part{span.begin - first, span.end - first};
    read_part(part, words_needed(in_part, width_));
    const std::vector<RawToken>& tokens = text_words_.tokens;
    if (in_part.end > tokens.size()) throw not_fitting();
    return {place_of(number, collection_.parts().size()).database,
            article_.id,
            span.begin + 1,
            part,
            article_.date,
            article_.source,
            cut_context(text(), tokens, in_part, width_),
            lemmas_ ? lemmas(first, context_words(text(), tokens, in_part, width_)) : Context{},
            number};
  }

 private:
  void read_article(Xapian::docid number) {
    const Xapian::Document document = collection_.database().get_document(number, Xapian::DOC_ASSUME_VALID);
    article_ = stored_article(document);
    words_ = document.get_value(slot(Slot::kTokens));
    reading_article(document, [&] { body_ = sequence_.emplace(words_).body(); });
    number_ = number;
    part_.reset();
  }

  const std::string& text() const { return part_ == TextPart::kTitle ? article_.title : article_.body; }

  // As far as the context of a line goes; to the end if a further line of the part goes further.
  void read_part(TextPart part, std::size_t words) {
    if (part_ == part && words <= words_read_) return;
    words_read_ = part_ == part ? std::numeric_limits<std::size_t>::max() : words;
    part_ = part;
    tokenize(text(), text_words_, words_read_);
  }

  // `first`: the number of the part's first word in the article.
  Context lemmas(std::size_t first, const ContextWords& words) const {
    const auto joined = [&](const WordRange& range) {
      std::string text;
      for (std::size_t word = range.begin; word < range.end; ++word) {
        if (!text.empty()) text += ' ';
        text += lemma(first + word);
      }
      return text;
    };
    return {joined(words.before), joined(words.match), joined(words.after)};
  }

  std::string_view lemma(std::size_t word) const {
    if (word >= sequence_->size()) throw not_fitting();
    return reading_article(collection_.database(), number_,
                           [&] { return sequence_->texts(sequence_->code(word)).lemma; });
  }

  Damage not_fitting() const {
    return Damage("the stored words do not fit the text").of(fmt::format("article {}", article_.id));
  }

  const Collection& collection_;
  const ContextWidth width_;
  const bool lemmas_;
  Xapian::docid number_ = 0;
  Article article_;
  std::string words_;
  std::optional<TokenSequence> sequence_;  // of words_
  WordRange body_{0, 0};
  std::optional<TextPart> part_;
  TokenizedText text_words_;  // the first words_read_ of the part, or more
  std::size_t words_read_ = 0;
};

// Many lines at once, by several threads.
class LineBatch {
 public:
  LineBatch(const Collection& collection, const ConcordanceRequest& request,
            const std::function<void(const ConcordanceLine&)>& see)
      : collection_(collection),
        request_(request),
        see_(see),
        most_(std::clamp(kMostWords / std::max<std::size_t>(request.width.number, 1), kLeastLines, kMostLines)) {}

  void add(Xapian::docid article, const Span& span) {
    wanted_.push_back({article, span});
    if (wanted_.size() == most_) flush();
  }

  void flush() {
    const std::size_t parts = parts_for(wanted_.size(), request_.jobs, kLeastLines);
    std::vector<std::vector<ConcordanceLine>> lines(parts);
    for_parts(collection_, parts, request_.jobs, [&](const Collection& databases, std::size_t part) {
      LineReader reader{databases, request_};
      for (const auto& [article, span] : part_of(std::span<const Wanted>{wanted_}, part, parts)) {
        lines[part].push_back(reader.line(article, span));
      }
    });
    for (const std::vector<ConcordanceLine>& some : lines) std::ranges::for_each(some, see_);
    wanted_.clear();
  }

 private:
  // Some MB of lines, whatever their width. Chosen, not tuned, as is what is worth a thread.
  static constexpr std::size_t kMostLines = 4096;
  static constexpr std::size_t kMostWords = 32'768;
  static constexpr std::size_t kLeastLines = 64;  // of a part

  struct Wanted {
    Xapian::docid article;
    Span span;
  };

  const Collection& collection_;
  const ConcordanceRequest& request_;
  const std::function<void(const ConcordanceLine&)>& see_;
  const std::size_t most_;
  std::vector<Wanted> wanted_;
};

}  // namespace

std::string line_id(const ConcordanceLine& line) { return fmt::format("{}:{}", line.id, line.place); }

std::size_t Concordance::read(const ConcordanceRequest& request,
                              const std::function<void(const ConcordanceLine&)>& see) {
  LineBatch batch{collection_, request, see};
  std::size_t lines = 0;
  const auto tell = [&](Xapian::docid article, const Span& span) {
    const std::size_t number = lines++;
    if (number >= request.offset && number - request.offset < request.limit) batch.add(article, span);
  };
  if (request.sample || !request.sort.empty()) {
    for (const FoundLine& line : chosen_lines(collection_, query_, request)) tell(line.article, line.span);
  } else {
    for_occurrences(collection_, query_, request,
                    [&](Xapian::docid article, const TokenSequence&, const Spans& occurrences) {
                      for (const Span& span : occurrences) tell(article, span);
                    });
  }
  batch.flush();
  return lines;
}

}  // namespace khabar
