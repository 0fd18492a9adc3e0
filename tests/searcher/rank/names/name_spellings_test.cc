// Names of letter names and of stop words find themselves in each of their spellings, and nothing of their parts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "searcher/rank/names/fixed_names.h"
#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;
using Names = std::vector<std::vector<std::string>>;

// As news writes them, each name in the spellings that an article may have. None is a part of another: إن بي سي also
// stands in سي إن بي سي.
const Names& names_of_letters() {
  static const Names names{
      {"BBC", "بي بي سي", "بى بى سى", "بي.بي.سي", "بي-بي-سي", "بيبيسي", "البي بي سي"},
      {"CNN", "سي إن إن", "سي ان ان", "سي.إن.إن", "سي-إن-إن", "سيإنإن", "السي إن إن"},
      {"MBC", "إم بي سي", "ام بي سي", "أم بي سي", "إم.بي.سي"},
      {"NBC", "إن بي سي", "ان بي سي", "أن بي سي"},
      {"CBS", "سي بي إس", "سي بي أس"},
      {"ABC", "إيه بي سي", "ايه بي سي", "أيه بي سي"},
      {"LBC", "إل بي سي", "ال بي سي"},
      {"MTV", "إم تي في", "ام تي في"},
      {"OTV", "أو تي في", "او تي في"},
      {"NTV", "إن تي في", "ان تي في"},
      {"ITV", "آي تي في", "اي تي في"},
      {"OSN", "أو إس إن", "او اس ان"},
      {"HBO", "إتش بي أو", "اتش بي او"},
      {"TRT", "تي آر تي", "تي ار تي"},
      {"DW", "دي دبليو", "دي دبلو"},
      {"ESPN", "إي إس بي إن", "اي اس بي ان"},
      {"NHK", "إن إتش كيه", "ان اتش كي"},
      {"NPR", "إن بي آر", "ان بي ار"},
      {"PBS", "بي بي إس", "بي بي اس"},
      {"AFP", "إيه إف بي", "ايه اف بي"},
      {"UPI", "يو بي آي", "يو بي اي"},
      {"ZDF", "زد دي إف", "زد دي اف"},
      {"CCTV", "سي سي تي في", "سي.سي.تي.في"},
      {"RTL", "آر تي إل", "ار تي ال"},
      {"FBI", "إف بي آي", "اف بي اي", "إف بي أي", "الإف بي آي"},
      {"CIA", "سي آي إيه", "سي أي إيه", "سي اي ايه", "السي آي إيه"},
      {"KGB", "كيه جي بي", "كي جي بي", "كي.جي.بي"},
      {"NSA", "إن إس إيه", "ان اس ايه"},
      {"FSB", "إف إس بي", "اف اس بي"},
      {"DEA", "دي إي إيه", "دي اي ايه"},
      {"FDA", "إف دي إيه", "اف دي ايه"},
      {"CDC", "سي دي سي"},
      {"USA", "يو إس إيه", "يو اس ايه"},
      {"USS", "يو إس إس", "يو اس اس"},
      {"NYPD", "إن واي بي دي", "ان واي بي دي"},
      {"PKK", "بي كي كي", "بي كيه كيه"},
      {"YPG", "واي بي جي"},
      {"HDP", "إتش دي بي", "اتش دي بي"},
      {"MBS", "إم بي إس", "ام بي اس"},
      {"MBZ", "إم بي زد", "إم بي زي"},
      {"BMW", "بي إم دبليو", "بي ام دبليو", "بى إم دبليو"},
      {"HSBC", "إتش إس بي سي", "اتش اس بي سي"},
      {"DHL", "دي إتش إل", "دي اتش ال"},
      {"IBM", "آي بي إم", "اي بي ام"},
      {"LG", "إل جي", "ال جي"},
      {"HTC", "إتش تي سي", "اتش تي سي"},
      {"KPMG", "كيه بي إم جي", "كي بي ام جي"},
      {"KLM", "كيه إل إم", "كي ال ام"},
      {"KFC", "كي إف سي", "كيه اف سي"},
      {"AIG", "إيه آي جي", "ايه اي جي"},
      {"RBS", "آر بي إس", "ار بي اس"},
      {"STC", "إس تي سي", "اس تي سي"},
      {"ZTE", "زد تي إي", "زي تي إي"},
      {"MIT", "إم آي تي", "ام اي تي"},
      {"TSMC", "تي إس إم سي", "تي اس ام سي"},
      {"MGM", "إم جي إم", "ام جي ام"},
      {"NBA", "إن بي إيه", "ان بي ايه"},
      {"WWE", "دبليو دبليو إي", "دبليو دبليو اي"},
      {"UFC", "يو إف سي", "يو اف سي"},
      {"ATP", "إيه تي بي", "ايه تي بي"},
      {"PSG", "بي إس جي", "بي اس جي"},
      {"PSV", "بي إس في", "بي اس في"},
      {"GPS", "جي بي إس", "جي بي اس"},
      {"DNA", "دي إن إيه", "دي ان ايه", "دي.إن.إيه"},
      {"DVD", "دي في دي"},
      {"USB", "يو إس بي", "يو اس بي"},
      {"PCR", "بي سي آر", "بي سي ار"},
      {"HIV", "إتش آي في", "اتش اي في"},
      {"SMS", "إس إم إس", "اس ام اس"},
      {"TNT", "تي إن تي", "تي ان تي"},
  };
  return names;
}

