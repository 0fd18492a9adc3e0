#include "indexer/json_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/utf8.h"
#include "indexer/text_encoding.h"

namespace khabar {

namespace {

struct JsonKey {
  std::string_view name;
  std::string ArticleDraft::*field;
};

// Of two keys for one field the upper one counts, whichever comes first in the object.
constexpr std::array kKeys{
    JsonKey{"id", &ArticleDraft::id},           JsonKey{"title", &ArticleDraft::title},
    JsonKey{"body", &ArticleDraft::body},       JsonKey{"text", &ArticleDraft::body},
    JsonKey{"content", &ArticleDraft::body},    JsonKey{"date", &ArticleDraft::date},
    JsonKey{"source", &ArticleDraft::source},   JsonKey{"url", &ArticleDraft::url},
    JsonKey{"section", &ArticleDraft::section}, JsonKey{"category", &ArticleDraft::section},
    JsonKey{"author", &ArticleDraft::author},   JsonKey{"language", &ArticleDraft::language},
    JsonKey{"path", &ArticleDraft::path},
};

constexpr std::size_t kNoKey = kKeys.size();

// Takes the events of nlohmann::json's SAX parser: a document tree would cost twice the time.
class ArticleHandler {
 public:
  using json = nlohmann::json;

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(std::int64_t value) { return scalar(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return scalar(std::to_string(value)); }
  bool number_float(double, const std::string& as_written) { return scalar(std::string(as_written)); }
  bool string(std::string& value) { return scalar(std::move(value)); }
  bool binary(json::binary_t&) { return true; }

  bool start_object(std::size_t) {
    ++depth_;
    return true;
  }
  bool end_object() {
    --depth_;
    return true;
  }
  bool start_array(std::size_t) {
    if (depth_ == 0) {
      problem_ = "a JSON object is expected, not a list";
      return false;
    }
    ++depth_;
    in_list_ = depth_ == 2;
    return true;
  }
  bool end_array() {
    in_list_ = false;
    --depth_;
    return true;
  }
  bool key(std::string& name) {
    if (depth_ != 1) return true;
    const auto found = std::find_if(kKeys.begin(), kKeys.end(), [&](const JsonKey& k) { return k.name == name; });
    key_ = static_cast<std::size_t>(found - kKeys.begin());
    if (key_ != kNoKey) values_[key_].clear();
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    problem_ = describe(position, error.what());
    return false;
  }

  const std::string& problem() const { return problem_; }

  void fill(ArticleDraft& draft) {
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
      std::string& field = draft.*kKeys[i].field;
      if (field.empty()) field = std::move(values_[i]);
    }
  }

 private:
  bool scalar(std::string&& value) {
    if (depth_ == 0) {
      problem_ = "a JSON object is expected, not a single value";
      return false;
    }
    if (key_ == kNoKey || !(depth_ == 1 || (depth_ == 2 && in_list_))) return true;
    std::string& kept = values_[key_];
    if (depth_ == 1 || kept.empty()) {
      kept = std::move(value);
    } else {
      kept += kKeys[key_].field == &ArticleDraft::body ? "\n\n" : ", ";
      kept += value;
    }
    return true;
  }

  // From "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while parsing value - invalid
  // literal; last read: 'tru}'" stays what a user can act on: the place and what is wrong there.
  static std::string describe(std::size_t position, std::string_view message) {
    for (const std::string_view before : {"] ", ": ", " - "}) {
      const std::size_t at = message.find(before);
      if (at != std::string_view::npos) message.remove_prefix(at + before.size());
    }
    message = message.substr(0, message.find("; last read"));
    return fmt::format("broken JSON at byte {}: {}", position, message);
  }

  std::array<std::string, kKeys.size()> values_;
  std::size_t key_ = kNoKey;
  int depth_ = 0;
  bool in_list_ = false;
  std::string problem_;
};

}  // namespace

std::optional<std::string> parse_json_article(std::string_view json, ArticleDraft& draft) {
  ArticleHandler handler;
  if (nlohmann::json::sax_parse(json.begin(), json.end(), &handler)) {
    handler.fill(draft);
    return std::nullopt;
  }
  const std::size_t invalid_at = find_invalid_utf8(json);
  return invalid_at == std::string_view::npos ? handler.problem() : invalid_utf8_reason(invalid_at);
}

}  // namespace khabar
