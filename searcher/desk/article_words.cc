#include "searcher/desk/article_words.h"

#include "common/index/article_name.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"

namespace khabar {

std::vector<std::uint32_t> article_lengths(const Xapian::Database& database) {
  std::vector<std::uint32_t> lengths(std::size_t{database.get_lastdocid()} + 1);
  const auto end = database.valuestream_end(slot(Slot::kWords));
  for (auto at = database.valuestream_begin(slot(Slot::kWords)); at != end; ++at) {
    const Xapian::docid article = at.get_docid();
    const double words = Xapian::sortable_unserialise(*at);
    constexpr double kMostWords = 4e9;
    if (article >= lengths.size() || !(words >= 0 && words < kMostWords)) {
      throw Damage("the stored number of words is damaged").of(article_name(database, article));
    }
    lengths[article] = static_cast<std::uint32_t>(words);
  }
  return lengths;
}

StoredValues::StoredValues(const Xapian::Database& database, Slot values)
    : at_(database.valuestream_begin(slot(values))), end_(database.valuestream_end(slot(values))) {}

std::string StoredValues::of(Xapian::docid article) {
  if (at_ != end_) at_.skip_to(article);
  return at_ != end_ && at_.get_docid() == article ? *at_ : std::string{};
}

std::string_view StoredWords::of(Xapian::docid article) {
  const std::string_view words = tokens_.of(article);
  if (words.empty()) throw Damage("the stored words are damaged").of(article_name(database_, article));
  return words;
}

void for_articles(const Collection& collection, std::span<const Xapian::docid> articles, const SeeArticle& see) {
  StoredWords stored{collection};
  for (const Xapian::docid article : articles) {
    const std::string_view words = stored.of(article);
    reading_article(collection.database(), article, [&] { see(article, TokenSequence{words}); });
  }
}

std::string spelled_words(const TokenSequence& tokens, const Span& span) {
  std::string words;
  for (Place place = span.begin; place < span.end; ++place) {
    if (place > span.begin) words += ' ';
    words += tokens.texts(tokens.code(place)).spelled;
  }
  return words;
}

}  // namespace khabar
