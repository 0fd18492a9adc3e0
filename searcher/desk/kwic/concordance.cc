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
  LineReader(const Collection& collection, Analyzer& analyzer, const ContextWidth& width)
      : collection_(collection), analyzer_(analyzer), width_(width) {}

  ConcordanceLine line(Xapian::docid number, const Span& span) {
    if (number != number_) read_article(number);
    const WordRange body = body_;
    const TextPart part = span.begin < body.begin ? TextPart::kTitle : TextPart::kBody;
    read_part(part);
    const auto first = static_cast<Place>(part == TextPart::kTitle ? 0 : body.begin);
    const Span in_part{span.begin - first, span.end - first};
    if (in_part.end > tokens_.size()) {
      throw Damage("the stored words do not fit the text").of(fmt::format("article {}", article_.id));
    }
    return {place_of(number, collection_.parts().size()).database,
            article_.id,
            span.begin + 1,
            part,
            article_.date,
            article_.source,
            cut_context(text(), tokens_, in_part, width_),
            number};
  }

 private:
  void read_article(Xapian::docid number) {
    const Xapian::Document document = collection_.database().get_document(number, Xapian::DOC_ASSUME_VALID);
    article_ = stored_article(document);
    const std::string words = document.get_value(slot(Slot::kTokens));
    body_ = reading_article(document, [&] { return TokenSequence{words}.body(); });
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

  const Collection& collection_;
  Analyzer& analyzer_;
  const ContextWidth width_;
  Xapian::docid number_ = 0;
  Article article_;
  WordRange body_{0, 0};
  std::optional<TextPart> part_;
  std::vector<Token> tokens_;
};

}  // namespace

std::string line_id(const ConcordanceLine& line) { return fmt::format("{}:{}", line.id, line.place); }

std::size_t Concordance::read(const ConcordanceRequest& request,
                              const std::function<void(const ConcordanceLine&)>& see) {
  LineReader reader{collection_, analyzer_, request.width};
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
