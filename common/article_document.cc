#include "common/article_document.h"

#include <array>
#include <cstdint>
#include <limits>

#include "common/digest.h"
#include "common/error.h"
#include "common/field.h"

namespace khabar {
namespace {

constexpr std::array kStoredFields{&Article::id,     &Article::title,    &Article::body,
                                   &Article::source, &Article::url,      &Article::section,
                                   &Article::author, &Article::language, &Article::path};
constexpr std::int64_t kUndated = std::numeric_limits<std::int64_t>::min();

std::int64_t seconds(const std::optional<Date>& date) { return date ? date->time_since_epoch().count() : kUndated; }

void append_number(std::string& out, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((number >> shift) & 0xFFU);
}

std::uint64_t read_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char c : bytes.substr(0, 8)) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

// The fields of kStoredFields, each behind its length as LEB128, then the date in 8 bytes.
std::string pack(const Article& article) {
  std::string out;
  for (const auto field : kStoredFields) {
    const std::string& text = article.*field;
    std::size_t length = text.size();
    for (; length >= 0x80; length >>= 7U) out += static_cast<char>(0x80U | (length & 0x7FU));
    out += static_cast<char>(length);
    out += text;
  }
  append_number(out, static_cast<std::uint64_t>(seconds(article.date)));
  return out;
}

Article unpack(std::string_view in) {
  const auto damaged = [] { return Error("the stored text of an article is damaged", "rebuild the index"); };
  Article article;
  for (const auto field : kStoredFields) {
    std::size_t length = 0;
    bool more = true;
    for (unsigned shift = 0; more; shift += 7) {
      if (in.empty() || shift > 56) throw damaged();
      const auto byte = static_cast<unsigned char>(in.front());
      length |= static_cast<std::size_t>(byte & 0x7FU) << shift;
      more = (byte & 0x80U) != 0;
      in.remove_prefix(1);
    }
    if (length > in.size()) throw damaged();
    article.*field = in.substr(0, length);
    in.remove_prefix(length);
  }
  if (in.size() != 8) throw damaged();
  const auto date = static_cast<std::int64_t>(read_number(in));
  if (date != kUndated) article.date = Date{std::chrono::seconds{date}};
  return article;
}

// Words of the running text carry positions; so do title lemmas, for phrases in titles.
void add_words(Xapian::Document& document, const std::vector<Token>& tokens, Xapian::termpos base, std::size_t lead) {
  for (const Token& token : tokens) {
    const Xapian::termcount count = token.position < lead ? kLeadCount : 1;
    document.add_term(text_term(Field::kExact, token.word->exact), count);
    document.add_posting(text_term(Field::kLemma, token.word->lemma), base + token.position, count);
    if (!token.word->broad.empty()) document.add_term(text_term(Field::kBroad, token.word->broad), count);
  }
}

void add_title_words(Xapian::Document& document, const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    document.add_term(text_term(Field::kTitleExact, token.word->exact));
    document.add_posting(text_term(Field::kTitleLemma, token.word->lemma), 1 + token.position);
  }
}

// A title taken from the first sentence is in the body already: its words must not count twice.
bool title_is_lead(const Article& article) {
  constexpr std::string_view kEllipsis = "…";
  std::string_view title = article.title;
  if (title.ends_with(kEllipsis)) title.remove_suffix(kEllipsis.size());
  return !title.empty() && std::string_view(article.body).starts_with(title);
}

void add_text(Xapian::Document& document, const Article& article, Analyzer& analyzer) {
  Xapian::termpos base = 1;
  const auto& title = analyzer.analyze(article.title);
  add_title_words(document, title);
  if (!title.empty() && !title_is_lead(article)) {
    add_words(document, title, base, title.size());
    base = static_cast<Xapian::termpos>(title.size()) + kTitleGap;
  }
  add_words(document, analyzer.analyze(article.body), base, kLeadWords);
}

std::string language_of(const Article& article) {
  if (!article.language.empty()) return article.language;
  // Arabic script is U+0600..U+06FF: lead bytes D8..DB in UTF-8.
  std::size_t arabic = 0;
  std::size_t latin = 0;
  for (const char c : article.title + article.body) {
    const auto byte = static_cast<unsigned char>(c);
    arabic += byte >= 0xD8 && byte <= 0xDB ? 1 : 0;
    latin += (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' ? 1 : 0;
  }
  return arabic >= latin ? "ar" : "";
}

void add_date(Xapian::Document& document, Date date) {
  std::string day = format_day(date);
  std::erase(day, '-');
  document.add_boolean_term(boolean_term(Field::kDay, day));
  document.add_boolean_term(boolean_term(Field::kMonth, day.substr(0, 6)));
  document.add_boolean_term(boolean_term(Field::kYear, day.substr(0, 4)));
  document.add_value(slot(Slot::kDate),
                     Xapian::sortable_serialise(static_cast<double>(date.time_since_epoch().count())));
}

}  // namespace

Xapian::Document make_document(const Article& article, Analyzer& analyzer) {
  Xapian::Document document;
  add_text(document, article, analyzer);
  document.add_boolean_term(boolean_term(Field::kId, article.id));
  document.add_boolean_term(boolean_term(Field::kFingerprint, analyzer.fingerprint()));
  const std::array<std::pair<Field, std::string>, 4> filters{{{Field::kSource, article.source},
                                                              {Field::kSection, article.section},
                                                              {Field::kAuthor, article.author},
                                                              {Field::kLanguage, language_of(article)}}};
  for (const auto& [field, text] : filters) {
    if (!text.empty()) document.add_boolean_term(boolean_term(field, text));
  }
  if (article.date) add_date(document, *article.date);
  document.add_value(slot(Slot::kSource), article.source);
  document.add_value(slot(Slot::kContentHash), content_hash(article));
  document.add_value(slot(Slot::kOrder), order_value(article));
  document.set_data(pack(article));
  return document;
}

Article stored_article(const Xapian::Document& document) { return unpack(document.get_data()); }

std::string order_value(const Article& article) {
  // Flipping the sign bit orders two's complement as unsigned; the complement puts the newest first, undated last.
  const std::uint64_t ascending = static_cast<std::uint64_t>(seconds(article.date)) ^ (std::uint64_t{1} << 63U);
  std::string value;
  append_number(value, ~ascending);
  return value + article.id;
}

std::string_view order_value_id(std::string_view value) {
  return value.size() < 8 ? std::string_view{} : value.substr(8);
}

std::string content_hash(const Article& article) {
  Article content = article;
  content.path.clear();
  return digest(pack(content));
}

}  // namespace khabar
