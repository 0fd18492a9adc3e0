// What lexicon_compiler makes of small dictionaries and tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "common/lexicon_compiler/affix_tables.h"
#include "common/lexicon_compiler/hunspell.h"
#include "common/lexicon_compiler/layout.h"
#include "common/lexicon_compiler/lemma_counts.h"
#include "common/lexicon_compiler/plural_templates.h"
#include "common/lexicon_compiler/words.h"
#include "tests/support/temp_dir.h"

namespace khabar::lexicon_compiler {
namespace {

using lexicon_format::Kind;
using lexicon_format::Rank;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Letters letters(std::string_view utf8) { return to_letters(utf8).value(); }

std::vector<std::string> utf8(const std::vector<Letters>& words) {
  std::vector<std::string> all;
  for (const Letters& word : words) all.push_back(to_utf8(word));
  return all;
}

// The message of the error that `run` throws, or "none".
std::string error_of(const std::function<void()>& run) {
  try {
    run();
    return "none";
  } catch (const std::exception& error) {
    return error.what();
  }
}

// Three sets of flags: 1 takes the dual (CA), 2 takes pronouns only, 3 is a verb. Tanwin is written as an alef.
constexpr std::string_view kAffixes = R"(SET UTF-8
AF 3
AF AACA
AF AA
AF Wa
AM 2
AM st:كتب is:pst
AM st:كتب is:imp
PFX mr Y 1
PFX mr 0 ال .
SFX AA Y 2
SFX AA ة ته [ة]
SFX AA 0 هم/2 [^ةاى]
SFX CA Y 1
SFX CA 0 ان .
)";

class LexiconCompiler : public ::testing::Test {
 protected:
  LexiconCompiler() {
    write_tables();
    dir_.write("ar.aff", kAffixes);
  }

  std::string path(const std::string& name) const { return (dir_.path() / name).string(); }

  void write_tables() const {
    dir_.write("tables/broken_plurals.tsv", "# plurals\nكتب\tكتاب\n");
    dir_.write("tables/irregular.tsv", "نساء\tامرأة\n");
    dir_.write("tables/variants.tsv", "أميركا\tأمريكا\n");
    dir_.write("tables/nisbas.tsv", "أميركي\tأميركا\n");
    dir_.write("tables/names.txt", "بوتين\n");
    dir_.write("tables/nouns.txt", "كتاب\n");
    dir_.write("tables/verbs.txt", "كتب\n");
    dir_.write("tables/not_plurals.txt", "# none\n");
    dir_.write("tables/verb_forms.tsv", "# none\n");
    dir_.write("tables/verb_lemmas.tsv", "# none\n");
    dir_.write("tables/learned_names.txt", "رابغ\nبوتين\n");
    dir_.write("tables/lemma_counts.tsv", "كتاب\t100\t0\nكتب\t0\t10\n");
  }

  std::vector<hunspell::DictionaryWord> dictionary(const std::string& lines) const {
    dir_.write("ar.dic", lines);
    return hunspell::read_dictionary(path("ar.dic"), hunspell::read_affixes(path("ar.aff")));
  }

  std::vector<LexiconWord> gather(const std::string& lines) const {
    const AffixTables affixes(hunspell::read_affixes(path("ar.aff")));
    return gather_words(dictionary(lines), path("tables"), affixes);
  }

  // The first entry of that spelling and kind.
  static std::optional<LexiconWord> find(const std::vector<LexiconWord>& words, std::string_view word, Kind kind) {
    for (const LexiconWord& candidate : words) {
      if (candidate.word == letters(word) && candidate.kind == kind) return candidate;
    }
    return std::nullopt;
  }

