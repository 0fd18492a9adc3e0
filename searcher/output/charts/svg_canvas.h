// Shapes and text of a picture, one element a call.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace khabar {

// Which side of a text stands at its place, whichever way it runs.
enum class TextSide { kLeft, kMiddle, kRight };

struct SvgText {
  std::string_view kind;  // its class
  double x = 0;
  double y = 0;
  TextSide side = TextSide::kLeft;
  double size = 13;
  bool rtl = false;  // runs from right to left as a whole
  std::string_view colour = "#222222";
};

class SvgCanvas {
 public:
  explicit SvgCanvas(std::ostream& out) : out_(out) {}

  void text(const SvgText& where, const std::string& text);
  void line(std::string_view kind, double x1, double y1, double x2, double y2, std::string_view looks);
  void rectangle(std::string_view kind, double x, double y, double width, double height, std::string_view looks);

  // `title` is what a pointer over it shows.
  void circle(std::string_view kind, double x, double y, double radius, std::string_view looks,
              const std::string& title);
  void path(std::string_view kind, const std::string& steps, std::string_view looks);

 private:
  std::ostream& out_;
};

// A number of a picture, with two decimals at most.
std::string svg_number(double number);

}  // namespace khabar
