#include <fmt/format.h>
#include <fmt/ranges.h>

#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/similar_articles.h"
#include "searcher/output/tables/article_rows.h"

namespace khabar {

ExitStatus similar_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  if (options.arguments.size() != 1) {
    throw Error(fmt::format("similar needs one id, not {}", options.arguments.size()), "write: similar ID");
  }
  const TimeZone zone{options.get("timezone")};
  const std::size_t limit = count_of(options, "limit");
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  const Collection& collection = indexes.collection();
  const std::vector<Xapian::docid> documents = documents_of_id(collection, options.arguments.front());
  if (documents.empty()) {
    throw Error(fmt::format("no article has the id {}", options.arguments.front()), "'search' and 'kwic' print ids");
  }
  const DeskQuery among = asked_or_all("", options, zone, indexes);
  const SimilarArticles similar = similar_articles(collection, documents.front(), limit, *among.built.hits);

  const std::string words = fmt::format("{}", fmt::join(similar.words, " "));
  ResultTable table{options, streams, indexes.names(), similar_columns(), {{"words", words}}};
  for (std::size_t i = 0; i < similar.articles.size(); ++i) {
    const WholeArticle whole = whole_article(collection, similar.articles[i].document, {}, indexes.analyzer());
    table.rows().row(similar_cells(i + 1, similar.articles[i].score, whole, zone, indexes.names().at(whole.index)));
  }
  table.finish({words});
  table.prove(proof);
  ArticleList listed;
  for (const SimilarArticle& article : similar.articles) listed.push_back(article.document);
  proof.listed(options.arguments.front(), listed);
  std::vector<std::string> notes = among.notes;
  if (documents.size() > 1) notes.emplace_back("several indexes have an article with this id; the first one is meant");
  if (similar.articles.empty()) notes.emplace_back("no other article has a word that tells what this one is about");
  print_notes(notes, streams);
  return similar.articles.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
