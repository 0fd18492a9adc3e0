#include <nlohmann/json.hpp>
#include <ostream>

#include "common/json_text.h"
#include "common/utf8.h"
#include "searcher/output/hit_writer.h"

namespace khabar {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kJsonVersion = 1;

// A query may hold bytes that are not UTF-8; JSON may not.
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
               {"title_marks", mark_places(hit.title)},
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
               {"marks", mark_places(hit.snippet)}};
  if (!hit.weights.empty()) json["weights"] = hit.weights;
  return json;
}

Json head_json(const SearchResults& results) {
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
               {"likelier_words", Json::array()},
               {"did_you_mean", results.corrections},
               {"indexes", Json::array()}};
  for (const OtherSpelling& other : results.other_spellings) {
    head["other_spellings"].push_back({{"text", other.text}, {"articles", other.articles}});
  }
  for (const LikelierWord& word : results.likelier_words) {
    head["likelier_words"].push_back({{"typed", word.typed}, {"text", word.text}, {"articles", word.articles}});
  }
  for (const IndexName& index : results.indexes) {
    head["indexes"].push_back({{"index", index.place}, {"generation", index.generation}});
  }
  if (results.indexes.size() == 1) head["generation"] = results.indexes.front().generation;
  for (const FeedbackWord& word : results.expansion) head["expansion"].push_back(word.lemma);
  if (!results.words.empty() && results.expanded != ExpansionChoice::kNotAsked) {
    head["expansion_reason"] = reason_of(results.expanded);
  }
  for (const WordExplanation& word : results.words) head["words"].push_back(word_json(word));
  return head;
}

Json chosen(Json hit, const std::vector<std::string>& fields) {
  if (fields.empty()) return hit;
  Json some = Json::object();
  for (const std::string& field : fields) some[field] = std::move(hit[field]);
  return some;
}

// Each hit on a line of its own.
class JsonHits : public HitWriter {
 public:
  JsonHits(std::vector<std::string> fields, std::ostream& out) : fields_(std::move(fields)), out_(out) {}

  void begin(const SearchResults& results) override {
    std::string text = json_text(head_json(results));
    text.pop_back();
    out_ << text << ",\"hits\":[";
  }

  void hit(const Hit& hit) override {
    out_ << (any_ ? ",\n" : "\n") << json_text(chosen(hit_json(hit), fields_));
    any_ = true;
  }

  void end() override { out_ << (any_ ? "\n]}\n" : "]}\n"); }

 private:
  const std::vector<std::string> fields_;
  std::ostream& out_;
  bool any_ = false;
};

class JsonLineHits : public HitWriter {
 public:
  JsonLineHits(std::vector<std::string> fields, std::ostream& out) : fields_(std::move(fields)), out_(out) {}

  void begin(const SearchResults&) override {}
  void hit(const Hit& hit) override { out_ << json_text(chosen(hit_json(hit), fields_)) << '\n'; }
  void end() override {}

 private:
  const std::vector<std::string> fields_;
  std::ostream& out_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> mark_places(const MarkedText& marked) {
  std::vector<std::pair<std::size_t, std::size_t>> places;
  std::size_t bytes = 0;
  std::size_t count = 0;
  const auto count_to = [&](std::size_t end) {
    count += count_code_points(std::string_view{marked.text}.substr(bytes, end - bytes));
    bytes = end;
    return count;
  };
  for (const Mark& mark : marked.marks) {
    const std::size_t begin = count_to(mark.begin);
    places.emplace_back(begin, count_to(mark.end));
  }
  return places;
}

std::unique_ptr<HitWriter> json_hits(std::vector<std::string> fields, std::ostream& out) {
  return std::make_unique<JsonHits>(std::move(fields), out);
}

std::unique_ptr<HitWriter> json_line_hits(std::vector<std::string> fields, std::ostream& out) {
  return std::make_unique<JsonLineHits>(std::move(fields), out);
}

}  // namespace khabar
