#include "common/index/form_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "common/analysis/word_shape.h"
#include "common/index/damage.h"
#include "common/index/leb128.h"

namespace khabar {
namespace {

constexpr std::string_view kPrefix = "f:";

using Shapes = std::map<std::string, std::int64_t, std::less<>>;

std::string key_of(std::string_view lemma) { return std::string{kPrefix} + std::string{lemma}; }

// A tag is a list of shapes, each as its code, or as kLiteralShape, length and text, and behind each its count.
void append_shape(std::string& tag, std::string_view shape) {
  const std::uint8_t code = shape_code(shape);
  tag += static_cast<char>(code);
  if (code != kLiteralShape) return;
  append_leb128(tag, shape.size());
  tag += shape;
}

// Reads a tag entry by entry.
class TagReader {
 public:
  // `key` and `tag` must outlive it.
  TagReader(std::string_view key, std::string_view tag) : key_(key), rest_(tag) {}

  bool at_end() const { return rest_.empty(); }

  // Moves to the next entry. Throws Damage.
  void next() {
    take_shape();
    count_ = take_number();
    if (count_ == 0 || count_ > kMostArticles) refuse();
  }

  std::string_view shape() const { return shape_; }
  std::int64_t count() const { return static_cast<std::int64_t>(count_); }

  [[noreturn]] void refuse() const {
    throw Damage(fmt::format("the table of word forms is damaged at the lemma {}", key_.substr(kPrefix.size())));
  }

 private:
  // Sums of as many counts as fit into memory stay below the limits of their type.
  static constexpr std::uint64_t kMostArticles = std::numeric_limits<Xapian::doccount>::max();

  std::uint64_t take_number() {
    const auto number = read_leb128(rest_);
    if (!number) refuse();
    return *number;
  }

  void take_shape() {
    const auto code = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    shape_ = code == kLiteralShape ? take_literal() : coded_shape(code);
    if (!is_shape(shape_)) refuse();
  }

  std::string_view take_literal() {
    const std::uint64_t size = take_number();
    if (size > rest_.size()) refuse();
    const std::string_view shape = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return shape;
  }

