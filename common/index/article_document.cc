#include "common/index/article_document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "common/analysis/text_breaks.h"
#include "common/ascii.h"
#include "common/digest.h"
#include "common/index/article_name.h"
#include "common/index/shingles.h"
#include "common/letters/folded_name.h"
#include "common/stored/compact_text.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "common/stored/leb128.h"
#include "common/stored/minhash.h"
#include "common/stored/token_sequence.h"
#include "common/utf8.h"

namespace khabar {
namespace {

constexpr std::array kStoredFields{&Article::id,     &Article::title,    &Article::body,
                                   &Article::source, &Article::url,      &Article::section,
                                   &Article::author, &Article::language, &Article::path};
constexpr std::size_t kDateBytes = 8;
constexpr std::int64_t kUndated = std::numeric_limits<std::int64_t>::min();

std::int64_t seconds(const std::optional<Date>& date) { return date ? date->time_since_epoch().count() : kUndated; }

void append_number(std::string& out, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((number >> shift) & 0xFFU);
}

std::uint64_t read_date(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char c : bytes.substr(0, kDateBytes)) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

void append_lengths(std::string& out, const Article& article) {
  for (const auto field : kStoredFields) append_leb128(out, (article.*field).size());
  append_number(out, static_cast<std::uint64_t>(seconds(article.date)));
}

std::string joined_text(const Article& article) {
  std::string text;
  for (const auto field : kStoredFields) text += article.*field;
  return text;
}

// How the text is stored. Others may come.
constexpr char kCompactText = 0;
constexpr int kFirstToSayHow = 4;  // of the schema versions

// The way of storing it, the lengths of kStoredFields in bytes of UTF-8, the date in 8 bytes, then their text,
// compacted as one.
std::string pack(const Article& article) {
  std::string out{kCompactText};
  append_lengths(out, article);
  return out + compact_text(joined_text(article));
}

Damage damaged_text() { return Damage("the stored text is damaged"); }

// Far more than any source is believed, and what a year of four digits can tell.
constexpr Date kFirstDate{std::chrono::sys_days{std::chrono::year{-9999} / 1 / 1}};
constexpr Date kLastDate{std::chrono::sys_days{std::chrono::year{9999} / 12 / 31} + std::chrono::days{1}};

Date checked_date(std::int64_t seconds) {
  const Date date{std::chrono::seconds{seconds}};
  if (date < kFirstDate || date >= kLastDate) throw Damage("the stored date is damaged");
  return date;
}

Article unpack(std::string_view in) {
  std::array<std::uint64_t, kStoredFields.size()> lengths{};
  for (std::uint64_t& length : lengths) {
    const auto number = read_leb128(in);
    if (!number) throw damaged_text();
    length = *number;
  }
  if (in.size() < kDateBytes) throw damaged_text();
  Article article;
  const auto date = static_cast<std::int64_t>(read_date(in));
  if (date != kUndated) article.date = checked_date(date);
  const auto text = expanded_text(in.substr(kDateBytes));
  if (!text) throw damaged_text();
  std::string_view rest = *text;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (lengths[i] > rest.size() || (!rest.empty() && is_continuation(rest.front()))) throw damaged_text();
    article.*kStoredFields[i] = rest.substr(0, lengths[i]);
    rest.remove_prefix(lengths[i]);
  }
  if (!rest.empty()) throw damaged_text();
  return article;
}

std::string_view without_ellipsis(std::string_view title) {
  constexpr std::string_view kEllipsis = "…";
  if (title.ends_with(kEllipsis)) title.remove_suffix(kEllipsis.size());
  return title;
}

// A title taken from the first sentence is in the body already: its words must not count twice.
bool title_is_lead(const Article& article) {
  const std::string_view title = without_ellipsis(article.title);
  return !title.empty() && std::string_view(article.body).starts_with(title);
}

// What the analyzer keeps of a long article takes as much memory as the database will need for it.
constexpr std::size_t kLongArticle = 100'000;

void forget_words(Analyzer& analyzer) {
  // After the first text they are the old generation of words, which goes with the second.
  for (int i = 0; i < 2; ++i) analyzer.analyze({});
}

// The words of the title, then those of the body; of the body alone if the title is its beginning.
std::string indexed_text(const Article& article, bool title_is_lead) {
  return title_is_lead ? article.body : article.title + '\n' + article.body;
}

std::size_t count_title_words(const std::vector<Token>& words, const Article& article) {
  const std::size_t end = without_ellipsis(article.title).size();
  const auto in_title = [end](const Token& token) { return token.begin < end; };
  return static_cast<std::size_t>(std::partition_point(words.begin(), words.end(), in_title) - words.begin());
}

// Boolean terms have no weight.
void add_boolean_term(DocumentSink& document, Field field, std::string_view value) {
  document.add_term(boolean_term(field, value), 0);
}

// All words, equal ones side by side. The first `lead` are there as often as they count.
std::vector<const Word*> counted_words(const std::vector<Token>& words, std::size_t lead) {
  std::vector<const Word*> counted;
  counted.reserve(words.size() + lead);
  for (const Token& token : words) counted.insert(counted.end(), token.position < lead ? kLeadCount : 1, token.word);
  std::ranges::sort(counted);
  return counted;
}

void add_counted_terms(DocumentSink& document, const std::vector<Token>& words, std::size_t lead) {
  const std::vector<const Word*> counted = counted_words(words, lead);
  for (auto begin = counted.begin(); begin != counted.end();) {
    const Word& word = **begin;
    const auto end = std::find_if(begin, counted.end(), [&](const Word* other) { return other != &word; });
    const auto count = static_cast<Xapian::termcount>(end - begin);
    document.add_term(text_term(Field::kLemma, word.lemma), count);
    if (!word.broad.empty()) document.add_term(text_term(Field::kBroad, word.broad), count);
    begin = end;
  }
}

void add_bands(DocumentSink& document, const std::vector<Token>& words, std::size_t body) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  for (std::size_t i = body; i < words.size(); ++i) hashes.push_back(shingle_word(words[i].word->exact));
  const std::vector<std::uint64_t> shingles = shingles_of(hashes);
  if (shingles.empty()) return;
  for (const std::string& term : band_terms(shingles)) document.add_term(term, 0);
}

