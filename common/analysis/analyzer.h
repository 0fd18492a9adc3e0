// The one maker of terms: what the index holds and what a query asks for both come from here.
// Steps, each in a file of its own: normalize, tokenize, analyse words (lexicon, light stemming), fold.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/variant_rows.h"
#include "common/analysis/variants.h"
#include "common/lexicon/word_table.h"

namespace khabar {

// What one word form means to the index. Lives in the Analyzer until its next call of analyze().
struct Word {
  std::string exact;       // exact form: marks and tatweel off, spellings folded; clitics and endings stay
  std::string lemma;       // what ranking, phrases and counts use
  std::string broad;       // a weaker, wider term (place of a nisba), or empty
  std::string spelled;     // as typed, marks and tatweel off
  bool stop = false;       // a function word: adds weight, never required
  std::uint8_t shape = 0;  // how `exact` differs from `lemma`: shape_code()
  // A number for the pair of exact form and lemma: within one call of analyze() equal pairs have the same; never does
  // an Analyzer give the number of one pair to another.
  std::uint32_t form = 0;
  std::optional<WordNumber> number;  // if it is a common word: word_table.h
};

// A word at its place. `begin` and `end` are byte offsets into the text as given, so highlights are exact;
// `position` counts words from 0 and has no gaps.
struct Token {
  std::size_t begin;
  std::size_t end;
  std::uint32_t position;
  const Word* word;
};

// One step of an analysis, for `khabar-search analyze`.
struct AnalysisStep {
  std::string name;    // normalize, tokenize, candidates, lemma, ...
  std::string result;  // text, or words and rules separated by spaces
};

// Not for use by two threads at once (it caches words); cheap to make, all share one read-only lexicon.
class Analyzer {
 public:
  // `variants` come on top of the lexicon's own.
  explicit Analyzer(const VariantTable& variants = {});
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // The tokens of `text` (UTF-8; invalid bytes separate words). The result and its words are good until the next call.
  const std::vector<Token>& analyze(std::string_view text);

  // The same tokens, of which only those with an index in `wanted` (ascending) have a word; the others have an empty
  // one. Finding words is a tenth of the work, analysing them is the rest.
  const std::vector<Token>& analyze_some(std::string_view text, const std::vector<std::size_t>& wanted);

  // Rows of words that are spellings of one name by the variants: a query that has one of them asks for all.
  const VariantRows& variant_rows() const;

  // Whether the dictionary or a table reads `word`, one word in any form, as more than a name that was learned from
  // news.
  bool lists(std::string_view word) const;

  // How each word of `text` became its terms: one list of steps a word.
  std::vector<std::vector<AnalysisStep>> explain(std::string_view text);

  // 32 hex digits over rules, lexicon and tables. Two indexes with the same fingerprint hold the same terms.
  const std::string& fingerprint() const;

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace khabar
