#include "searcher/serve/frame/arabic_help.h"

#include <algorithm>
#include <array>
#include <utility>

namespace khabar {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

constexpr std::array kOperatorTexts{
    Row{"a word in all its forms: its lemma", "كلمة بكلّ صيغها"},
    Row{"exactly this form", "هذه الصيغة بعينها"},
    Row{"the word and its kin: nisba and place, synonyms", "الكلمة وما يتّصل بها: النسبة وبلدها والمرادفات"},
    Row{"forms with any letters, or none, for * and one letter for ?", "صيغ فيها أيّ حروف أو لا شيء مكان * وحرف مكان ?"},
    Row{"a word without some of its forms", "كلمة دون بعض صيغها"},
    Row{"a phrase, its words side by side; also « » and “ ”", "عبارة كلماتها متجاورة؛ وكذلك « » و“ ”"},
    Row{"a phrase with a gap of one word", "عبارة فيها فراغ لكلمة واحدة"},
    Row{"at most n words from one to the other, in any order", "بين هذه وتلك n كلمة على الأكثر، بأيّ ترتيب"},
    Row{"the same in this order", "مثله بهذا الترتيب"},
    Row{"in the same sentence; SENT/n: in n sentences that follow each other",
        "في الجملة نفسها؛ جملة/n: في n جملة متتالية"},
    Row{"in the same paragraph; PARA/n: in n that follow each other", "في الفقرة نفسها؛ فقرة/n: في n فقرة متتالية"},
    Row{"a where no b is near; also NOT ADJ, NOT SENT, NOT PARA",
        "a حيث لا تقرب منها b؛ وكذلك NOT ADJ وNOT SENT وNOT PARA"},
    Row{"a occurs n times or more", "ترد a مرّات عددها n أو أكثر"},
    Row{"a among the first n words of the article", "a بين أوّل n كلمة من المقالة"},
    Row{"a weighs n times as much (0.1 to 100)", "وزن a في الترتيب n أضعاف (من 0.1 إلى 100)"},
    Row{"a in a field; also field:\"a b\" and field:(a OR b)", "a في حقل؛ وكذلك field:\"a b\" وfield:(a OR b)"},
    Row{"articles that have no value of the field", "مقالات لا قيمة لها في هذا الحقل"},
    Row{"words side by side: all of them, or any (see --match)", "كلمات متتابعة: كلّها، أو أيّ منها بحسب خيار المطابقة"},
    Row{"articles without a", "مقالات ليست فيها a"},
    Row{"a is required, also with --match any", "لا بدّ من a، ولو كان المطلوب أيًّا من الكلمات"},
    Row{"a group", "مجموعة"},
    Row{"both; also &&", "كلتاهما؛ وكذلك &&"},
    Row{"either or both; also | and ||", "إحداهما أو كلتاهما؛ وكذلك | و||"},
};

constexpr std::array kFieldTexts{
    Row{"a word of the title, in all its forms", "كلمة من العنوان بكلّ صيغها"},
    Row{"the article's unique id", "معرّف المقالة، لا يتكرّر"},
    Row{"newspaper or agency", "صحيفة أو وكالة"},
    Row{"section or category", "قسم أو باب"},
    Row{"author", "كاتب"},
    Row{"language as given, else by script", "اللغة كما ذُكرت، وإلّا فبحسب الحروف"},
    Row{"day, month or year, or from one to another", "يوم أو شهر أو سنة، أو من تاريخ إلى آخر"},
    Row{"how many words title and body have", "عدد كلمات العنوان والنصّ"},
    Row{"the article with this id, and its near duplicates", "المقالة ذات هذا المعرّف وما يكاد يكرّرها"},
    Row{"articles of a set that 'set save' has kept", "مقالات قائمة محفوظة"},
    Row{"articles with a line that has this code", "مقالات فيها سطر أُعطي هذا الرمز"},
};

std::string_view find_in(const auto& rows, std::string_view english) {
  const auto row = std::ranges::find(rows, english, &Row::first);
  return row == rows.end() ? std::string_view{} : row->second;
}

}  // namespace

std::string_view arabic_help(std::string_view english) {
  const std::string_view text = find_in(kOperatorTexts, english);
  return text.empty() ? find_in(kFieldTexts, english) : text;
}

}  // namespace khabar
