// The description that the server has of itself, which its answers are held against.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/searcher/search_server.h"

namespace khabar::testing {

// What an answer has that the schema does not allow, or lacks.
inline std::string difference(const nlohmann::json& value, const nlohmann::json& schema, const std::string& at) {
  if (!schema.contains("type")) return "";
  if (value.is_null()) return schema.value("nullable", false) ? "" : at + " is null";
  const std::string type = schema["type"];
  const bool right = (type == "string" && value.is_string()) || (type == "number" && value.is_number()) ||
                     (type == "boolean" && value.is_boolean()) || (type == "array" && value.is_array()) ||
                     (type == "object" && value.is_object());
  if (!right) return at + " is no " + type + ": " + value.dump();
  if (type == "array") {
    for (const nlohmann::json& one : value) {
      if (std::string wrong = difference(one, schema.value("items", nlohmann::json::object()), at + "[]");
          !wrong.empty())
        return wrong;
    }
  }
  if (type != "object" || !schema.contains("properties")) return "";
  for (const nlohmann::json& key : schema.value("required", nlohmann::json::array())) {
    if (!value.contains(key)) return at + " has no " + key.get<std::string>();
  }
  for (const auto& [key, one] : value.items()) {
    if (!schema["properties"].contains(key)) return at + '.' + key + " is not described";
    if (std::string wrong = difference(one, schema["properties"][key], at + '.' + key); !wrong.empty()) return wrong;
  }
  return "";
}

class OpenApi {
 public:
  explicit OpenApi(const SearchServer& server) : document_(server.ask_json("/api/openapi.json")) {}

  const nlohmann::json& paths() const { return document_["paths"]; }
  const nlohmann::json& answer_of(const std::string& path) const {
    return document_["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
  }
  const nlohmann::json& kept_by(const std::string& path) const {
    return document_["paths"][path]["post"]["responses"]["200"]["content"]["application/json"]["schema"];
  }
  const nlohmann::json& error() const { return document_["components"]["schemas"]["Error"]; }
  std::vector<std::string> parameters_of_path(const std::string& path) const {
    std::vector<std::string> names;
    for (const nlohmann::json& parameter : document_["paths"][path]["get"]["parameters"]) {
      const std::string reference = parameter.value("$ref", "");
      names.push_back(reference.empty() ? parameter["name"].get<std::string>()
                                        : reference.substr(reference.rfind('/') + 1));
    }
    return names;
  }

 private:
  nlohmann::json document_;
};

}  // namespace khabar::testing
