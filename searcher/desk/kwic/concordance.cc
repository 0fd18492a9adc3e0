#include "searcher/desk/kwic/concordance.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/index/document_place.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "searcher/desk/kwic/found_lines.h"

namespace khabar {
namespace {

// Occurrences with their text. Keeps the article and part that was read last: the next line is often of the same.
class LineReader {
 public:
  LineReader(const Collection& collection, Analyzer& analyzer, const ConcordanceRequest& request)
      : collection_(collection), analyzer_(analyzer), width_(request.width), lemmas_(request.lemmas) {}

  ConcordanceLine line(Xapian::docid number, const Span& span) {
    if (number != number_) read_article(number);
    const WordRange body = body_;
    const TextPart part = span.begin < body.begin ? TextPart::kTitle : TextPart::kBody;
    read_part(part);
    const auto first = static_cast<Place>(part == TextPart::kTitle ? 0 : body.begin);
    const Span in_part{span.begin - first, span.end - first};
    if (in_part.end > tokens_.size()) throw not_fitting();
    return {place_of(number, collection_.parts().size()).database,
            article_.id,
            span.begin + 1,
            part,
            article_.date,
            article_.source,
            cut_context(text(), tokens_, in_part, width_),
            lemmas_ ? lemmas(first, context_words(text(), tokens_, in_part, width_)) : Context{},
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

  // Only where its words begin and end is needed.
  void read_part(TextPart part) {
    if (part_ == part) return;
    part_ = part;
    tokens_ = analyzer_.analyze_some(text(), {});
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
  Analyzer& analyzer_;
  const ContextWidth width_;
  const bool lemmas_;
  Xapian::docid number_ = 0;
  Article article_;
  std::string words_;
  std::optional<TokenSequence> sequence_;  // of words_
  WordRange body_{0, 0};
  std::optional<TextPart> part_;
  std::vector<Token> tokens_;
};

}  // namespace

std::string line_id(const ConcordanceLine& line) { return fmt::format("{}:{}", line.id, line.place); }

std::size_t Concordance::read(const ConcordanceRequest& request,
                              const std::function<void(const ConcordanceLine&)>& see) {
  LineReader reader{collection_, analyzer_, request};
  std::size_t lines = 0;
  const auto tell = [&](Xapian::docid article, const Span& span) {
    const std::size_t number = lines++;
    if (number >= request.offset && number - request.offset < request.limit) see(reader.line(article, span));
  };
  if (request.sample || !request.sort.empty()) {
    for (const FoundLine& line : chosen_lines(collection_, query_, request)) tell(line.article, line.span);
  } else {
    for_occurrences(collection_, query_, request,
                    [&](Xapian::docid article, const TokenSequence&, const Spans& occurrences) {
                      for (const Span& span : occurrences) tell(article, span);
                    });
  }
  return lines;
}

}  // namespace khabar
