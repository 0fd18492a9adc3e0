#include <nlohmann/json.hpp>
#include <ostream>

#include "common/utf8.h"
#include "searcher/output/hit_writer.h"

namespace khabar {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kJsonVersion = 1;

// A query may hold bytes that are not UTF-8; JSON may not.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json marks_json(const MarkedText& marked) {
  Json marks = Json::array();
  std::size_t bytes = 0;
  std::size_t count = 0;
  const auto count_to = [&](std::size_t end) {
    count += count_code_points(std::string_view{marked.text}.substr(bytes, end - bytes));
    bytes = end;
    return count;
  };
  for (const Mark& mark : marked.marks) {
    const std::size_t begin = count_to(mark.begin);
    marks.push_back({begin, count_to(mark.end)});
  }
  return marks;
}

Json word_json(const WordExplanation& word) {
  Json forms = Json::array();
  for (const FormCount& form : word.forms) forms.push_back({{"form", form.form}, {"articles", form.articles}});
  return {{"text", word.text}, {"lemma", word.lemma}, {"articles", word.articles}, {"forms", std::move(forms)}};
}

Json hit_json(const Hit& hit) {
  Json json = {{"rank", hit.rank},
               {"index", hit.index},
               {"id", hit.id},
               {"title", hit.title.text},
               {"title_marks", marks_json(hit.title)},
               {"date", hit.date ? Json(format_day(*hit.date)) : Json(nullptr)},
               {"source", hit.source},
               {"section", hit.section},
               {"author", hit.author},
               {"url", hit.url},
               {"path", hit.path},
               {"group", hit.group.empty() ? Json(nullptr) : Json(hit.group)},
               {"near_duplicates", hit.copies},
               {"score", hit.score},
               {"snippet", hit.snippet.text},
               {"marks", marks_json(hit.snippet)}};
  if (!hit.weights.empty()) json["weights"] = hit.weights;
  return json;
}

}  // namespace

// The hits are written one by one, each on a line of its own: a long answer is never a second time in memory.
void write_json(const SearchResults& results, const TextStyle&, std::ostream& out) {
  Json head = {{"version", kJsonVersion},
               {"query", results.query},
               {"match", results.match == Match::kAll ? "all" : "any"},
               {"fallback", results.fallback},
               {"total", results.total},
               {"without_duplicates", results.distinct},
               {"duplicates", kDuplicatesNames[static_cast<std::size_t>(results.duplicates)]},
               {"undated_left_out", results.undated_left_out},
               {"notes", results.notes},
               {"only_weight", results.only_weight},
               {"joined", results.joined},
               {"other_spellings", Json::array()},
               {"did_you_mean", results.corrections},
               {"indexes", Json::array()}};
  for (const OtherSpelling& other : results.other_spellings) {
    head["other_spellings"].push_back({{"text", other.text}, {"articles", other.articles}});
  }
  for (const IndexName& index : results.indexes) {
    head["indexes"].push_back({{"index", index.place}, {"generation", index.generation}});
  }
  if (results.indexes.size() == 1) head["generation"] = results.indexes.front().generation;
  for (const FeedbackWord& word : results.expansion) head["expansion"].push_back(word.lemma);
  for (const WordExplanation& word : results.words) head["words"].push_back(word_json(word));
  std::string text = dump(head);
  text.pop_back();
  out << text << ",\"hits\":[";
  const char* separator = "\n";
  for (const Hit& hit : results.hits) {
    out << separator << dump(hit_json(hit));
    separator = ",\n";
  }
  out << (results.hits.empty() ? "]}\n" : "\n]}\n");
}

void write_jsonl(const SearchResults& results, const TextStyle&, std::ostream& out) {
  for (const Hit& hit : results.hits) out << dump(hit_json(hit)) << '\n';
}

}  // namespace khabar
