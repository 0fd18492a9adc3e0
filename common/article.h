// The thing in the news: what every source yields and every index stores.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace khabar {

// A UTC moment in whole seconds; a date without a time of day is its midnight.
using Date = std::chrono::sys_seconds;

// All strings are valid UTF-8. `id` is never empty in an index; `title` or `body` has text.
struct Article {
  std::string id;
  std::string title;
  std::string body;
  std::optional<Date> date;
  std::string source;
  std::string url;
  std::string section;
  std::string author;
  std::string language;  // as given, else empty
  std::string path;      // where it was read: relative to its INPUT argument, '/' between parts

  bool operator==(const Article&) const = default;
};

// `YYYY-MM-DD`, the UTC day.
std::string format_day(Date date);

// `YYYY-MM-DD` as a UTC day; nothing for anything else.
std::optional<std::chrono::sys_days> parse_day(const std::string& text);

}  // namespace khabar
