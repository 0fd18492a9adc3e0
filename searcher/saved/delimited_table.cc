#include "searcher/saved/delimited_table.h"

#include <algorithm>
#include <utility>

namespace khabar {
namespace {

class DelimitedReader {
 public:
  explicit DelimitedReader(std::string_view text) : rest_(text) {
    const std::string_view head = text.substr(0, std::min(text.find('\n'), text.size()));
    const std::size_t at = head.find_first_of("\t,;");
    if (at != std::string_view::npos) delimiter_ = head[at];
  }

  std::vector<DelimitedRow> rows() {
    std::vector<DelimitedRow> rows;
    while (!rest_.empty()) {
      DelimitedRow row = next_row();
      const bool has_text = std::ranges::any_of(row.cells, [](const std::string& cell) { return !cell.empty(); });
      if (has_text || row.unclosed) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  DelimitedRow next_row() {
    DelimitedRow row;
    row.line = line_;
    for (bool more = true; more;) {
      row.cells.push_back(rest_.starts_with('"') ? quoted(row) : plain());
      more = take(delimiter_);
    }
    take('\r');
    if (take('\n')) ++line_;
    return row;
  }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool ends_here(std::size_t at) const {
    if (at == rest_.size() || rest_[at] == delimiter_ || rest_[at] == '\n') return true;
    return rest_[at] == '\r' && (at + 1 == rest_.size() || rest_[at + 1] == '\n');
  }

  std::string plain() {
    std::size_t end = 0;
    while (!ends_here(end)) ++end;
    std::string cell{rest_.substr(0, end)};
    rest_.remove_prefix(end);
    return cell;
  }

  // Quotation marks that do not enclose the cell are text of it.
  std::string quoted(DelimitedRow& row) {
    std::string cell;
    std::size_t lines = 0;
    for (std::size_t at = 1; at < rest_.size(); ++at) {
      if (rest_[at] == '"' && rest_.substr(at + 1).starts_with('"')) {
        ++at;
      } else if (rest_[at] == '"') {
        if (!ends_here(at + 1)) return plain();
        rest_.remove_prefix(at + 1);
        line_ += lines;
        return cell;
      } else if (rest_[at] == '\n') {
        if (delimiter_ == '\t') return plain();
        ++lines;
      }
      cell += rest_[at];
    }
    if (delimiter_ == '\t') return plain();
    row.unclosed = true;
    line_ += lines;
    rest_ = {};
    return cell;
  }

  std::string_view rest_;
  char delimiter_ = ',';
  std::size_t line_ = 1;
};

}  // namespace

std::vector<DelimitedRow> read_delimited(std::string_view text) { return DelimitedReader{text}.rows(); }

}  // namespace khabar
