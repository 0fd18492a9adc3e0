// What is read back from an index: whatever lies on the disk, a decoder refuses it with an Error or gives what encodes
// to something that is decoded as the same.
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/forms/form_table.h"
#include "common/forms/form_values.h"
#include "common/forms/wildcard_pattern.h"
#include "common/forms/word_list.h"
#include "common/glass/slot_values.h"
#include "common/index/article_document.h"
#include "common/index/shingles.h"
#include "common/lexicon/word_shape.h"
#include "common/program/error.h"
#include "common/stored/compact_text.h"
#include "common/stored/compact_word.h"
#include "common/stored/field.h"
#include "common/stored/leb128.h"
#include "common/stored/minhash.h"
#include "common/stored/rare_word_filter.h"
#include "common/stored/token_sequence.h"
#include "common/utf8.h"
#include "tests/fuzz/harness.h"
#include "tests/support/temp_dir.h"

namespace khabar::fuzz {
namespace {

// The next part of `input`, up to a line end.
std::string_view take_line(std::string_view& input) {
  const std::string_view line = input.substr(0, input.find('\n'));
  input.remove_prefix(std::min(line.size() + 1, input.size()));
  return line;
}

// What an Error refuses is refused well.
template <typename Decode>
void decode(Decode decode) {
  try {
    decode();
  } catch (const Error& error) {
    require(error.what()[0] != '\0', "an error says what is wrong");
  }
}

void numbers(std::string_view input) {
  std::string_view rest = input;
  const auto number = read_leb128(rest);
  if (!number) return;
  require(rest.size() < input.size() && input.ends_with(rest), "a number takes bytes from the front");
  std::string bytes;
  append_leb128(bytes, *number);
  std::string_view again = bytes;
  require(read_leb128(again) == number && again.empty(), "a number is read as it is written");
}

void texts(std::string_view input) {
  require(expanded_text(compact_text(input)) == input, "any bytes are read as they are written");
  const auto text = expanded_text(input);
  if (text) require(expanded_text(compact_text(*text)) == text, "a text is read as it is written");
}

// Each word of a sequence is looked for in all of it.
constexpr std::size_t kMostSearched = 200;

// No word has a `~`, which parts the pieces of a shape.
bool may_be_words(std::string_view text) {
  return find_invalid_utf8(text) == std::string_view::npos && text.find('~') == std::string_view::npos;
}

// The lemma, then an exact form.
void shapes(std::string_view input) {
  if (!may_be_words(input)) return;
  const std::string lemma{take_line(input)};
  require(shaped_form(word_shape(input, lemma), lemma) == input, "a lemma and a shape name the exact form");
}

void read_tokens(const TokenSequence& tokens) {
  require(tokens.title().end <= tokens.size() && tokens.body().begin <= tokens.body().end, "parts lie in the whole");
  std::size_t words = 0;
  for (const Sentence& sentence : tokens.sentences()) words += sentence.words;
  require(words == tokens.size(), "sentences hold every word");
  for (std::size_t word = 0; word < tokens.size(); ++word) {
    const CommonWord texts = tokens.texts(tokens.code(word));
    const WordCodes lemma = tokens.codes(WordPattern{texts.lemma});
    const WordCodes form = tokens.codes(WordPattern{texts.lemma, texts.exact});
    std::size_t found = 0;
    tokens.find_any({lemma, form}, [&](std::size_t at, std::size_t) { found += at == word ? 1 : 0; });
    require(found == 2, "a word is found by both");
    if (word == kMostSearched) break;
  }
}

// A filter passes over words by their lengths: it comes to the same words as whoever reads each.
void filtered_words(const TokenSequence& tokens) {
  const std::vector<StoredRareWord>& words = tokens.rare_words();
  for (std::size_t i = 0; i < std::min(words.size(), kMostSearched); ++i) {
    RareWordFilter of_form;
    of_form.let_form(words[i]);
    RareWordFilter of_lemma;
    of_lemma.let_lemma(words[i]);
    for (const RareWordFilter* filter : {&of_form, &of_lemma}) {
      std::size_t found = 0;
      tokens.each_rare_word(*filter, [&](std::size_t at, const StoredRareWord& word) {
        require(at < words.size() && word.bytes() == words[at].bytes(), "a filter lets through words of the article");
        found += at == i ? 1 : 0;
      });
      require(found == 1, "a filter lets through what it should");
    }
  }
}

void token_sequence(std::string_view input) {
  decode([&] {
    const TokenSequence tokens(input);
    tokens.find_any({tokens.codes(WordPattern{"قال"})}, [](std::size_t, std::size_t) {});
    for (std::size_t word = 0; word < std::min(tokens.size(), kMostSearched); ++word) tokens.texts(tokens.code(word));
    filtered_words(tokens);
    tokens.check();
    read_tokens(tokens);
  });
}

// Words of any kind, `LEMMA EXACT SPELLED` a line: what is written for them is read again.
void written_tokens(std::string_view input) {
  std::vector<Word> words;
  while (!input.empty()) {
    std::string_view line = take_line(input);
    if (!may_be_words(line)) continue;
    Word word;
    for (std::string* part : {&word.lemma, &word.exact, &word.spelled}) {
      const std::size_t space = std::min(line.find(' '), line.size());
      *part = line.substr(0, space);
      if (part->empty()) *part = "x";
      line.remove_prefix(std::min(space + 1, line.size()));
    }
    word.number = WordTable{}.number({word.lemma, word.exact, word.spelled});
    words.push_back(std::move(word));
  }
  std::vector<Token> tokens;
  for (const Word& word : words) tokens.push_back({0, 1, static_cast<std::uint32_t>(tokens.size()), &word});
  std::vector<Sentence> sentences;
  for (std::size_t left = words.size(); left > 0;) {
    const std::size_t length = std::min<std::size_t>(left, 3);
    left -= length;
    sentences.push_back({length, left % 2 == 0});
  }
  if (!sentences.empty()) sentences.back().ends_paragraph = true;
  const std::string value = encode_tokens({tokens, sentences, tokens.size() / 2, tokens.size() % 2 == 0});
  const TokenSequence sequence(value);
  read_tokens(sequence);
  filtered_words(sequence);
  sequence.check();
  require(sequence.size() == words.size() && sequence.title().end == words.size() / 2, "every word is written");
  require(sequence.sentences() == sentences, "sentences are written");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const CommonWord texts{words[i].lemma, words[i].exact, words[i].spelled};
    require(sequence.texts(sequence.code(i)) == texts, "a word keeps its texts");
  }
}

// The terms of an article, a line each, up to an empty line; then its stored words.
void shingles(std::string_view input) {
  Xapian::Document document;
  for (std::string_view line = take_line(input); !line.empty(); line = take_line(input)) {
    document.add_term(std::string(line.substr(0, kMaxTermBytes)));
  }
  document.add_value(slot(Slot::kTokens), std::string(input));
  decode([&] {
    const ShingleSet set = stored_shingles(document);
    require(std::is_sorted(set.begin(), set.end()), "hashes ascend");
    if (!set.empty()) require(resemblance(set, set).shared == set.size(), "a text resembles itself");
    if (!set.empty()) band_terms(set);
  });
}

void chunks(std::string_view input) {
  WordChunkWriter writer;
  WordChunkReader reader(input);
  while (reader.next()) writer.add(reader.word(), reader.value());
  if (reader.is_damaged()) return;
  const std::string bytes = writer.take();
  WordChunkReader again(bytes);
  WordChunkReader given(input);
  while (given.next())
    require(again.next() && again.word() == given.word() && again.value() == given.value(),
            "words are read as they are written");
  require(!again.next() && !again.is_damaged(), "no word is added");
}

// A form, then its value.
void form_values(std::string_view input) {
  const std::string_view form = take_line(input);
  LemmaItems items;
  if (add_lemma_items(form, input, items)) {
    LemmaItems again;
    require(add_lemma_items(form, form_value(items), again) && again == items, "lemmas are read as they are written");
  }
  ShapeCounts counts;
  if (!add_shape_counts(input, counts)) return;
  ShapeCounts again;
  require(add_shape_counts(lemma_value(counts), again) && again == counts, "counts are read as they are written");
}

// Under the last word of a chunk that can be read.
void put_chunk(Xapian::WritableDatabase& database, const WordListSpec& list, std::string_view bytes) {
  WordChunkReader reader(bytes);
  while (reader.next()) {
  }
  database.set_metadata(std::string{list.prefix} + std::string{reader.word()}, std::string{bytes});
}

// A word, a pattern, the length of the chunk of lemmas in two bytes, then that and the chunk of forms.
void form_table(std::string_view input) {
  const std::string word{take_line(input).substr(0, kMaxTermBytes)};
  const std::string pattern{take_line(input)};
  if (!may_be_words(word) || input.size() < 2) return;
  const std::size_t length = static_cast<unsigned char>(input[0]) | std::size_t{static_cast<unsigned char>(input[1])}
                                                                        << 8U;
  input.remove_prefix(2);
  const testing::TempDir directory;
  Xapian::WritableDatabase database((directory.path() / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  put_chunk(database, kLemmaList, input.substr(0, length));
  put_chunk(database, kFormList, input.substr(std::min(length, input.size())));
  const FormTable table({database});
  decode([&] {
    for (const FormCount& form : table.forms(word)) table.count(word, form.form);
  });
  decode([&] {
    const MatchingForms found = table.matching(WildcardPattern(pattern), 10);
    require(found.forms.size() == std::min<std::size_t>(10, found.found), "as many forms as are asked for");
  });
  decode([&] { table.nearest(word, 2); });
  decode([&] { table.check([] {}); });
}

// The root and its level, then a table in blocks of 2 kB.
void tables(std::string_view input) {
  if (input.size() < 2) return;
  glass::PublishedTable published;
  published.root = static_cast<unsigned char>(input[0]);
  published.level = static_cast<unsigned char>(input[1]) % 10;
  published.has_blocks = true;
  published.revision = 1;
  published.block_bytes = 2048;
  const testing::TempDir directory;
  directory.write("postlist.glass", input.substr(2));
  decode([&] {
    auto table = std::make_shared<glass::SlotTable>(directory.path(), published, slot(Slot::kTokens));
    for (const Xapian::docid step : {1U, 50U}) {
      glass::SlotValues values(table);
      for (std::uint64_t from = 1; from < 0xFFFFFFFF && values.seek(static_cast<Xapian::docid>(from));) {
        require(values.document() >= from, "documents come in order");
        require(values.value().size() <= input.size(), "a value lies in the table");
        from = std::uint64_t{values.document()} + step;
      }
    }
  });
}

// A pattern, then a form.
void patterns(std::string_view input) {
  const WildcardPattern pattern(take_line(input));
  if (!is_utf8(input)) return;
  const std::string form = compact_word(input);
  if (pattern.matches_compact(form))
    require(form.starts_with(pattern.compact_prefix()), "a form begins with the prefix");
}

void articles(std::string_view input) {
  Xapian::Document document;
  document.set_data(std::string(input));
  decode([&] {
    const Article article = stored_article(document);
    require(content_hash(article).size() == 16, "every article has a hash");
    const std::string order = order_value(article);
    require(order_value_id(order) == article.id, "the order ends in the id");
    require(age_value(order).size() == order.size(), "age is as long as order");
  });
}

void order_values(std::string_view input) {
  require(order_value_id(input).size() <= input.size(), "an id is a part of its value");
  require(age_value(input).size() == input.size(), "age is as long as order");
}

}  // namespace

std::span<const Harness> stored() {
  static constexpr std::array kHarnesses{Harness{'n', "numbers", numbers},
                                         Harness{'x', "texts", texts},
                                         Harness{'s', "shapes", shapes},
                                         Harness{'t', "stored words", token_sequence},
                                         Harness{'w', "written words", written_tokens},
                                         Harness{'h', "shingles", shingles},
                                         Harness{'c', "chunks", chunks},
                                         Harness{'v', "form values", form_values},
                                         Harness{'p', "patterns", patterns},
                                         Harness{'f', "forms", form_table},
                                         Harness{'a', "articles", articles},
                                         Harness{'o', "order", order_values},
                                         Harness{'b', "tables", tables}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
