// The date that the text of an article itself gives for the article.
#pragma once

#include <optional>
#include <string_view>

#include "common/article.h"

namespace khabar {

// Looks for a whole date (day, month, year, see date_match.h) in the first paragraph, in two places and nowhere else.
//
// 1. At its very beginning, as news agencies write it:
//      [PLACE] [, - : or في] [weekday] [Islamic date الموافق] DATE [م] END
//    PLACE is one to six words, three if no mark parts it from DATE, with commas, points and brackets among them:
//    "أتلانتا، الولايات المتحدة الأمريكية (CNN)". It does not begin with a preposition or a word such as كان or يوم:
//    with these begins a sentence, as it does with في behind a dash. END is a dash, a colon, brackets with an agency in
//    them, an agency's name (واس), or the end of the paragraph; if a comma or a dash parts PLACE from DATE, END may
//    be a comma or a full stop too; without a PLACE it may be no colon (so begin the lines of chronicles). "وقع الاتفاق
//    في 3 مارس 2015 بين" is no dateline, for want of an END.
//
// 2. Anywhere, behind اليوم, أمس or يومه:
//      اليوم [weekday] [Islamic date] [الموافق] [(] DATE        اليوم الاثنين 20 يناير 2025
//    أمس takes nothing off: the day written is the day meant. "ذلك اليوم", "نفس اليوم" and "مثل هذا اليوم" mean another
//    day.
//
// The beginning counts before the rest, what comes first before what comes later. Dates elsewhere belong to what the
// text tells.
std::optional<Date> find_dateline(std::string_view first_paragraph);

}  // namespace khabar