class NameSpellings : public ::testing::Test {
 protected:
  // An article of each spelling, between other words; one of each of its words by itself.
  void index(const Names& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (const std::string& spelling : names[i]) {
        articles_.push_back(make_article(std::to_string(i) + ' ' + spelling, "", "نقلت شبكة " + spelling + " أمس"));
        add_words(spelling);
      }
    }
    collection_.add(testing::temporary_index(articles_, analyzer_));
  }

  std::vector<std::string> find(const std::string& query) {
    Searcher searcher{collection_, {{"index", "generation"}}, analyzer_};
    SearchRequest request;
    request.query = query;
    request.limit = 1000;
    const SearchResults results = searcher.search(request);
    std::vector<std::string> ids;
    for (const Hit& hit : results.hits) ids.push_back(hit.id);
    return ids;
  }

  Analyzer analyzer_;

 private:
  void add_words(const std::string& spelling) {
    const std::vector<Token> tokens = analyzer_.analyze(spelling);
    if (tokens.size() < 2) return;
    for (const Token& token : tokens) {
      const std::string word = spelling.substr(token.begin, token.end - token.begin);
      if (words_.emplace(word, true).second)
        articles_.push_back(make_article("word " + word, "", "هذا " + word + " وحده"));
    }
  }

  std::vector<Article> articles_;
  std::map<std::string, bool> words_;
  Collection collection_;
};

TEST_F(NameSpellings, FindsEachSpellingByEveryOther) {
  const Names& names = names_of_letters();
  ASSERT_GE(names.size(), 60U);
  index(names);
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::vector<std::string> all;
    for (const std::string& spelling : names[i]) all.push_back(std::to_string(i) + ' ' + spelling);
    for (const std::string& spelling : names[i]) {
      EXPECT_THAT(find(spelling), ::testing::UnorderedElementsAreArray(all)) << spelling;
      EXPECT_THAT(find('"' + spelling + '"'), ::testing::UnorderedElementsAreArray(all)) << spelling;
      EXPECT_THAT(find("شبكة " + spelling + " أمس"), ::testing::UnorderedElementsAreArray(all)) << spelling;
    }
  }
}

TEST_F(NameSpellings, RequiresTheStopWordsOfNames) {
  Names names;
  for (const std::string& name : names_with_stop_words()) names.push_back({name});
  ASSERT_GE(names.size(), 60U);
  index(names);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string& name = names[i].front();
    const std::vector<std::string> found = find(name);
    EXPECT_THAT(found, ::testing::Contains(std::to_string(i) + ' ' + name));
    EXPECT_THAT(found, ::testing::Each(::testing::Not(::testing::StartsWith("word ")))) << name;
  }
}

}  // namespace
}  // namespace khabar
