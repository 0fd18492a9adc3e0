#include "indexer/article/article_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "common/json_text.h"

namespace khabar {
namespace {

struct TextKey {
  const char* name;
  std::string Article::*field;
};

constexpr std::array kTextKeys{
    TextKey{"source", &Article::source}, TextKey{"url", &Article::url},           TextKey{"section", &Article::section},
    TextKey{"author", &Article::author}, TextKey{"language", &Article::language}, TextKey{"path", &Article::path},
};

std::string format_moment(Date date) {
  const auto day = std::chrono::floor<std::chrono::days>(date);
  const std::chrono::hh_mm_ss time(date - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(date), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

// Where the text ends that begins at `at`: the next quotation mark without a backslash.
std::size_t end_of_text(std::string_view json, std::size_t at) {
  while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
  return std::min(at, json.size());
}

}  // namespace

bool is_article_json_line(std::string_view json) {
  constexpr std::string_view kFirst = R"({"id":")";
  constexpr std::string_view kSecond = R"(","title":")";
  constexpr std::string_view kLast = R"(,"path":")";
  if (!json.starts_with(kFirst)) return false;
  if (!json.substr(end_of_text(json, kFirst.size())).starts_with(kSecond)) return false;
  const std::size_t last = json.rfind(kLast);
  if (last == std::string_view::npos) return false;
  return json.substr(end_of_text(json, last + kLast.size())) == R"("})";
}

std::string article_json_line(const Article& article) {
  using Json = nlohmann::ordered_json;
  Json json{{"id", article.id}, {"title", article.title}, {"body", article.body}};
  if (article.date) json["date"] = format_moment(*article.date);
  for (const TextKey& key : kTextKeys) {
    if (!(article.*key.field).empty()) json[key.name] = article.*key.field;
  }
  return json_text(json) + '\n';
}

}  // namespace khabar
