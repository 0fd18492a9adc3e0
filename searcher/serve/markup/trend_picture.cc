#include "searcher/serve/markup/trend_picture.h"

#include <fmt/format.h>

#include "searcher/output/xml_text.h"

namespace khabar {
namespace {

constexpr std::string_view kSeries = "<g class=\"series ";
constexpr std::string_view kPoint = "<circle class=\"point";
constexpr std::string_view kPeriod = " data-period=\"";
constexpr std::string_view kEnd = "</circle>";

std::string_view period_of(std::string_view circle) {
  const std::size_t at = circle.find(kPeriod);
  if (at == std::string_view::npos) return {};
  circle.remove_prefix(at + kPeriod.size());
  return circle.substr(0, circle.find('"'));
}

// A table ends a picture inside of HTML; the page has the numbers beside it.
std::string without_metadata(std::string_view svg) {
  constexpr std::string_view kBegin = "<metadata";
  constexpr std::string_view kEndOfIt = "</metadata>";
  const std::size_t begin = svg.find(kBegin);
  const std::size_t end = svg.find(kEndOfIt, std::min(begin, svg.size()));
  if (end == std::string_view::npos) return std::string{svg};
  return std::string{svg.substr(0, begin)}.append(svg.substr(end + kEndOfIt.size()));
}

// An image has no links for a screen reader; a group has.
void make_group(std::string& svg) {
  constexpr std::string_view kImage = " role=\"img\"";
  const std::size_t at = svg.find(kImage);
  if (at != std::string::npos) svg.replace(at, kImage.size(), " role=\"group\"");
}

}  // namespace

std::string linked_picture(std::string_view svg,
                           const std::function<std::string(std::size_t series, std::string_view period)>& link_of) {
  std::string picture = without_metadata(svg);
  make_group(picture);
  svg = picture;
  svg.remove_prefix(std::min(svg.size(), svg.find("<svg")));  // HTML has no XML declaration
  std::string html;
  std::size_t series = 0;
  while (!svg.empty()) {
    const std::size_t point = svg.find(kPoint);
    const std::size_t group = svg.find(kSeries);
    const std::size_t end = point == std::string_view::npos ? point : svg.find(kEnd, point);
    if (end == std::string_view::npos) break;
    if (group < point) {
      html += svg.substr(0, group + kSeries.size());
      svg.remove_prefix(group + kSeries.size());
      ++series;
      continue;
    }
    const std::string_view circle = svg.substr(point, end + kEnd.size() - point);
    const std::string link = series == 0 ? std::string{} : link_of(series - 1, period_of(circle));
    html += svg.substr(0, point);
    html += link.empty() ? std::string{circle} : fmt::format("<a href=\"{}\">{}</a>", xml_text(link), circle);
    svg.remove_prefix(end + kEnd.size());
  }
  return html.append(svg);
}

}  // namespace khabar
