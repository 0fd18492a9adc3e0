#include "common/lexicon/word_shape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "common/utf8.h"

namespace khabar {
namespace {

constexpr char kMark = '~';

// The commonest shapes that are no plural of a single word, in the order of their frequency in 15,000 news articles,
// where they are nine words in ten. New ones go to the end.
constexpr std::array<std::string_view, 221> kShapes{
    "~0~",       "ال~0~",    "ال~0~ة",   "و~0~",     "~0~ا",     "~0~ة",     "ب~0~",     "ل~0~",     "~0~ت",
    "ي~0~",      "لل~0~",    "ال~1~ات",  "~0~ه",     "ال~0~ين",  "وال~0~",   "~1~ات",    "بال~0~",   "~0~ها",
    "ت~0~",      "و~0~ت",    "~0~ات",    "ال~0~ات",  "~1~ته",    "~0~ين",    "~1~",      "وي~0~",    "~1~تها",
    "~0~وا",     "ال~1~",    "~1~ي",     "~0~هم",    "ا~0~",     "ال~0~ون",  "~1~ت",     "~0~ون",    "ال~0~ى",
    "~0~ى",      "ي~0~ون",   "~0~نا",    "~0~ي",     "وت~0~",    "وال~0~ة",  "ن~0~",     "سي~0~",    "ي~1~ي",
    "و~0~ا",     "و~0~ها",   "ال~1~اد",  "ا~1~ال",   "ال~2~راء", "ك~0~",     "وال~1~ات", "ست~0~",    "الا~1~ال",
    "لل~0~ين",   "و~0~ة",    "و~0~ه",    "ف~0~",     "ي~2~ون",   "ب~0~ه",    "ت~1~ي",    "~0~ته",    "~1~وات",
    "~0~تها",    "لل~1~ات",  "~1~ال",    "و~1~ات",   "~1~اده",   "ي~2~ب",    "~0~و",     "ب~0~ها",   "ال~1~م",
    "~0~ان",     "لي~0~",    "وال~0~ات", "ا~1~ار",   "وال~0~ين", "الا~0~ء",  "~1~تهم",   "ي~0~ها",   "ال~0~ان",
    "ي~0~ه",     "ل~0~ه",    "~0~هما",   "وب~0~",    "ا~2~ام",   "~0~ك",     "~2~اقع",   "~1~تين",   "ا~1~اف",
    "و~0~ات",    "ي~1~و",    "~1~تي",    "ل~1~ات",   "و~1~ته",   "ال~1~ور",  "ت~0~ه",    "~1~ود",    "~1~ا",
    "لل~0~ات",   "ب~1~ات",   "ي~2~ن",    "ا~1~اب",   "وي~2~ول",  "~2~يات",   "ت~0~ها",   "ال~0~ود",  "~1~اف",
    "ا~1~اء",    "الا~2~حة", "و~1~ت",    "وبال~0~",  "~1~اتها",  "الا~1~ار", "ال~1~وم",  "~0~وق",    "~0~كم",
    "و~0~وا",    "ل~0~ات",   "وت~2~ول",  "~1~ور",    "~2~ايا",   "ي~2~ول",   "~1~اته",   "~0~اتها",  "الا~1~اف",
    "~2~راء",    "~1~وم",    "ي~1~ى",    "~0~اته",   "~2~ادر",   "ب~0~ات",   "و~0~هم",   "ال~1~ود",  "ل~0~ها",
    "~0~يه",     "ال~2~ايا", "~2~نت",    "وي~1~ي",   "~2~ين",    "ت~2~ول",   "الا~1~ام", "الا~1~اص", "ي~1~ون",
    "ي~0~كم",    "ال~1~تين", "~0~ن",     "ي~0~وا",   "ا~1~اد",   "ال~1~وات", "ول~0~",    "~1~يت",    "الا~1~اب",
    "وت~1~ي",    "ال~2~يات", "ال~2~باب", "~1~تنا",   "ا~1~اص",   "بال~1~ات", "ا~1~ام",   "وسي~0~",   "~1~ون",
    "ب~1~ته",    "ب~0~ة",    "~0~اء",    "و~1~",     "~2~اط",    "الا~0~",   "~2~يد",    "الا~1~اء", "ل~0~ين",
    "~0~يها",    "~2~اصر",   "و~0~ين",   "~1~وا",    "~1~اه",    "ال~1~ال",  "~0~ود",    "و~0~نا",   "و~1~تها",
    "الا~2~وال", "ت~2~وم",   "ت~2~ن",    "بال~0~ة",  "الا~2~ام", "فال~0~",   "ا~0~ء",    "ال~1~اضي", "سن~0~",
    "بال~0~ات",  "~0~وف",    "لت~0~",    "الا~1~اق", "ا~2~وام",  "ب~0~ين",   "ي~2~وم",   "~1~اء",    "لل~1~م",
    "الا~0~اء",  "ا~2~زة",   "ي~2~ود",   "ل~0~وق",   "~1~ئه",    "~2~د",     "ا~2~حة",   "ال~2~ياه", "ت~1~و",
    "لل~0~ة",    "~1~ول",    "~1~اتهم",  "~0~تين",   "~1~اها",   "ل~1~ته",   "~0~هن",    "~2~ب",     "~2~ار",
    "~1~ئا",     "ب~1~",     "ال~0~ه",   "~1~الاف",  "~0~اتهم",
};
static_assert(kShapes.size() <= kLiteralShape, "kLiteralShape is no code");

using Row = std::pair<std::string_view, std::uint8_t>;

constexpr std::array<Row, kShapes.size()> by_shape() {
  std::array<Row, kShapes.size()> rows;
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {kShapes[i], static_cast<std::uint8_t>(i)};
  std::sort(rows.begin(), rows.end());
  return rows;
}

constexpr auto kByShape = by_shape();

constexpr bool each_once() {
  return std::adjacent_find(kByShape.begin(), kByShape.end(),
                            [](const Row& a, const Row& b) { return a.first == b.first; }) == kByShape.end();
}
static_assert(each_once(), "a shape has one code");

// Bytes of whole letters that both begin with.
std::size_t common_bytes(std::string_view a, std::string_view b) {
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto size = static_cast<std::size_t>(end - a.begin());
  const auto splits = [](std::string_view text, std::size_t at) {
    return at < text.size() && is_continuation(text[at]);
  };
  while (size > 0 && (splits(a, size) || splits(b, size))) --size;
  return size;
}

std::string_view without_last(std::string_view text, std::size_t letters) {
  for (; letters > 0 && !text.empty(); --letters) {
    while (text.size() > 1 && is_continuation(text.back())) text.remove_suffix(1);
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace

std::string word_shape(std::string_view exact, std::string_view lemma) {
  std::size_t begin = 0;
  std::size_t size = 0;
  for (std::size_t at = 0; at + size < exact.size(); ++at) {
    if (is_continuation(exact[at])) continue;
    const std::size_t shared = common_bytes(exact.substr(at), lemma);
    if (shared > size) {
      begin = at;
      size = shared;
    }
  }
  return joined_shape({exact.substr(0, begin), count_code_points(lemma.substr(size)), exact.substr(begin + size)});
}

std::optional<ShapeParts> shape_parts(std::string_view shape) {
  const std::size_t after = shape.rfind(kMark);
  if (after == std::string_view::npos || after == 0) return std::nullopt;
  const std::size_t before = shape.rfind(kMark, after - 1);
  if (before == std::string_view::npos) return std::nullopt;
  ShapeParts parts{shape.substr(0, before), 0, shape.substr(after + 1)};
  const char* end = shape.data() + after;
  const auto [rest, error] = std::from_chars(shape.data() + before + 1, end, parts.removed);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return parts;
}

std::string joined_shape(const ShapeParts& parts) {
  std::string shape{parts.before};
  shape += kMark;
  shape += std::to_string(parts.removed);
  shape += kMark;
  shape += parts.after;
  return shape;
}

bool is_shape(std::string_view shape) { return shape_parts(shape).has_value(); }

std::optional<std::string> shaped_form(std::string_view shape, std::string_view lemma) {
  const auto parts = shape_parts(shape);
  if (!parts || parts->removed > count_code_points(lemma)) return std::nullopt;
  std::string form{parts->before};
  form += without_last(lemma, parts->removed);
  form += parts->after;
  return form;
}

std::uint8_t shape_code(std::string_view shape) {
  const auto at = std::lower_bound(kByShape.begin(), kByShape.end(), shape,
                                   [](const Row& row, std::string_view wanted) { return row.first < wanted; });
  return at == kByShape.end() || at->first != shape ? kLiteralShape : at->second;
}

std::string_view coded_shape(std::uint8_t code) { return code < kShapes.size() ? kShapes[code] : std::string_view{}; }

}  // namespace khabar
