#include "indexer/format/json_article.h"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>

#include "common/utf8.h"
#include "indexer/limits.h"
#include "indexer/text/charset.h"

namespace khabar {

namespace {

// Takes the events of nlohmann::json's SAX parser: it says best what is wrong, and where, and keeps numbers as written.
class ArticleHandler {
 public:
  using json = nlohmann::json;

  explicit ArticleHandler(const FieldNames& names) : names_(names) {}

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(std::int64_t value) { return scalar(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return scalar(std::to_string(value)); }
  bool number_float(double, const std::string& as_written) { return scalar(as_written); }
  bool string(std::string& value) { return scalar(value); }
  bool binary(json::binary_t&) { return true; }

  bool start_object(std::size_t) { return enter(); }
  bool end_object() {
    --depth_;
    return true;
  }
  bool start_array(std::size_t) {
    if (depth_ == 0) {
      problem_ = "a JSON object is expected, not a list";
      return false;
    }
    if (depth_ == 1) in_list_ = true;
    return enter();
  }
  bool end_array() {
    if (--depth_ == 1) in_list_ = false;
    return true;
  }
  bool key(std::string& name) {
    if (depth_ != 1) return true;
    in_list_ = false;
    fields_.begin(names_.slots(name));
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    problem_ = describe(position, error.what());
    return false;
  }

  const std::string& problem() const { return problem_; }

  void fill(ArticleDraft& draft) { fields_.fill(draft); }

 private:
  bool enter() {
    if (++depth_ <= kMaxJsonNesting) return true;
    problem_ = fmt::format("lists and objects nested more than {} deep", kMaxJsonNesting);
    return false;
  }

  bool scalar(std::string_view value) {
    if (depth_ == 0) {
      problem_ = "a JSON object is expected, not a single value";
      return false;
    }
    if (depth_ == 1 || (depth_ == 2 && in_list_)) fields_.add(value);
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

  const FieldNames& names_;
  FieldCollector fields_;
  int depth_ = 0;
  bool in_list_ = false;
  std::string problem_;
};

}  // namespace

JsonArticleParser::JsonArticleParser(const EncodingHints& hints, const FieldNames& names)
    : hints_(hints), names_(names), may_be_utf8_(hints.forced.empty() || charset_name(hints.forced) == kUtf8) {}

std::optional<std::string> JsonArticleParser::parse(std::string_view json, ArticleDraft& draft) {
  if (may_be_utf8_ && quick_.fill(json, names_, draft)) return std::nullopt;
  Utf8Text decoded;
  if (!hints_.forced.empty() || find_invalid_utf8(json) != std::string_view::npos) {
    decoded = to_utf8(std::string(json), hints_);
    if (decoded.invalid_at != std::string::npos) return invalid_reason(decoded, 0);
    json = decoded.text;
  }
  ArticleHandler handler(names_);
  if (!nlohmann::json::sax_parse(json.begin(), json.end(), &handler)) return handler.problem();
  draft.encoding = decoded.encoding;
  handler.fill(draft);
  return std::nullopt;
}

}  // namespace khabar
