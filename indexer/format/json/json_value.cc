#include "indexer/format/json/json_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/limits.h"

namespace khabar {

namespace {

// From "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while parsing value - invalid
// literal; last read: 'tru}'" stays what a user can act on: the place and what is wrong there.
std::string describe_json_error(std::size_t position, std::string_view message) {
  for (const std::string_view before : {"] ", ": ", " - "}) {
    const std::size_t at = message.find(before);
    if (at != std::string_view::npos) message.remove_prefix(at + before.size());
  }
  message = message.substr(0, message.find("; last read"));
  return fmt::format("broken JSON at byte {}: {}", position, message);
}

// Takes the events of nlohmann::json's SAX parser: it says best what is wrong, and where, and keeps numbers as written.
class TreeBuilder {
 public:
  using json = nlohmann::json;

  explicit TreeBuilder(JsonValue& root) : root_(root) {}

  bool null() { return add({}); }
  bool boolean(bool) { return add({}); }
  bool number_integer(std::int64_t value) { return add_text(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return add_text(std::to_string(value)); }
  bool number_float(double, const std::string& as_written) { return add_text(as_written); }
  bool string(std::string& value) { return add_text(std::move(value)); }
  bool binary(json::binary_t&) { return true; }
  bool start_object(std::size_t) { return enter(JsonValue::Kind::kObject); }
  bool end_object() { return leave(); }
  bool end_array() { return leave(); }
  bool start_array(std::size_t) {
    if (open_.empty()) return fail("a JSON object is expected, not a list");
    return enter(JsonValue::Kind::kList);
  }
  bool key(std::string& name) {
    key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    return fail(describe_json_error(position, error.what()));
  }

  const std::string& problem() const { return problem_; }

 private:
  bool fail(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  bool add_text(std::string text) {
    if (open_.empty()) return fail("a JSON object is expected, not a single value");
    return add({JsonValue::Kind::kText, std::move(text), {}});
  }

  bool add(JsonValue value) {
    if (open_.empty()) return fail("a JSON object is expected, not a single value");
    if (++values_ > kMaxJsonValues) return fail(fmt::format("more than {} values in one object", kMaxJsonValues));
    open_.back()->members.push_back({std::exchange(key_, {}), std::move(value)});
    return true;
  }

  bool enter(JsonValue::Kind kind) {
    if (open_.size() == kMaxJsonNesting) {
      return fail(fmt::format("lists and objects nested more than {} deep", kMaxJsonNesting));
    }
    if (open_.empty()) {
      root_.kind = kind;
      open_.push_back(&root_);
      return true;
    }
    if (!add({kind, {}, {}})) return false;
    open_.push_back(&open_.back()->members.back().second);  // stays there: nothing is added to its parent meanwhile
    return true;
  }

  bool leave() {
    open_.pop_back();
    return true;
  }

  JsonValue& root_;
  std::vector<JsonValue*> open_;
  std::string key_;
  std::size_t values_ = 0;
  std::string problem_;
};

// The numbers that are none, as Python and JavaScript write them into what is no JSON then, made null; empty if there
// are none outside of strings.
std::string with_null_for_no_numbers(std::string_view json) {
  std::string changed;
  std::size_t kept = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] == '\\' && in_string) {
      ++at;
    } else if (json[at] == '"') {
      in_string = !in_string;
    } else if (!in_string && (json[at] == 'N' || json[at] == 'I' || json[at] == '-')) {
      for (const std::string_view number : {"NaN", "Infinity", "-Infinity"}) {
        if (!json.substr(at).starts_with(number)) continue;
        changed += json.substr(kept, at - kept);
        changed += "null";
        at += number.size() - 1;
        kept = at + 1;
        break;
      }
    }
  }
  return kept == 0 ? std::string() : changed + std::string(json.substr(kept));
}

std::optional<std::string> build_tree(std::string_view json, JsonValue& object) {
  TreeBuilder builder(object);
  if (!nlohmann::json::sax_parse(json.begin(), json.end(), &builder)) return builder.problem();
  return std::nullopt;
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
  const auto found = std::ranges::find_if(members, [&](const auto& member) { return member.first == name; });
  return found == members.end() ? nullptr : &found->second;
}

std::optional<std::string> parse_json_object(std::string_view json, JsonValue& object) {
  auto problem = build_tree(json, object);
  const std::string changed = problem ? with_null_for_no_numbers(json) : std::string();
  if (changed.empty()) return problem;
  object = JsonValue{};
  return build_tree(changed, object);
}

}  // namespace khabar