void add_text(DocumentSink& document, const Article& article, Analyzer& analyzer, FormCounter& forms) {
  const bool is_lead = title_is_lead(article);
  const std::string text = indexed_text(article, is_lead);
  const auto& words = analyzer.analyze(text);
  const std::size_t title = count_title_words(words, article);
  const std::size_t body = is_lead ? 0 : title;
  add_counted_terms(document, words, body + kLeadWords);
  for (std::size_t i = 0; i < title; ++i) document.add_term(text_term(Field::kTitleLemma, words[i].word->lemma), 1);
  document.add_value(slot(Slot::kTokens), encode_tokens({words, sentences_of(text, words), title, is_lead}));
  document.add_value(slot(Slot::kWords), Xapian::sortable_serialise(static_cast<double>(words.size())));
  add_bands(document, words, body);
  forms.add(words);
  if (words.size() > kLongArticle) forget_words(analyzer);
}

std::string language_of(const Article& article) {
  if (!article.language.empty()) return article.language;
  // Arabic script is U+0600..U+06FF: lead bytes D8..DB in UTF-8.
  std::size_t arabic = 0;
  std::size_t latin = 0;
  for (const std::string_view text : {std::string_view{article.title}, std::string_view{article.body}}) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      arabic += byte >= 0xD8 && byte <= 0xDB ? 1 : 0;
      latin += ascii::is_letter(c) ? 1 : 0;
    }
  }
  return arabic >= latin ? "ar" : "";
}

void add_date(DocumentSink& document, Date date) {
  std::string day = format_day(date);
  std::erase(day, '-');
  add_boolean_term(document, Field::kDay, day);
  add_boolean_term(document, Field::kMonth, day.substr(0, 6));
  add_boolean_term(document, Field::kYear, day.substr(0, 4));
  document.add_value(slot(Slot::kDate),
                     Xapian::sortable_serialise(static_cast<double>(date.time_since_epoch().count())));
}

