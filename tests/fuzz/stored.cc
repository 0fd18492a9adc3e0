// What is read back from an index: whatever lies on the disk, a decoder refuses it with an Error or gives what encodes
// to something that is decoded as the same.
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/word_shape.h"
#include "common/index/article_document.h"
#include "common/index/compact_text.h"
#include "common/index/field.h"
#include "common/index/form_table.h"
#include "common/index/leb128.h"
#include "common/index/minhash.h"
#include "common/index/shingles.h"
#include "common/index/token_sequence.h"
#include "common/program/error.h"
#include "common/utf8.h"
#include "tests/fuzz/harness.h"

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
  std::vector<std::string> shapes;
  std::vector<std::uint32_t> codes;
  tokens.read({0, tokens.size()}, [&](std::uint32_t code, std::string_view shape) {
    codes.push_back(code);
    shapes.emplace_back(shape);
  });
  require(codes.size() == tokens.size(), "every word is read");
  require(tokens.title().end <= tokens.size() && tokens.body().begin <= tokens.body().end, "parts lie in the whole");
  for (std::size_t word = 0; word < codes.size(); ++word) {
    require(tokens.has_code(word, codes[word]), "codes are the same in order and one by one");
    require(tokens.shape(word) == shapes[word], "shapes are the same in order and one by one");
    require(tokens.find(codes[word], word, {0, tokens.size()}) == word, "a code is found where it is");
  }
  std::size_t found = 0;
  if (!codes.empty()) tokens.find_any({codes.front()}, [&](std::size_t, std::size_t) { ++found; });
  require(found == static_cast<std::size_t>(codes.empty() ? 0 : std::count(codes.begin(), codes.end(), codes.front())),
          "all places of a code are found");
}

void token_sequence(std::string_view input) {
  decode([&] { read_tokens(TokenSequence(input)); });
}

// Words of any kind, `LEMMA EXACT` a line: what is written for them is read again.
void written_tokens(std::string_view input) {
  std::vector<Word> words;
  while (!input.empty()) {
    const std::string_view line = take_line(input);
    const std::size_t space = std::min(line.find(' '), line.size());
    Word word;
    word.lemma = line.substr(0, space);
    word.exact = line.substr(std::min(space + 1, line.size()));
    if (!may_be_words(line)) continue;
    word.shape = shape_code(word_shape(word.exact, word.lemma));
    words.push_back(std::move(word));
  }
  std::vector<Token> tokens;
  for (const Word& word : words) tokens.push_back({0, 1, static_cast<std::uint32_t>(tokens.size()), &word});
  const std::string value = encode_tokens(tokens, tokens.size() / 2, tokens.size() % 2 == 0);
  const TokenSequence sequence(value);
  read_tokens(sequence);
  require(sequence.size() == words.size() && sequence.title().end == words.size() / 2, "every word is written");
  for (std::size_t i = 0; i < words.size(); ++i) {
    require(sequence.has_code(i, sequence.code(words[i].lemma)), "a word has the code of its lemma");
    require(shaped_form(sequence.shape(i), words[i].lemma) == words[i].exact, "a word keeps its exact form");
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

void form_tags(std::string_view input) {
  decode([&] {
    const std::string key = "f:lemma";
    const std::string tag(input);
    const std::string merged = merge_form_tags(key, 1, &tag);
    require(merge_form_tags(key, 1, &merged) == merged, "a table of forms is read as it is written");
  });
}

// A lemma, then the tag that is stored for it.
void form_table(std::string_view input) {
  const std::string lemma{take_line(input).substr(0, kMaxTermBytes)};
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  database.set_metadata("f:" + lemma, std::string(input));
  decode([&] {
    const FormTable table({database});
    for (const FormCount& form : table.forms(lemma)) table.count(lemma, form.form);
  });
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
                                         Harness{'m', "merged forms", form_tags},
                                         Harness{'f', "forms", form_table},
                                         Harness{'a', "articles", articles},
                                         Harness{'o', "order", order_values}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
