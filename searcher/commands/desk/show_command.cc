#include <fmt/format.h>

#include <optional>
#include <ostream>

#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/output/tables/article_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

// Text is no table: an empty line parts articles.
class ArticleOutput {
 public:
  ArticleOutput(const ParsedOptions& options, const Streams& streams, const std::vector<IndexName>& indexes,
                const TableHead& head, const TimeZone& zone)
      : zone_(zone), indexes_(indexes) {
    if (table_format(options) == "text") {
      refuse_table_options(options);
      file_.emplace(options.has("output") ? options.get("output") : "-", streams.out);
      style_ = table_style(options, streams, *file_);
    } else {
      table_.emplace(options, streams, indexes, article_columns(), head);
    }
  }

  void write(const WholeArticle& whole) {
    const IndexName& index = indexes_.at(whole.index);
    if (table_) return table_->rows().row(article_cells(whole, zone_, index));
    if (any_) file_->out() << '\n';
    any_ = true;
    write_article_text(whole, zone_, index, style_, file_->out());
  }

  void finish() {
    if (table_) return table_->finish({});
    file_->finish();
  }

 private:
  const TimeZone& zone_;
  const std::vector<IndexName>& indexes_;
  std::optional<ResultFile> file_;
  TextStyle style_;
  std::optional<ResultTable> table_;
  bool any_ = false;
};

}  // namespace

ExitStatus show_command(const ParsedOptions& options, const Streams& streams) {
  if (options.arguments.empty()) throw Error("the id of an article is missing", "write: show ID, as 'kwic' prints it");
  const TimeZone zone{options.get("timezone")};
  IndexSet indexes = open_indexes(options, streams);
  DeskQuery query = whole_collection();
  if (options.has("query")) {
    query = read_desk_query(options.get("query"), reading_of(options), zone, indexes.collection(), indexes.analyzer());
  }
  ArticleOutput output{options, streams, indexes.names(), {{"query", query_text(query.tree)}}, zone};
  ExitStatus status = ExitStatus::kDone;
  for (const std::string& id : options.arguments) {
    const std::vector<Xapian::docid> documents = documents_of_id(indexes.collection(), id);
    for (const Xapian::docid document : documents) {
      output.write(whole_article(indexes.collection(), document, query.built.marked, indexes.analyzer()));
    }
    if (!documents.empty()) continue;
    query.notes.push_back(fmt::format("no article has the id {}", id));
    status = ExitStatus::kPartial;
  }
  output.finish();
  print_notes(query.notes, streams);
  return status;
}

}  // namespace khabar
