// HTML, in which all that is foreign is escaped: the one place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace khabar {

// Names and values; an attribute that has no value, such as `selected`, is its own.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

inline constexpr std::size_t kLongestUnbroken = 60;

class Html {
 public:
  Html& open(std::string_view tag, const Attributes& attributes = {});
  Html& close(std::string_view tag);

  // Foreign text.
  Html& text(std::string_view foreign);

  // The same, but a browser may break a word behind each kLongestUnbroken characters: one of 100,000 letters that is
  // joined throughout takes it a minute to lay out.
  Html& breakable(std::string_view foreign);

  // <tag attributes>foreign</tag>
  Html& element(std::string_view tag, const Attributes& attributes, std::string_view foreign);

  // Foreign text whose direction is its own: <bdi>.
  Html& isolated(std::string_view foreign) { return element("bdi", {}, foreign); }

  // Markup of our own.
  Html& markup(std::string_view ours);

  const std::string& string() const { return html_; }

 private:
  std::string html_;
};

// `1,234,567`.
std::string grouped(std::uint64_t number);

}  // namespace khabar
