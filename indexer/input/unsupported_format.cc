#include "indexer/input/unsupported_format.h"

#include <array>

namespace khabar {

namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view begin;
  std::string_view what;
};

// Of the formats' specifications, as collected in the database of file(1).
constexpr std::array kMagics{
    Magic{"%PDF-"sv, "a PDF document"},
    Magic{"{\\rtf"sv, "an RTF document"},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "a document of an old office program"},
    Magic{"\x89PNG\r\n"sv, "a PNG picture"},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Magic{"GIF87a"sv, "a GIF picture"},
    Magic{"GIF89a"sv, "a GIF picture"},
    Magic{"SQLite format 3\0"sv, "an SQLite database"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    Magic{"Rar!\x1A\x07"sv, "a RAR archive"},
    Magic{"\x1F\x9D"sv, "a file packed by compress"},
    Magic{"\x04\x22\x4D\x18"sv, "a file packed by lz4"},
    Magic{"\x7F"
          "ELF"sv,
          "a program"},
};

}  // namespace

std::string_view unsupported_format(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (head.starts_with(magic.begin)) return magic.what;
  }
  const bool is_message =
      head.find("MIME-Version:") != std::string_view::npos && head.find("multipart/related") != std::string_view::npos;
  const bool begins_with_field = head.starts_with("MIME-Version:") || head.starts_with("From:");
  return is_message && begins_with_field ? "a page saved with its parts (MHTML)" : std::string_view();
}

}  // namespace khabar
