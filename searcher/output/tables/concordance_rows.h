// Lines of a concordance -> rows of named columns, or text aligned around the match.
#pragma once

#include <array>
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

// How the words of a line are told: as they stand in the text, by their lemmas, or both.
enum class LineWords { kForms, kLemmas, kBoth };
inline constexpr std::array<std::string_view, 3> kLineWordsNames{"form", "lemma", "both"};

// What the columns depend on.
struct ConcordanceColumns {
  bool named = false;  // lines of several queries
  LineWords words = LineWords::kForms;
  bool coded = false;
};

class ConcordanceWriter {
 public:
  ConcordanceWriter() = default;
  virtual ~ConcordanceWriter() = default;
  ConcordanceWriter(const ConcordanceWriter&) = delete;
  ConcordanceWriter& operator=(const ConcordanceWriter&) = delete;

  // The lines that follow are of this query.
  void begin(const std::string& query) { query_ = query; }

  // If lemmas are to be told, the line has them.
  virtual void line(const ConcordanceLine& line) = 0;

  // Call it once, behind the last line.
  virtual void finish() = 0;

 protected:
  const std::string& query() const { return query_; }

 private:
  std::string query_;
};

// What the writers need beside the lines. All must outlive them.
struct ConcordanceStyle {
  const TextStyle& text;
  const TimeZone& zone;                   // whose days dates are told as
  const std::vector<IndexName>& indexes;  // in the order of the collection
  ConcordanceColumns columns = {};
  std::vector<std::string> fields = {};  // see TableStyle; not for text
  bool excel = false;
  const CodedLines* coded = nullptr;  // if the columns have them; not for text
};

std::vector<std::string> concordance_columns(const ConcordanceColumns& columns = {});

// `format` is one of kTableFormatNames. All but text have the columns line (line_id()), id, part (title or body), date,
// source, before, match, after and index. If there are several queries, name stands first; if forms and lemmas are
// told, before_lemmas, match_lemmas and after_lemmas stand behind after; if codes are, code and note stand last. Each
// line is written at once, those of text 1,000 at a time.
//
// Text: before, match and after stand in the order in which they are read, so that in a line of Arabic `before` is to
// the right of the match. A match is bold, or in [ ], and all matches of 1,000 lines begin in one column. Behind them
// stand date, source and line, behind the name of the query if there are several. Lemmas stand in a line of their own
// below the forms if both are told.
std::unique_ptr<ConcordanceWriter> concordance_writer(std::string_view format, const TableHead& head,
                                                      const ConcordanceStyle& style, std::ostream& out);

std::unique_ptr<ConcordanceWriter> concordance_text(const ConcordanceStyle& style, std::ostream& out);

}  // namespace khabar