  testing::TempDir dir_;
};

const std::string kVerbs = "verb.huns.dic\n";
const std::string kNouns = "names.dic\n####الأسماء####\n##اسم-جامد##\n";

TEST_F(LexiconCompiler, ReadsAffixRulesWithTheirConditionsAndContinuations) {
  const hunspell::AffixFile affixes = hunspell::read_affixes(path("ar.aff"));
  ASSERT_EQ(affixes.prefixes.size(), 1U);
  EXPECT_EQ(affixes.prefixes[0].add, letters("ال"));
  ASSERT_EQ(affixes.suffixes.size(), 3U);
  EXPECT_EQ(affixes.suffixes[0].strip, letters("ة"));
  ASSERT_EQ(affixes.suffixes[0].condition.size(), 1U);
  EXPECT_EQ(affixes.suffixes[0].condition[0], letter_bit(kTehMarbuta));
  EXPECT_EQ(affixes.suffixes[1].condition[0] & letter_bit(kAlef), 0U);
  EXPECT_NE(affixes.suffixes[1].condition[0] & letter_bit(kTeh), 0U);
  EXPECT_THAT(affixes.suffixes[1].continuation, ElementsAre("AA"));
  EXPECT_THAT(affixes.suffixes[2].condition, IsEmpty()) << "a dot says nothing";
}

TEST_F(LexiconCompiler, NamesTheLineOfABrokenAffixRule) {
  for (const auto& [line, message] :
       {std::pair{"SFX AA ة\n", "a short affix rule"}, {"SFX AA 0 هم/x .\n", "not a number: x"}}) {
    const std::string file = dir_.write("bad.aff", "AF 1\nAF AA\n" + std::string(line));
    EXPECT_THAT(error_of([&] { hunspell::read_affixes(file); }), HasSubstr("bad.aff:3: " + std::string(message)));
  }
  EXPECT_THAT(error_of([&] { hunspell::read_affixes(path("none.aff")); }), HasSubstr("cannot read"));
  EXPECT_THAT(error_of([&] { hunspell::read_dictionary(path("none.dic"), {}); }), HasSubstr("cannot read"));
}

TEST_F(LexiconCompiler, ReadsTheSectionsOfTheJoinedDictionary) {
  const auto words = dictionary(
      "stopwords.dic\nوبغير/2\ntools.dic\nهل/2\nnames.dic\nمصر/2\n##اسم-جامد##\nكِتَاب/1\n#إضافة:مصادر#\n"
      "غريبـة/1\nabc/1\nبلاعلامة\nverb.huns.dic\nيكتب/3\t1\nاكتب/3\t2\n");
  std::vector<std::string> all;
  for (const auto& word : words) all.push_back(to_utf8(word.word) + ' ' + to_utf8(word.lemma));
  EXPECT_THAT(all, ElementsAre("هل هل", "مصر مصر", "كتاب كتاب", "غريبة غريبة", "يكتب كتب", "اكتب كتب"));
  EXPECT_EQ(words[0].kind, Kind::kParticle);
  EXPECT_EQ(words[1].kind, Kind::kName);
  EXPECT_EQ(words[2].kind, Kind::kNoun);
  EXPECT_EQ(words[2].rank, Rank::kKnown);
  EXPECT_EQ(words[3].rank, Rank::kSupplement);
  EXPECT_EQ(words[4].kind, Kind::kVerb);
  EXPECT_EQ(words[5].rank, Rank::kImperative);
}

TEST_F(LexiconCompiler, GivesFinalLemmasFromTheTables) {
  const auto words = gather(kNouns + "كتاب/1\nكتب/2\nكلب/1\nverb.huns.dic\nكتب/3\t1\n");
  const struct {
    std::string_view word;
    Kind kind;
    std::string_view lemma;
    Rank rank;
  } cases[]{{"كتب", Kind::kNoun, "كتاب", Rank::kCommon},      {"كتب", Kind::kVerb, "كتب", Rank::kCommon},
            {"كلب", Kind::kNoun, "كلب", Rank::kKnown},        {"نساء", Kind::kNoun, "امرأة", Rank::kCommon},
            {"امريكا", Kind::kName, "أميركا", Rank::kCommon}, {"بوتين", Kind::kName, "بوتين", Rank::kCommon}};
  for (const auto& c : cases) {
    const auto found = find(words, c.word, c.kind);
    ASSERT_TRUE(found.has_value()) << c.word;
    EXPECT_EQ(to_utf8(found->lemma), c.lemma) << c.word;
    EXPECT_EQ(found->rank, c.rank) << c.word;
  }
  EXPECT_EQ(to_utf8(find(words, "أميركي", Kind::kNoun)->broad), "أميركا");
}

TEST_F(LexiconCompiler, LeavesTheSoundFormsOfAWordToTheSingularThatIsSpelledLikeThePlural) {
  dir_.write("tables/broken_plurals.tsv", "مزارع\tمزرعة\n");
  std::vector<std::string> lemmas;
  for (const LexiconWord& word : gather(kNouns + "مزارع/1\n")) {
    if (word.word != letters("مزارع")) continue;
    const bool dual = word.flags.suffixes[0] ==
                      AffixTables(hunspell::read_affixes(path("ar.aff"))).flag_set({"AA", "CA"}).suffixes[0];
    lemmas.push_back(to_utf8(word.lemma) + (dual ? " with dual" : ""));
  }
  EXPECT_THAT(lemmas, UnorderedElementsAre("مزرعة", "مزارع with dual"));
}

TEST_F(LexiconCompiler, NamesTheLineOfABrokenTable) {
  const struct {
    const char* file;
    const char* text;
    const char* message;
  } cases[]{{"broken_plurals.tsv", "# heading\nكتب\n", "broken_plurals.tsv:2: fewer than 2 words"},
            {"broken_plurals.tsv", "كتب\tbook\n", "broken_plurals.tsv:1: not an Arabic word: 'book'"},
            {"nouns.txt", "كِتاب\n", "nouns.txt:1: not an Arabic word"},
            {"names.txt", "بوتين\n\n \n", "names.txt:3: not an Arabic word: ' '"},
            {"variants.tsv", "أميركا\n", "variants.tsv:1: fewer than 2 words"},
            {"irregular.tsv", "نساء\t\n", "irregular.tsv:1: not an Arabic word: ''"},
            {"nisbas.tsv", "أميركي\t?\n", "nisbas.tsv:1: fewer than 2 words"},
            {"not_plurals.txt", "1\n", "not_plurals.txt:1: not an Arabic word: '1'"},
            {"verb_forms.tsv", "يعد\n", "verb_forms.tsv:1: fewer than 2 words"},
            {"verb_lemmas.tsv", "مثل\n", "verb_lemmas.tsv:1: fewer than 2 words"},
            {"lemma_counts.tsv", "# counts\nكتاب\t1\n", "lemma_counts.tsv:2: not a lemma and two counts"},
            {"lemma_counts.tsv", "book\t1\t2\n", "lemma_counts.tsv:1: not a lemma and two counts"},
            {"lemma_counts.tsv", "كتاب\t1\t2\t3\n", "lemma_counts.tsv:1: not a lemma and two counts"},
            {"lemma_counts.tsv", "كتاب\tx\t2\n", "lemma_counts.tsv:1: not a lemma and two counts"}};
  for (const auto& c : cases) {
    write_tables();
    dir_.write(std::string("tables/") + c.file, c.text);
    EXPECT_THAT(error_of([&] { gather(kNouns); }), HasSubstr(c.message));
  }
  write_tables();
  std::filesystem::remove(dir_.path() / "tables" / "verbs.txt");
  EXPECT_THAT(error_of([&] { gather(kNouns); }), HasSubstr("cannot read"));
}

TEST_F(LexiconCompiler, MakesALemmaTheRarerTheFewerOfItItsKindHas) {
  const auto words = gather(kNouns + "كتاب/1\nكلب/1\nverb.huns.dic\nكتب/3\t1\n");
  EXPECT_LT(find(words, "كتاب", Kind::kNoun)->rarity, find(words, "كتب", Kind::kVerb)->rarity);
  EXPECT_LT(find(words, "كتب", Kind::kVerb)->rarity, find(words, "كلب", Kind::kNoun)->rarity);
  EXPECT_EQ(find(words, "كلب", Kind::kNoun)->rarity, lexicon_format::kMostRare);
  EXPECT_LT(find(words, "بوتين", Kind::kName)->rarity, lexicon_format::kMostRare) << "a name has been seen somewhere";
}

TEST_F(LexiconCompiler, CountsAReflexiveVerbWithItsNoun) {
  dir_.write("tables/lemma_counts.tsv", "تقدم\t100\t50\nتخلى\t0\t20\nتخلي\t70\t0\n");
  const LemmaCounts counts(path("tables/lemma_counts.tsv"));
  EXPECT_EQ(counts.rarity(letters("تقدم"), Kind::kVerb), counts.rarity(letters("تقدم"), Kind::kNoun));
  EXPECT_EQ(counts.rarity(letters("تخلى"), Kind::kVerb), counts.rarity(letters("تخلي"), Kind::kNoun));
  EXPECT_EQ(counts.rarity(letters("تقدم"), Kind::kNoun), lexicon_format::rarity(150, 0.5));
}

TEST_F(LexiconCompiler, LetsTheTablesSayWhatAFormMeans) {
  dir_.write("tables/verb_forms.tsv", "يكتب\tأكتب\n");
  dir_.write("tables/irregular.tsv", "ناسا\tناسا\n");
  const auto words = gather(kNouns + "ناسا/1\nverb.huns.dic\nيكتب/3\t1\n");
  EXPECT_EQ(find(words, "يكتب", Kind::kVerb)->rank, Rank::kSupplement) << "of another verb than the table's";
  EXPECT_EQ(find(words, "ناسا", Kind::kNoun)->rarity, 0) << "no form of another word";
  dir_.write("tables/verb_forms.tsv", "يكتب\tكتب\n");
  dir_.write("tables/verb_lemmas.tsv", "كتب\tيكتب\n");
  const auto meant = find(gather(kNouns + "verb.huns.dic\nيكتب/3\t1\n"), "يكتب", Kind::kVerb);
  EXPECT_EQ(meant->rarity, 0);
  EXPECT_EQ(to_utf8(meant->lemma), "يكتب");
}

TEST_F(LexiconCompiler, LaysOutTheSameBytesForWordsInAnyOrderAndTwice) {
  const AffixTables affixes(hunspell::read_affixes(path("ar.aff")));
  auto words = gather(kNouns + "كتاب/1\nكلب/1\n");
  const std::string bytes = lay_out(words, affixes);
  std::reverse(words.begin(), words.end());
  words.push_back(words.front());
  EXPECT_EQ(lay_out(words, affixes), bytes);
  words.pop_back();
  words.pop_back();
  EXPECT_NE(lay_out(words, affixes), bytes);
}

TEST(PossibleSingulars, FollowTheShapeOfTheWord) {
  const struct {
    std::string_view plural;
    std::string_view singular;
  } cases[]{{"أقلام", "قلم"},   {"أبواب", "باب"},    {"أنياب", "ناب"},    {"أسرار", "سر"},     {"أعضاء", "عضو"},
            {"آثار", "أثر"},    {"أسلحة", "سلاح"},   {"أغطية", "غطاء"},   {"أدلة", "دليل"},    {"فوائد", "فائدة"},
            {"كواكب", "كوكب"},  {"قوانين", "قانون"}, {"وسائل", "وسيلة"},  {"رسائل", "رسالة"},  {"مصانع", "مصنع"},
            {"مدارس", "مدرسة"}, {"مناطق", "منطقة"},  {"مفاتيح", "مفتاح"}, {"مباني", "مبنى"},   {"أساطيل", "أسطول"},
            {"قضايا", "قضية"},  {"خنادق", "خندق"},   {"عناوين", "عنوان"}, {"تلاميذ", "تلميذ"}, {"أساتذة", "أستاذ"},
            {"بيوت", "بيت"},    {"حدود", "حد"},      {"شهود", "شاهد"}};
  for (const auto& c : cases) {
    EXPECT_THAT(utf8(possible_singulars(letters(c.plural))), ::testing::Contains(c.singular)) << c.plural;
  }
}

TEST(PossibleSingulars, AreNoneForOtherShapes) {
  for (const char* word :
       {"كتب", "كتاب", "مدرسة", "دخل", "استقلال", "مستشفى", "قتلى", "علماء", "بلدان", "أجادل", "و"}) {
    EXPECT_THAT(possible_singulars(letters(word)), IsEmpty()) << word;
  }
}

class DerivePlurals : public LexiconCompiler {
 protected:
  std::vector<std::string> derive(const std::string& lines, const std::string& excluded = {}) const {
    std::vector<std::string> pairs;
    const auto is_excluded = [&](const Letters& word) { return to_utf8(word) == excluded; };
    for (const auto& [plural, derived] : derive_plurals(dictionary(lines), is_excluded)) {
      pairs.push_back(to_utf8(plural) + ' ' + to_utf8(derived.singular) + ' ' + std::string(derived.plural_template));
    }
    return pairs;
  }
};

TEST_F(DerivePlurals, FindsAPluralBehindItsSingular) {
  EXPECT_THAT(derive(kNouns + "مصنع/1\nمصانع/2\nسلاح/1\nأسلحة/2\n"),
              UnorderedElementsAre("مصانع مصنع مفاعل", "أسلحة سلاح أفعلة"));
}

TEST_F(DerivePlurals, LeavesWordsAloneThatTheDictionaryDoesNotSpeakFor) {
  EXPECT_THAT(derive(kNouns + "مصانع/2\nمصنع/1\n"), IsEmpty()) << "before its singular";
  std::string far = kNouns + "مصنع/1\n";
  for (int i = 0; i < 11; ++i) far += "كلب/1\n";
  EXPECT_THAT(derive(far + "مصانع/2\n"), IsEmpty()) << "far from its singular";
  EXPECT_THAT(derive(kNouns + "مصنع/1\nمصانع/1\n"), IsEmpty()) << "takes a dual";
  EXPECT_THAT(derive(kNouns + "مصنع/1\nمصانع/2\n#إضافة:مصادر#\nمصانع/1\n"), IsEmpty()) << "takes one elsewhere";
  EXPECT_THAT(derive(kNouns + "مصنع/2\nمصانع/2\n"), IsEmpty()) << "its singular is none";
  EXPECT_THAT(derive(kNouns + "مصنع/1\nمصنعة/1\nمصانع/2\n"), IsEmpty()) << "two singulars";
  EXPECT_THAT(derive(kNouns + "مصنع/1\nمصانع/2\n", "مصانع"), IsEmpty()) << "excluded";
  EXPECT_THAT(derive(kNouns + "ظهر/1\nأظهار/2\nإظهار/1\n"), IsEmpty()) << "also إظهار without its hamza";
  EXPECT_THAT(derive("names.dic\nمصانع/2\n##اسم-جامد##\nمصنع/1\nمصانع/2\n"), IsEmpty()) << "a name";
  EXPECT_THAT(derive("verb.huns.dic\nمصنع/1\nمصانع/2\n"), IsEmpty()) << "verbs";
}

TEST_F(DerivePlurals, GiveTheLexiconTheirSingularsWithoutMakingThemCommon) {
  dir_.write("tables/nouns.txt", "مصنع\n");
  auto words = gather(kNouns + "مصنع/1\nمصانع/2\n");
  EXPECT_EQ(to_utf8(find(words, "مصانع", Kind::kNoun)->lemma), "مصنع");
  EXPECT_EQ(find(words, "مصانع", Kind::kNoun)->rank, Rank::kKnown);
  dir_.write("tables/not_plurals.txt", "مصانع\n");
  words = gather(kNouns + "مصنع/1\nمصانع/2\n");
  EXPECT_EQ(to_utf8(find(words, "مصانع", Kind::kNoun)->lemma), "مصانع");
}

TEST_F(LexiconCompiler, TakesNamesThatNewsTaughtUnlessAnotherTableHasThem) {
  const auto words = gather(kNouns);
  ASSERT_TRUE(find(words, "رابغ", Kind::kName));
  EXPECT_EQ(find(words, "رابغ", Kind::kName)->rank, Rank::kLearned);
  EXPECT_EQ(find(words, "بوتين", Kind::kName)->rank, Rank::kCommon);
}

TEST_F(LexiconCompiler, GivesAnImperfectThatTheDictionaryLacksTheEndingsOfAnother) {
  dir_.write("tables/verb_forms.tsv", "يقود\tقاد\nتقود\tقاد\nدانت\tدان\n");
  const auto words = gather(kVerbs + "يقول/3\t1\n");
  ASSERT_TRUE(find(words, "يقود", Kind::kVerb));
  EXPECT_EQ(find(words, "يقود", Kind::kVerb)->lemma, letters("قاد"));
  EXPECT_EQ(find(words, "يقود", Kind::kVerb)->flags.prefixes, find(words, "يقول", Kind::kVerb)->flags.prefixes);
  EXPECT_FALSE(find(words, "دانت", Kind::kVerb)) << "no imperfect";
}

TEST_F(LexiconCompiler, ReadsAFemininePastOfTheTableAsAVerb) {
  dir_.write("tables/irregular.tsv", "كتبت\tكتب\n");
  const auto words = gather(kNouns);
  ASSERT_TRUE(find(words, "كتبت", Kind::kVerb));
  EXPECT_EQ(find(words, "كتبت", Kind::kVerb)->lemma, letters("كتب"));
  EXPECT_EQ(find(words, "كتبت", Kind::kVerb)->rarity, 0);
}

}  // namespace
}  // namespace khabar::lexicon_compiler
