#include "searcher/serve/frame/arabic_messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace khabar {
namespace {

// What a command fills in is `{}` in English; `{0}` in Arabic is the first of these.
struct MessagePair {
  std::string_view english;
  std::string_view arabic;
};

// The first row that fits counts, so rows of few words stand behind those that have more.
constexpr std::array kMessages{
    // What was found, and what was not.
    MessagePair{"nothing found: check the spelling", "لا نتيجة: راجع الإملاء"},
    MessagePair{"nothing found: {} undated articles match; leave out --from, --to and date: to see them",
                "لا نتيجة: عدد ما يطابق بلا تاريخ {0}؛ احذف حدود التاريخ لتراه"},
    MessagePair{"nothing found: articles may match outside the dates, sources, sections or duplicates asked for",
                "لا نتيجة: قد تطابق مقالات خارج ما طُلب من تواريخ ومصادر وأقسام ومكرّرات"},
    MessagePair{
        "nothing found: the words occur, but no article matches the whole query; try fewer of them, or leave "
        "out quotes and operators",
        "لا نتيجة: الكلمات موجودة، لكن لا مقالة تطابق الاستعلام كلّه؛ قلّل الكلمات، أو احذف علامات الاقتباس والمعاملات"},
    MessagePair{"nothing found: --min asks for fewer occurrences, another query for other articles",
                "لا نتيجة: جرّب حدًّا أدنى أصغر لعدد المواضع، أو استعلامًا آخر"},
    MessagePair{"nothing found: no article has words that match the query",
                "لا نتيجة: لا مقالة فيها كلمات تطابق الاستعلام"},
    MessagePair{"only adds weight: {}", "تزيد في الترتيب ولا تُشترط: {0}"},
    MessagePair{"not required beside other words, and not counted: {}", "لا تُشترط مع غيرها ولا تُعدّ: {0}"},
    MessagePair{"read as one name: {}", "قُرئت اسمًا واحدًا: {0}"},
    MessagePair{"{} more article has {} in another spelling", "في مقالة أخرى {1} بإملاء آخر"},
    MessagePair{"{} more articles have {} in another spelling", "عدد المقالات الأخرى التي فيها {1} بإملاء آخر: {0}"},
    MessagePair{"{} articles have {}, which {} may be a misprint of",
                "قد تكون {2} خطأً مطبعيًّا صوابه {1}، وعدد مقالات الأخيرة {0}"},
    MessagePair{"{} undated article left out", "تُركت مقالة بلا تاريخ"},
    MessagePair{"{} undated articles left out", "عدد ما تُرك من مقالات بلا تاريخ: {0}"},
    MessagePair{"--offset {} is beyond the last of {} articles{}", "لا مقالة بعد هذا الموضع؛ عدد المقالات {1}"},
    MessagePair{"{} of {} rows; --limit N prints more", "المعروض {0} من {1}"},
    MessagePair{"{} of {} lines", "المعروض {0} من {1}"},
    MessagePair{"one of the sets has no words", "إحدى المجموعتين بلا كلمات"},
    MessagePair{"no article has the id {}", "لا مقالة معرّفها {0}"},
    MessagePair{"no article has the word {}", "لا مقالة فيها الكلمة {0}"},
    MessagePair{"no article has the words {}", "لا مقالة فيها: {0}"},
    MessagePair{"no article has {}", "لا مقالة فيها: {0}"},

    // What a query has that is not in the language, and what to write instead.
    MessagePair{"a closing bracket without an opening one was ignored", "أُهمل قوس إغلاق بلا قوس فتح"},
    MessagePair{"a closing bracket without an opening one", "قوس إغلاق بلا قوس فتح"},
    MessagePair{"leave it out, or open the bracket: (a OR b)", "احذفه، أو افتح القوس: (a OR b)"},
    MessagePair{"a bracket that was never closed was closed at the end", "أُغلق في الآخر قوس لم يُغلق"},
    MessagePair{"a bracket that is not closed", "قوس غير مغلق"},
    MessagePair{"close it: (a OR b)", "أغلقه: (a OR b)"},
    MessagePair{"empty brackets", "قوسان فارغان"},
    MessagePair{"write words in them, or leave them out", "اكتب فيهما كلمات أو احذفهما"},
    MessagePair{"brackets are nested deeper than {}", "تداخلت الأقواس أكثر من {0}"},
    MessagePair{"leave out those that are not needed", "احذف ما لا حاجة إليه منها"},
    MessagePair{"a quotation mark that was never closed was closed at the end", "أُغلقت في الآخر علامة اقتباس لم تُغلق"},
    MessagePair{"a quotation mark at the end was ignored", "أُهملت علامة اقتباس في الآخر"},
    MessagePair{"a quotation mark that is not closed", "علامة اقتباس غير مغلقة"},
    MessagePair{"close it, \"a b\", or leave it out", "أغلقها، \"a b\"، أو احذفها"},
    MessagePair{"empty quotation marks", "علامتا اقتباس فارغتان"},
    MessagePair{"write a phrase in them: \"a b\"", "اكتب بينهما عبارة: \"a b\""},
    MessagePair{"{} has nothing before it to join", "لا شيء قبل {0} ليربطه"},
    MessagePair{"{} has nothing behind it to join", "لا شيء بعد {0} ليربطه"},
    MessagePair{"{} with nothing to join was ignored", "أُهمل {0} إذ لا شيء يربطه"},
    MessagePair{"write a word on both sides, or put it in quotation marks if it is text",
                "اكتب كلمة في كل جانب، أو ضعه بين علامتي اقتباس إن كان نصًّا"},
    MessagePair{"{} is an operator, and here a word is expected", "{0} معامِل، والمنتظَر هنا كلمة"},
    MessagePair{"put it in quotation marks if you search for the word: {}",
                "ضعها بين علامتي اقتباس إن كنت تبحث عن الكلمة: {0}"},
    MessagePair{"there is no field {}", "لا حقل اسمه {0}"},
    MessagePair{"{}the fields are {}; if it is text, put it in quotation marks or a space behind the colon",
                "الحقول: {1}؛ وإن كان نصًّا فضعه بين علامتي اقتباس، أو ضع فراغًا بعد النقطتين"},
    MessagePair{"{} stands before nothing", "لا شيء بعد {0}"},
    MessagePair{"write it directly before a word, as in -a and +a, or leave it out",
                "اكتبه قبل كلمة بلا فراغ، مثل -a و +a، أو احذفه"},
    MessagePair{"nothing stands behind {}", "لا شيء بعد {0}"},
    MessagePair{"write the word directly behind it, without a space: title:a, =a",
                "اكتب الكلمة بعده بلا فراغ: title:a و =a"},
    MessagePair{"two signs before one word", "علامتان قبل كلمة واحدة"},
    MessagePair{"write one of them: -a, NOT a or +a; what a group leaves out is left out by -(-a)",
                "اكتب إحداهما: -a أو NOT a أو +a؛ وما تستبعده مجموعة يُستبعد بـ -(-a)"},
    MessagePair{"{} between spaces was read as punctuation; to leave out a word, write -word",
                "قُرئت {0} بين فراغين علامة ترقيم؛ لاستبعاد كلمة اكتب العلامة ملتصقة بها"},
    MessagePair{"{} was read as the words in it", "قُرئ {0} كلماتٍ عادية"},
    MessagePair{"{} was read by the calendar of Umm al-Qura; a day may be off by one",
                "قُرئ {0} بتقويم أم القرى، وقد يختلف بيوم"},

    // What was asked of the server.
    MessagePair{"'{}' cannot name a code: {}", "لا يصلح «{0}» رمزًا"},
    MessagePair{"'{}' cannot name a set: {}", "لا يصلح «{0}» اسمًا لقائمة"},
    MessagePair{"write letters, digits, and - _ . / or spaces between them",
                "اكتب حروفًا وأرقامًا، وبينها - _ . / أو فراغ"},
    MessagePair{"there is a set {} already", "توجد قائمة باسم {0}"},
    MessagePair{"add to it, put these in its place, or take another name",
                "أضف إليها، أو ضع هذه محلّها، أو اختر اسمًا آخر"},
    MessagePair{"no article is ticked", "لم تُختر مقالة"},
    MessagePair{"no article matches", "لا مقالة تطابق"},
    MessagePair{"a set is kept of one article or more", "تُحفظ القائمة من مقالة فأكثر"},
    MessagePair{"there is no set {}: nothing is kept in {}", "لا قائمة باسم {0}"},
    MessagePair{"'set save NAME --query QUERY' makes one; --desk names another file",
                "يحفظها الأمر set save NAME --query QUERY"},
    MessagePair{"there is no set {} in {}", "لا قائمة باسم {0}"},
    MessagePair{"there is no set {}", "لا قائمة باسم {0}"},
    MessagePair{"set {}: the index no longer has {} of its {} articles",
                "لم يعد في الفهرس {1} من مقالات القائمة {0}، وهي {2}"},
    MessagePair{"the article may be gone: search again", "لعلّ المقالة لم تعد في الفهرس: ابحث من جديد"},
    MessagePair{"the article may have changed: ask for the concordance again",
                "لعلّ المقالة تغيّرت: اطلب السياقات من جديد"},
    MessagePair{"nothing is at this address", "لا شيء في هذا العنوان"},
    MessagePair{"/ is the page, /api/openapi.json lists the API",
                "الصفحة في / وقائمة الواجهة البرمجية في /api/openapi.json"},
    MessagePair{"{} does not take this method", "لا يقبل {0} هذه الطريقة"},
    MessagePair{"the server has as much to do as it takes", "الخادم مشغول الآن بكل ما يحتمله"},
    MessagePair{"ask again in a second", "أعد الطلب بعد ثانية"},
    MessagePair{"this server keeps no codes and no sets", "هذا الخادم لا يحفظ رموزًا ولا قوائم"},
    MessagePair{"start it with khabar-search serve --allow-codes", "شغّله بالأمر khabar-search serve --allow-codes"},
    MessagePair{"codes and sets are taken from the page of this server only",
                "لا تُقبل الرموز والقوائم إلا من صفحة هذا الخادم"},
    MessagePair{"the page is of an earlier start of the server", "هذه الصفحة من تشغيل سابق للخادم"},
    MessagePair{"load the page again", "حمّل الصفحة من جديد"},
    MessagePair{"{}: '{}' is not a date", "{0}: «{1}» ليس تاريخًا"},
    MessagePair{"write YYYY, YYYY-MM or YYYY-MM-DD", "اكتب YYYY أو YYYY-MM أو YYYY-MM-DD"},
    MessagePair{"the generation {} is no longer kept", "لم يعد الإصدار {0} محفوظًا"},
    MessagePair{"ask again without next and generation", "اطلب من جديد من أحدث إصدار"},
    MessagePair{"the answer takes too long", "يستغرق الجواب أطول من المسموح"},
    MessagePair{"ask for fewer articles, or use khabar-search itself", "قلّل المقالات، أو استعمل khabar-search نفسه"},
    MessagePair{"the parameter q is missing", "الاستعلام غائب"},
    MessagePair{"q is a query, such as q=الهجرة", "اكتب استعلامًا، مثل: الهجرة"},
    MessagePair{"next is no cursor of an answer", "ليس هذا موضعًا من جواب سابق"},
    MessagePair{"take it from the key 'next' as it is", "اتبع رابط الصفحة التالية كما هو"},
    MessagePair{"did you mean {}?", "هل تقصد {0}؟"},
    MessagePair{"there is none yet", "لا شيء بعد"},
    MessagePair{"there are {}", "الموجود: {0}"},
};

// What stands at each `{}` of a pattern; nothing if the text is another.
std::optional<std::vector<std::string_view>> filled_in(std::string_view pattern, std::string_view text) {
  std::vector<std::string_view> values;
  std::size_t hole = pattern.find("{}");
  if (!text.starts_with(pattern.substr(0, hole))) return std::nullopt;
  text.remove_prefix(std::min(hole, pattern.size()));
  while (hole != std::string_view::npos) {
    pattern.remove_prefix(hole + 2);
    hole = pattern.find("{}");
    const std::string_view behind = pattern.substr(0, hole);
    const bool last = hole == std::string_view::npos;
    if (last && !text.ends_with(behind)) return std::nullopt;
    const std::size_t end = last ? text.size() - behind.size() : text.find(behind);
    if (end == std::string_view::npos) return std::nullopt;
    values.push_back(text.substr(0, end));
    text.remove_prefix(end + behind.size());
  }
  if (!text.empty()) return std::nullopt;
  return values;
}

std::string filled(std::string_view arabic, const std::vector<std::string_view>& values) {
  std::string text;
  for (std::size_t i = 0; i < arabic.size(); ++i) {
    if (arabic[i] != '{') {
      text += arabic[i];
      continue;
    }
    text += values.at(static_cast<std::size_t>(arabic[i + 1] - '0'));
    i += 2;
  }
  return text;
}

}  // namespace

Message arabic_message(std::string_view english) {
  constexpr std::string_view kNote = "note: ";
  std::string_view text = english;
  if (text.starts_with(kNote)) text.remove_prefix(kNote.size());
  for (const MessagePair& pair : kMessages) {
    if (const auto values = filled_in(pair.english, text)) return {filled(pair.arabic, *values)};
  }
  return {std::string{english}, true};
}

std::string in_both_languages(std::string_view message, std::string_view hint) {
  std::string english;
  std::string arabic;
  for (const std::string_view line : {message, hint}) {
    if (line.empty()) continue;
    english += fmt::format("{}\n", line);
    const Message told = arabic_message(line);
    if (!told.is_english) arabic += told.text + '\n';
  }
  return english + arabic;
}

}  // namespace khabar
