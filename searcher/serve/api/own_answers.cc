#include "searcher/serve/api/own_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "common/ascii.h"
#include "common/forms/form_table.h"
#include "common/index/index_snapshot.h"
#include "common/json_text.h"
#include "common/stored/field.h"
#include "common/utf8.h"
#include "common/version.h"
#include "searcher/query/language/operator_table.h"
#include "searcher/serve/api/command_options.h"

namespace khabar {
namespace {

using OwnJson = nlohmann::ordered_json;

constexpr std::size_t kReadForms = 1'000;       // of which the most frequent are suggested; chosen, not tuned
constexpr std::size_t kFewestLetters = 2;       // fewer begin too many words
constexpr std::size_t kLongestBeginning = 100;  // bytes

std::string dump_own(const OwnJson& json) { return json_text(json) + '\n'; }

// Where the word begins that is being typed: behind space, brackets, quotation marks and signs.
std::size_t last_word(std::string_view query) {
  const std::size_t before = query.find_last_of(" \t\n\"()|:=~+-");
  return before == std::string_view::npos ? 0 : before + 1;
}

std::vector<FormCount> frequent_forms(const FormTable& forms, const std::string& beginning) {
  std::vector<FormCount> found;
  for (const WordForm& form : forms.matching(WildcardPattern{beginning + "*"}, kReadForms).forms) {
    const Xapian::doccount articles = forms.count(form.lemma, form.exact);
    if (!found.empty() && found.back().form == form.exact) {
      found.back().articles = std::max(found.back().articles, articles);
    } else {
      found.push_back({form.exact, articles});
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &FormCount::articles);
  found.resize(std::min(found.size(), kMostSuggestions));
  return found;
}

std::string suggestions_json(const std::string& query, const std::string& before, const std::vector<FormCount>& forms) {
  OwnJson rows = OwnJson::array();
  for (const FormCount& form : forms) {
    rows.push_back({{"form", form.form}, {"articles", form.articles}, {"query", before + form.form}});
  }
  return dump_own({{"ok", true}, {"version", 1}, {"query", query}, {"rows", std::move(rows)}});
}

// OpenSearch Suggestions 1.1: the query, completions of it, and what they are.
std::string opensearch_suggestions(const std::string& query, const std::string& before,
                                   const std::vector<FormCount>& forms) {
  OwnJson queries = OwnJson::array();
  OwnJson numbers = OwnJson::array();
  for (const FormCount& form : forms) {
    queries.push_back(before + form.form);
    numbers.push_back(std::to_string(form.articles));
  }
  return dump_own(OwnJson::array({query, std::move(queries), std::move(numbers)}));
}

std::string suggestions(const std::string& query, std::string_view format, const Collection& collection) {
  std::vector<FormCount> forms;
  const std::size_t begin = last_word(query);
  const std::string beginning = query.substr(begin);
  if (beginning.size() <= kLongestBeginning && count_code_points(beginning) >= kFewestLetters &&
      beginning.find_first_of("*?{}") == std::string::npos && find_invalid_utf8(beginning) == std::string::npos) {
    forms = frequent_forms(collection.forms(), beginning);
  }
  const auto written = format == kSuggestionsFormat ? opensearch_suggestions : suggestions_json;
  return written(query, query.substr(0, begin), forms);
}

std::string state_of(const IndexSet& indexes) {
  OwnJson rows = OwnJson::array();
  for (std::size_t i = 0; i < indexes.names().size(); ++i) {
    const Xapian::Database& database = indexes.collection().parts().at(i);
    const IndexMetadata metadata = read_metadata(database);
    rows.push_back({{"index", indexes.names()[i].place},
                    {"generation", indexes.names()[i].generation},
                    {"created", metadata.created},
                    {"articles", database.get_doccount()},
                    {"built_by", metadata.khabar_version}});
  }
  return dump_own({{"ok", true},
                   {"version", 1},
                   {"khabar", kVersion},
                   {"articles", indexes.collection().database().get_doccount()},
                   {"rows", std::move(rows)}});
}

// The tables of which the help of the page and of the commands is made.
std::string language_table() {
  OwnJson operators = OwnJson::array();
  for (const ArgumentOperator& row : kOperatorTable) {
    operators.push_back({{"syntax", row.syntax}, {"arabic", row.alias}, {"text", row.text}, {"example", row.example}});
  }
  OwnJson fields = OwnJson::array();
  for (const FieldSpec& field : kFieldTable) {
    if (field.example.empty()) continue;
    fields.push_back({{"field", field.name},
                      {"arabic", field.arabic},
                      {"text", field.description},
                      {"example", fmt::format("{}:{}", field.name, field.example)}});
  }
  return dump_own({{"ok", true}, {"version", 1}, {"operators", std::move(operators)}, {"fields", std::move(fields)}});
}

}  // namespace

std::string own_answer(const Endpoint& endpoint, std::string_view format, const Parameters& parameters,
                       WarmIndex& warm) {
  if (endpoint.name == "help") return language_table();
  if (endpoint.name == "status") return state_of(warm.indexes());
  return suggestions(parameter(parameters, "q"), format, warm.indexes().collection());
}

}  // namespace khabar
