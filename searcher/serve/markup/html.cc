#include "searcher/serve/markup/html.h"

#include <fmt/format.h>

#include "common/utf8.h"
#include "searcher/output/xml_text.h"

namespace khabar {

Html& Html::open(std::string_view tag, const Attributes& attributes) {
  html_ += '<';
  html_ += tag;
  for (const auto& [name, value] : attributes) html_ += fmt::format(" {}=\"{}\"", name, xml_text(value));
  html_ += '>';
  return *this;
}

Html& Html::close(std::string_view tag) {
  html_ += fmt::format("</{}>", tag);
  return *this;
}

Html& Html::text(std::string_view foreign) {
  html_ += xml_text(foreign);
  return *this;
}

Html& Html::breakable(std::string_view foreign) {
  std::size_t begin = 0;
  std::size_t run = 0;  // characters since the last space or break
  for (std::size_t at = 0; at < foreign.size();) {
    if (run == kLongestUnbroken) {
      text(foreign.substr(begin, at - begin));
      html_ += "<wbr>";
      begin = at;
      run = 0;
    }
    run = is_space(next_code_point(foreign, at)) ? 0 : run + 1;
  }
  return text(foreign.substr(begin));
}

Html& Html::element(std::string_view tag, const Attributes& attributes, std::string_view foreign) {
  return open(tag, attributes).text(foreign).close(tag);
}

Html& Html::markup(std::string_view ours) {
  html_ += ours;
  return *this;
}

std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace khabar
