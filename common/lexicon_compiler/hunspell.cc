#include "common/lexicon_compiler/hunspell.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "common/program/place.h"
#include "common/utf8.h"

namespace khabar::hunspell {
namespace {

using lexicon_format::Kind;
using lexicon_format::Rank;

std::vector<std::string> fields(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> all;
  for (std::string field; in >> field;) all.push_back(field);
  return all;
}

std::vector<Flag> split_flags(const std::string& text) {
  std::vector<Flag> flags;
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) flags.push_back(text.substr(at, 2));
  return flags;
}

// The marks that the dictionary IGNOREs and tatweel are left out, no others; nothing for a word with other characters.
std::optional<Letters> plain_letters(std::string_view utf8) {
  Letters letters;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if ((c >= 0x64B && c <= 0x652) || c == 0x640 || c == 0x670) continue;
    if (!is_letter(c)) return std::nullopt;
    letters += letter_code(c);
  }
  return letters;
}

// `.`, a letter, `[abc]` or `[^abc]` for each place.
std::vector<std::uint64_t> read_condition(const std::string& text) {
  constexpr std::uint64_t kAny = ~std::uint64_t{0};
  std::vector<std::uint64_t> masks;
  bool in_set = false;
  bool negated = false;
  std::uint64_t set = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'[') {
      in_set = true;
      negated = false;
      set = 0;
    } else if (c == U'^') {
      negated = true;
    } else if (c == U']') {
      masks.push_back(negated ? ~set : set);
      in_set = false;
    } else if (c == U'.') {
      masks.push_back(kAny);
    } else if (is_letter(c)) {
      if (in_set) {
        set |= letter_bit(letter_code(c));
      } else {
        masks.push_back(letter_bit(letter_code(c)));
      }
    }
  }
  if (std::all_of(masks.begin(), masks.end(), [](std::uint64_t m) { return m == kAny; })) masks.clear();
  return masks;
}

class AffixReader {
 public:
  explicit AffixReader(const std::filesystem::path& path) : path_(path) {}

  AffixFile read() {
    std::ifstream in(path_);
    if (!in) throw std::runtime_error(fmt::format("cannot read {}", path_.string()));
    file_.flag_aliases.emplace_back();
    file_.morphology_aliases.emplace_back();
    bool flag_count_seen = false;
    bool morphology_count_seen = false;
    for (std::string line; std::getline(in, line);) {
      ++line_;
      if (line.rfind("AF ", 0) == 0) {
        if (std::exchange(flag_count_seen, true)) file_.flag_aliases.push_back(split_flags(fields(line)[1]));
      } else if (line.rfind("AM ", 0) == 0) {
        if (std::exchange(morphology_count_seen, true)) file_.morphology_aliases.push_back(line.substr(3));
      } else if (line.rfind("SFX ", 0) == 0) {
        read_affix(fields(line), file_.suffixes);
      } else if (line.rfind("PFX ", 0) == 0) {
        read_affix(fields(line), file_.prefixes);
      }
    }
    return std::move(file_);
  }

 private:
  // A heading is `SFX flag Y count`; a rule is `SFX flag strip add[/flags] [condition]`.
  void read_affix(const std::vector<std::string>& line, std::vector<Affix>& into) {
    if (line.size() < 4) throw std::runtime_error(at_place(path_.string(), line_, "a short affix rule"));
    if (line[2] == "Y" || line[2] == "N") return;
    const auto slash = line[3].find('/');
    const auto strip = plain_letters(line[2] == "0" ? "" : line[2]);
    const std::string add_text = line[3].substr(0, slash);
    const auto add = plain_letters(add_text == "0" ? "" : add_text);
    if (!strip || !add) return;  // rules that write Latin or other letters have no use here
    Affix affix{line[1], *strip, *add, {}, {}};
    if (slash != std::string::npos) affix.continuation = file_.flag_aliases.at(number(line[3].substr(slash + 1)));
    if (line.size() > 4) affix.condition = read_condition(line[4]);
    into.push_back(std::move(affix));
  }

  std::size_t number(const std::string& text) const {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) {
      throw std::runtime_error(at_place(path_.string(), line_, "not a number: " + text));
    }
    return value;
  }

  std::filesystem::path path_;
  std::size_t line_ = 0;
  AffixFile file_;
};

// ar.dic is several files joined, with their names and headings in the middle.
struct Section {
  bool skipped = true;
  Kind kind = Kind::kParticle;
  Rank rank = Rank::kKnown;

  void see(const std::string& line) {
    if (line == "stopwords.dic")
      *this = {true, Kind::kParticle, Rank::kKnown};  // whole words with clitics: ours are rules
    if (line == "tools.dic") *this = {false, Kind::kParticle, Rank::kKnown};
    if (line == "names.dic") *this = {false, Kind::kName, Rank::kKnown};
    if (line == "verb.huns.dic") *this = {false, Kind::kVerb, Rank::kKnown};
    if (line.find("اسم-جامد") != std::string::npos) kind = Kind::kNoun;
    if (line.find("إضافة") != std::string::npos) rank = Rank::kSupplement;  // words of al-Wasit and al-Muhit
  }
};

std::string morphology_field(const std::string& morphology, std::string_view name) {
  for (const std::string& field : fields(morphology)) {
    if (field.rfind(name, 0) == 0) return field.substr(name.size());
  }
  return {};
}

bool only_imperative(const std::string& morphology) {
  return morphology.find("is:imp") != std::string::npos && morphology.find("is:pst") == std::string::npos &&
         morphology.find("is:prst") == std::string::npos;
}

}  // namespace

AffixFile read_affixes(const std::filesystem::path& path) { return AffixReader(path).read(); }

std::vector<DictionaryWord> read_dictionary(const std::filesystem::path& path, const AffixFile& affixes) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path.string()));
  std::vector<DictionaryWord> words;
  Section section;
  for (std::string line; std::getline(in, line);) {
    section.see(line);
    const auto tab = line.find('\t');
    const std::string word_and_flags = line.substr(0, tab);
    const auto slash = word_and_flags.find('/');
    if (section.skipped || slash == std::string::npos) continue;
    const auto letters = plain_letters(word_and_flags.substr(0, slash));
    if (!letters || letters->empty()) continue;
    DictionaryWord word{*letters, *letters, {}, section.kind, section.rank};
    word.flags = affixes.flag_aliases.at(std::stoul(word_and_flags.substr(slash + 1)));
    if (section.kind == Kind::kVerb && tab != std::string::npos) {
      const std::string& morphology = affixes.morphology_aliases.at(std::stoul(line.substr(tab + 1)));
      const auto lemma = plain_letters(morphology_field(morphology, "st:"));
      if (lemma && !lemma->empty()) word.lemma = *lemma;
      if (only_imperative(morphology)) word.rank = Rank::kImperative;
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace khabar::hunspell
