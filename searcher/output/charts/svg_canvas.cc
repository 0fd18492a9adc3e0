#include "searcher/output/charts/svg_canvas.h"

#include <fmt/format.h>

#include <cmath>
#include <ostream>

#include "searcher/output/xml_text.h"

namespace khabar {
namespace {

// `start` is where a text begins to be read.
std::string_view text_anchor(TextSide side, bool rtl) {
  if (side == TextSide::kMiddle) return "middle";
  return (side == TextSide::kLeft) == rtl ? "end" : "start";
}

}  // namespace

std::string svg_number(double number) {
  constexpr double kHundred = 100;
  return fmt::format("{}", std::round(number * kHundred) / kHundred);
}

void SvgCanvas::text(const SvgText& where, const std::string& text) {
  out_ << fmt::format(
      "<text class=\"{}\" x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\" text-anchor=\"{}\" direction=\"{}\" "
      "unicode-bidi=\"embed\">{}</text>\n",
      where.kind, svg_number(where.x), svg_number(where.y), svg_number(where.size), where.colour,
      text_anchor(where.side, where.rtl), where.rtl ? "rtl" : "ltr", xml_text(text));
}

void SvgCanvas::line(std::string_view kind, double x1, double y1, double x2, double y2, std::string_view looks) {
  out_ << fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", kind, svg_number(x1),
                      svg_number(y1), svg_number(x2), svg_number(y2), looks);
}

void SvgCanvas::rectangle(std::string_view kind, double x, double y, double width, double height,
                          std::string_view looks) {
  out_ << fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", kind, svg_number(x),
                      svg_number(y), svg_number(width), svg_number(height), looks);
}

void SvgCanvas::circle(std::string_view kind, double x, double y, double radius, std::string_view looks,
                       const std::string& title) {
  out_ << fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\" {}><title>{}</title></circle>\n", kind,
                      svg_number(x), svg_number(y), svg_number(radius), looks, xml_text(title));
}

void SvgCanvas::path(std::string_view kind, const std::string& steps, std::string_view looks) {
  out_ << fmt::format("<path class=\"{}\" d=\"{}\" {}/>\n", kind, steps, looks);
}

}  // namespace khabar
