#include "searcher/serve/api/line_coding.h"

#include <nlohmann/json.hpp>

#include "common/saved/desk_file.h"
#include "common/utf8.h"
#include "searcher/saved/coded_lines.h"
#include "searcher/saved/line_coder.h"
#include "searcher/serve/api/api_error.h"

namespace khabar {
namespace {

std::string checked(const Parameters& parameters, std::string_view name) {
  std::string value = parameter(parameters, name);
  if (find_invalid_utf8(value) == std::string::npos) return value;
  throw Refusal(400, "bad_request", std::string{name} + " is not UTF-8");
}

std::vector<std::string> checked_codes(const std::string& text) {
  try {
    return read_codes(text);
  } catch (const RefusedLine& refused) {
    throw Refusal(400, "bad_code", refused.what());
  }
}

CodedLine asked_line(const Parameters& parameters, IndexSet& indexes) {
  LineToCode wanted{checked(parameters, "line"),
                    checked(parameters, "index"),
                    checked(parameters, "match"),
                    checked_codes(checked(parameters, "code")),
                    {}};
  try {
    return LineCoder{indexes.collection(), indexes.names(), indexes.analyzer()}.coded(wanted);
  } catch (const RefusedLine& refused) {
    throw Refusal(404, "no_line", refused.what(), "the article may have changed: ask for the concordance again");
  }
}

}  // namespace

std::string keep_codes(const Parameters& parameters, WarmIndex& warm) {
  const CodedLine line = asked_line(parameters, warm.indexes());
  warm.write_to_desk([&](SqliteFile& file) {
    SqliteTransaction transaction{file};
    LineCodes codes{file};
    keep_line(line, Note::kKept, warm.indexes().collection(), codes);
    transaction.commit();
  });
  const nlohmann::ordered_json answer{
      {"ok", true}, {"version", 1}, {"line", parameter(parameters, "line")}, {"codes", line.codes}};
  return answer.dump() + '\n';
}

std::vector<std::string> codes_of_keys(const std::string& text) {
  checked_codes(text);
  return split_codes(text);
}

std::vector<std::string> codes_in_use(const WarmIndex& warm) {
  const auto file = open_desk_file(desk_path(warm.places()));
  return file ? LineCodes{*file}.names() : std::vector<std::string>{};
}

}  // namespace khabar