void add_names(DocumentSink& document, const Article& article) {
  const std::array<std::pair<Field, std::string>, 4> names{{{Field::kSource, article.source},
                                                            {Field::kSection, article.section},
                                                            {Field::kAuthor, article.author},
                                                            {Field::kLanguage, language_of(article)}}};
  for (const auto& [field, name] : names) {
    if (!folded_name(name).empty()) add_boolean_term(document, field, name);
  }
  for (const auto& [number, name] : name_values(article)) document.add_value(slot(number), name);
}

class XapianSink : public DocumentSink {
 public:
  void add_term(std::string_view term, Xapian::termcount frequency) override {
    document_.add_term(std::string{term}, frequency);
  }
  void add_value(Xapian::valueno slot, std::string_view value) override {
    document_.add_value(slot, std::string{value});
  }
  void set_data(std::string_view data) override { document_.set_data(std::string{data}); }

  Xapian::Document take() { return std::move(document_); }

 private:
  Xapian::Document document_;
};

}  // namespace

std::array<std::pair<Slot, std::string_view>, 3> name_values(const Article& article) {
  return {{{Slot::kSource, article.source}, {Slot::kSection, article.section}, {Slot::kAuthor, article.author}}};
}

void write_document(const Article& article, Analyzer& analyzer, FormCounter& forms, DocumentSink& document) {
  add_text(document, article, analyzer, forms);
  add_boolean_term(document, Field::kId, article.id);
  add_boolean_term(document, Field::kFingerprint, analyzer.fingerprint());
  add_names(document, article);
  if (article.date) add_date(document, *article.date);
  document.add_value(slot(Slot::kContentHash), content_hash(article));
  document.add_value(slot(Slot::kOrder), order_value(article));
  document.set_data(pack(article));
}

Xapian::Document make_document(const Article& article, Analyzer& analyzer, FormCounter& forms) {
  XapianSink sink;
  write_document(article, analyzer, forms, sink);
  return sink.take();
}

void count_removed(const Article& article, Analyzer& analyzer, FormCounter& forms) {
  const auto& words = analyzer.analyze(indexed_text(article, title_is_lead(article)));
  forms.remove(words);
  if (words.size() > kLongArticle) forget_words(analyzer);
}

Article stored_article(const Xapian::Document& document, int schema_version) {
  const std::string data = document.get_data();
  return reading_article(document, [&] {
    std::string_view in = data;
    if (schema_version < kFirstToSayHow) return unpack(in);
    if (!in.starts_with(kCompactText)) throw damaged_text();
    return unpack(in.substr(1));
  });
}

std::optional<Date> stored_date(const Xapian::Document& document) {
  const std::string value = document.get_value(slot(Slot::kDate));
  if (value.empty()) return std::nullopt;
  return reading_article(document, [&] { return std::optional{date_of_value(value)}; });
}

Date date_of_value(const std::string& value) {
  const double moment = Xapian::sortable_unserialise(value);
  constexpr double kMost = 1e15;  // a double tells every second up to here
  const std::int64_t whole = moment > -kMost && moment < kMost ? std::llround(moment) : kUndated;
  const Date date = checked_date(whole);
  if (Xapian::sortable_serialise(static_cast<double>(whole)) != value) throw Damage("the stored date is damaged");
  return date;
}

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

std::string age_value(std::string_view order_value) {
  std::string value{order_value};
  constexpr std::string_view kUndatedBytes = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
  if (value.starts_with(kUndatedBytes)) return value;
  for (std::size_t i = 0; i < std::min(value.size(), kDateBytes); ++i) value[i] = static_cast<char>(~value[i]);
  return value;
}

std::string content_hash(const Article& article) {
  std::string lengths;
  std::array<std::string_view, kStoredFields.size() + 1> pieces;
  for (std::size_t i = 0; i < kStoredFields.size(); ++i) {
    if (kStoredFields[i] != &Article::path) pieces[i + 1] = article.*kStoredFields[i];
    append_leb128(lengths, pieces[i + 1].size());
  }
  append_number(lengths, static_cast<std::uint64_t>(seconds(article.date)));
  pieces.front() = lengths;
  return joined_digest(pieces);
}

}  // namespace khabar