  std::string_view key_;
  std::string_view rest_;
  std::string_view shape_;
  std::uint64_t count_ = 0;
};

void add_tag(std::string_view key, std::string_view tag, Shapes& shapes) {
  for (TagReader reader(key, tag); !reader.at_end();) {
    reader.next();
    const auto at = shapes.find(reader.shape());
    if (at == shapes.end()) {
      shapes.emplace(reader.shape(), reader.count());
    } else {
      at->second += reader.count();
    }
  }
}

Xapian::doccount as_articles(std::int64_t count) {
  return static_cast<Xapian::doccount>(std::min<std::int64_t>(count, std::numeric_limits<Xapian::doccount>::max()));
}

std::string tag_of(const Shapes& shapes) {
  std::string tag;
  for (const auto& [shape, count] : shapes) {
    if (count <= 0) continue;
    append_shape(tag, shape);
    append_leb128(tag, static_cast<std::uint64_t>(count));
  }
  return tag;
}

// Adds the changes to the forms of one lemma, and takes them away from where they were kept, except for what would
// leave a form with fewer than no articles.
void add_forms(std::span<FormChange* const> of_lemma, Xapian::WritableDatabase& database) {
  const std::string key = key_of(of_lemma.front()->lemma);
  Shapes shapes;
  for (const FormChange* change : of_lemma) shapes[change->shape] += change->articles;
  add_tag(key, database.get_metadata(key), shapes);
  database.set_metadata(key, tag_of(shapes));
  for (FormChange* change : of_lemma) {
    std::int64_t& sum = shapes.at(change->shape);
    change->articles = sum < 0 ? std::exchange(sum, 0) : 0;
  }
}

// Lemma for lemma in order, which is how the database takes them most quickly.
void add_to_table(std::vector<FormChange*> changes, Xapian::WritableDatabase& database) {
  std::ranges::sort(changes, {}, &FormChange::lemma);
  for (auto begin = changes.begin(); begin != changes.end();) {
    const auto end =
        std::find_if(begin, changes.end(), [&](const FormChange* c) { return c->lemma != (*begin)->lemma; });
    add_forms({begin, end}, database);
    begin = end;
  }
}

}  // namespace

Xapian::doccount FormTable::count(const std::string& lemma, std::string_view exact) const {
  const std::string wanted = word_shape(exact, lemma);
  const std::string key = key_of(lemma);
  std::int64_t articles = 0;
  for (const Xapian::Database& database : databases_) {
    const std::string tag = database.get_metadata(key);
    for (TagReader reader(key, tag); !reader.at_end();) {
      reader.next();
      if (reader.shape() == wanted) articles += reader.count();
    }
  }
  return as_articles(articles);
}

std::vector<std::string> FormTable::lemmas(const std::function<bool(std::string_view lemma)>& wanted) const {
  std::vector<std::string> lemmas;
  const std::string prefix{kPrefix};
  for (const Xapian::Database& database : databases_) {
    for (auto at = database.metadata_keys_begin(prefix); at != database.metadata_keys_end(prefix); ++at) {
      const std::string key = *at;
      const std::string_view lemma = std::string_view{key}.substr(prefix.size());
      if (wanted(lemma)) lemmas.emplace_back(lemma);
    }
  }
  std::ranges::sort(lemmas);
  const auto repeated = std::ranges::unique(lemmas);
  lemmas.erase(repeated.begin(), repeated.end());
  return lemmas;
}

std::vector<FormCount> FormTable::forms(const std::string& lemma) const {
  const std::string key = key_of(lemma);
  Shapes shapes;
  for (const Xapian::Database& database : databases_) add_tag(key, database.get_metadata(key), shapes);
  std::vector<FormCount> forms;
  for (const auto& [shape, count] : shapes) {
    auto form = shaped_form(shape, lemma);
    if (!form) TagReader(key, {}).refuse();
    forms.push_back({std::move(*form), as_articles(count)});
  }
  std::sort(forms.begin(), forms.end(), [](const FormCount& a, const FormCount& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.form < b.form;
  });
  return forms;
}

MatchingForms FormTable::matching(const WildcardPattern& pattern, std::size_t limit) const {
  MatchingForms matching;
  for (const std::string& lemma : lemmas([](std::string_view) { return true; })) {
    for (const FormCount& form : forms(lemma)) {
      if (pattern.matches(form.form)) matching.forms.push_back({lemma, form.form});
    }
  }
  std::ranges::sort(matching.forms, {}, [](const WordForm& form) { return std::tie(form.exact, form.lemma); });
  matching.found = matching.forms.size();
  matching.forms.resize(std::min(limit, matching.found));
  return matching;
}

void FormTable::check(const std::function<void()>& check_point) const {
  const std::string prefix{kPrefix};
  for (const Xapian::Database& database : databases_) {
    const std::int64_t articles = database.get_doccount();
    for (auto at = database.metadata_keys_begin(prefix); at != database.metadata_keys_end(prefix); ++at) {
      check_point();
      const std::string key = *at;
      const std::string tag = database.get_metadata(key);
      std::string former;
      for (TagReader reader(key, tag); !reader.at_end();) {
        reader.next();
        const bool fits = shaped_form(reader.shape(), std::string_view{key}.substr(prefix.size())).has_value();
        if (!fits || reader.shape() <= former || reader.count() > articles) reader.refuse();
        former = reader.shape();
      }
    }
  }
}

void FormCounter::count(const std::vector<Token>& words, std::int64_t change) {
  ++articles_;
  for (const Token& token : words) {
    const Word& word = *token.word;
    FormChange& form = forms_[word.form];
    if (std::exchange(form.last_article, articles_) == articles_) continue;
    form.articles += change;
    if (!form.lemma.empty()) continue;
    form.lemma = word.lemma;
    form.shape = word.shape == kLiteralShape ? word_shape(word.exact, word.lemma) : coded_shape(word.shape);
  }
}

void FormCounter::write(std::span<FormCounter> counters, Xapian::WritableDatabase& database) {
  std::vector<FormChange*> changes;
  for (FormCounter& counter : counters) {
    for (auto& [form, change] : counter.forms_) changes.push_back(&change);
  }
  add_to_table(std::move(changes), database);
  for (FormCounter& counter : counters) {
    std::erase_if(counter.forms_, [](const auto& form) { return form.second.articles == 0; });
  }
}

bool is_form_key(std::string_view key) { return key.starts_with(kPrefix); }

std::string merge_form_tags(const std::string& key, std::size_t count, const std::string tags[]) {
  Shapes shapes;
  for (std::size_t i = 0; i < count; ++i) add_tag(key, tags[i], shapes);
  return tag_of(shapes);
}

}  // namespace khabar
