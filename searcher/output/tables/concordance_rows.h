// Lines of a concordance -> rows of named columns, or text aligned around the match.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/time_zone.h"
#include "common/index/index_name.h"
#include "searcher/desk/kwic/concordance.h"
#include "searcher/output/tables/table_writer.h"
#include "searcher/saved/coded_lines.h"

namespace khabar {

class ConcordanceWriter {
 public:
  ConcordanceWriter() = default;
  virtual ~ConcordanceWriter() = default;
  ConcordanceWriter(const ConcordanceWriter&) = delete;
  ConcordanceWriter& operator=(const ConcordanceWriter&) = delete;

  virtual void line(const ConcordanceLine& line) = 0;

  // Call it once, behind the last line.
  virtual void finish() = 0;
};

// What the writers need beside the lines. All must outlive them.
struct ConcordanceStyle {
  const TextStyle& text;
  const TimeZone& zone;                   // whose days dates are told as
  const std::vector<IndexName>& indexes;  // in the order of the collection
  std::vector<std::string> fields = {};   // see TableStyle; not for text
  bool excel = false;
  const CodedLines* coded = nullptr;  // for two columns more; not for text
};

std::vector<std::string> concordance_columns(bool coded = false);

// `format` is one of kTableFormatNames. All but text have the columns line (line_id()), id, part (title or body), date,
// source, before, match, after and index; if the style has codes, code and note as well. Each line is written at once,
// those of text 1,000 at a time.
//
// Text: before, match and after stand in the order in which they are read, so that in a line of Arabic `before` is to
// the right of the match. A match is bold, or in [ ], and all matches of 1,000 lines begin in one column. Behind them
// stand date, source and line.
std::unique_ptr<ConcordanceWriter> concordance_writer(std::string_view format, const TableHead& head,
                                                      const ConcordanceStyle& style, std::ostream& out);

std::unique_ptr<ConcordanceWriter> concordance_text(const ConcordanceStyle& style, std::ostream& out);

}  // namespace khabar
