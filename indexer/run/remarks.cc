#include "indexer/run/remarks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "common/program/standard_streams.h"
#include "indexer/run/progress.h"

namespace khabar {
namespace {

struct RemarkText {
  Remark remark;
  std::string_view one;      // behind "1 article"
  std::string_view many;     // behind "2 articles"
  std::string_view details;  // before them
  std::string_view advice;   // behind them
};

constexpr std::array kRemarkTexts{
    RemarkText{Remark::kTitleOnly, "has a title only", "have a title only", "keys that are no field",
               "--map body=... says which of them is the text"},
    RemarkText{Remark::kDescriptionOnly,
               "has its description for a text, which was not found",
               "have their descriptions for texts, which were not found",
               {},
               {}},
    RemarkText{Remark::kUnreadDate, "has a date that cannot be read", "have dates that cannot be read", "such as", {}},
    RemarkText{Remark::kNoDate, "has no date under a name that is known", "have no date under a name that is known",
               "keys that may hold it", "--map date=... says which"},
    RemarkText{Remark::kConvertedDate,
               "has a date of the Islamic calendar, converted: \u00B1 1 day",
               "have dates of the Islamic calendar, converted: \u00B1 1 day",
               {},
               {}},
    RemarkText{Remark::kReplacedBytes,
               "had bytes of another encoding than the rest",
               "had bytes of another encoding than the rest",
               {},
               {}},
    RemarkText{Remark::kRenamedPath, "lies in a file whose name another input has too",
               "lie in files whose names another input has too", "so their directory is part of the name",
               "name the directory above both"},
};
static_assert(kRemarkTexts.size() == kRemarks);

std::size_t place_of(Remark remark) { return static_cast<std::size_t>(remark); }

}  // namespace

void count_remark(RemarkCounts& counts, Remark remark, const std::vector<std::string>& details) {
  RemarkCount& of_kind = counts[place_of(remark)];
  ++of_kind.count;
  for (const std::string& detail : details) {
    if (of_kind.details.size() == kMaxRemarkDetails) return;
    if (std::ranges::find(of_kind.details, detail) == of_kind.details.end()) of_kind.details.push_back(detail);
  }
}

void print_remarks(const RemarkCounts& counts, std::ostream& out) {
  for (const RemarkText& text : kRemarkTexts) {
    const RemarkCount& of_kind = counts[place_of(text.remark)];
    if (of_kind.count == 0) continue;
    std::string line =
        fmt::format("{} {}", counted(of_kind.count, "article", "articles"), of_kind.count == 1 ? text.one : text.many);
    if (!of_kind.details.empty()) {
      line += fmt::format("; {}: {}", text.details, fmt::join(of_kind.details, ", "));
      if (!text.advice.empty()) line += fmt::format("; {}", text.advice);
    }
    out << one_line(out, line) << '\n';
  }
}

}  // namespace khabar
