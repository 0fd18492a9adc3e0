// learned_names ARTICLES.jsonl.gz > common/tables/learned_names.txt: words that news uses and no other table reads,
// most of them names, without what stands before them. The analyzer takes و, ب and the article off them.
#include <array>
#include <iostream>
#include <stdexcept>

#include "common/analysis/word_analyzer.h"
#include "tests/quality/word_counts.h"

namespace khabar::testing {
namespace {

constexpr std::uint64_t kLeastCount = 8;  // chosen, not tuned
constexpr std::uint64_t kLeastOfOtherForm = 3;
constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kLetterBytes = 2;

using Counts = std::map<std::string, std::uint64_t>;

constexpr std::array kBeforeNames{"وبال", "فبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال"};
constexpr std::array kProclitics{"و", "ف", "ب", "ل", "ك"};
// What has these, or has them off, is a word with forms and no name.
constexpr std::array kEndings{"ة", "ين", "ون", "ات", "ا"};
// The analyzer takes these off itself, and folds those.
constexpr std::array kNisbas{"ية", "يون", "يين", "يات", "يتان", "يتين", "ى", "ء"};

std::uint64_t count_of(const Counts& counts, const std::string& word) {
  const auto at = counts.find(word);
  return at == counts.end() ? 0 : at->second;
}

std::string without_article(const std::string& word) {
  for (const std::string_view article : kBeforeNames) {
    if (word.starts_with(article) && word.size() >= article.size() + (kLeastLetters - 1) * kLetterBytes) {
      return word.substr(article.size());
    }
  }
  return word;
}

// وكريتر is و + كريتر if that occurs at least a third as often by itself.
std::string without_proclitic(const std::string& word, const Counts& unread) {
  constexpr std::uint64_t kTimes = 3;
  for (const std::string_view proclitic : kProclitics) {
    if (!word.starts_with(proclitic) || word.size() <= kLeastLetters * kLetterBytes) continue;
    const std::string rest = word.substr(proclitic.size());
    if (count_of(unread, rest) * kTimes >= count_of(unread, word)) return count_of(unread, rest) > 0 ? rest : word;
  }
  return word;
}

bool has_forms(const std::string& word, const Counts& unread) {
  for (const std::string_view ending : kEndings) {
    if (count_of(unread, word + std::string{ending}) >= kLeastOfOtherForm) return true;
    if (!word.ends_with(ending)) continue;
    if (count_of(unread, word.substr(0, word.size() - ending.size())) >= kLeastOfOtherForm) return true;
  }
  return false;
}

bool is_name(const std::string& word, const Counts& unread) {
  if (word.size() < kLeastLetters * kLetterBytes) return false;
  for (const std::string_view ending : kNisbas) {
    if (word.ends_with(ending)) return false;
  }
  return !has_forms(word, unread);
}

int print_names(int argc, char** argv) {
  if (argc != 2) throw std::runtime_error("usage: learned_names ARTICLES.jsonl.gz");
  const WordAnalyzer analyzer;
  Counts unread;
  for (const auto& [word, count] : count_words(argv[1])) {
    if (to_letters(word) && !analyzer.analyze(word).stop && !analyzer.is_listed(word)) unread.emplace(word, count);
  }
  Counts names;
  for (const auto& [word, count] : unread) names[without_article(without_proclitic(word, unread))] += count;
  std::cout << "# Words that news uses and no other table reads, most of them names, without clitics, in alphabetical "
               "order.\n"
               "# From the 58,995 articles of SaudiNewsNet (2015) and of the ANT corpus (2018) by "
               "tests/quality/learned_names.cc.\n";
  for (const auto& [name, count] : names) {
    if (count >= kLeastCount && !analyzer.is_listed(name) && is_name(name, unread)) std::cout << name << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace khabar::testing

int main(int argc, char** argv) {
  try {
    return khabar::testing::print_names(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "learned_names: " << error.what() << '\n';
    return 2;
  }
}
