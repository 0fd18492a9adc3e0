#include "indexer/input/unsupported_format.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "indexer/stream/file_names.h"

namespace khabar {

namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view begin;
  std::string_view what;
};

// Of the formats' specifications, as collected in the database of file(1).
constexpr std::array kMagics{
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
    Magic{"PK\x07\x08"sv, "a part of a split zip archive"},
    Magic{"PAR1"sv, "a Parquet table"},
    Magic{"ZIM\x04"sv, "a ZIM archive"},
    Magic{"ORC\x11"sv, "an ORC table"},
    Magic{"Obj\x01"sv, "an Avro file"},
    Magic{"ARROW1"sv, "an Arrow table"},
    Magic{"FEA1"sv, "a Feather table"},
    Magic{"\x89HDF\r\n"sv, "an HDF5 file"},
    Magic{"AT&TFORM"sv, "a DjVu document"},
    Magic{"ITSF"sv, "a CHM help file"},
    Magic{"II*\0"sv, "a TIFF picture"},
    Magic{"MM\0*"sv, "a TIFF picture"},
    Magic{"ID3"sv, "an MP3 sound file"},
    Magic{"OggS"sv, "an Ogg sound file"},
    Magic{"wOFF"sv, "a font"},
    Magic{"wOF2"sv, "a font"},
    Magic{"\0\1\0\0"sv, "a font"},
    Magic{"\x04\x22\x4D\x18"sv, "a file packed by lz4"},
    Magic{"\x7F"
          "ELF"sv,
          "a program"},
};

}  // namespace

std::string_view unsupported_name(std::string_view path) {
  struct Ending {
    std::string_view end;
    std::string_view what;
  };
  static constexpr std::array kEndings{Ending{".docx", "a DOCX document"},
                                       Ending{".xlsx", "an XLSX table"},
                                       Ending{".pptx", "a PPTX presentation"},
                                       Ending{".odt", "an ODT document"},
                                       Ending{".ods", "an ODS table"},
                                       Ending{".mobi", "a MOBI e-book"},
                                       Ending{".azw3", "a Kindle e-book"},
                                       Ending{".z01", "a part of a split zip archive"},
                                       Ending{".zip.001", "a part of a split zip archive"},
                                       Ending{".7z.001", "a part of a split 7-Zip archive"}};
  for (const Ending& ending : kEndings) {
    if (ascii::ends_with_ignoring_case(path, ending.end)) return ending.what;
  }
  const std::size_t dot = path.rfind('.');
  const std::string_view end = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  const bool is_number = end.size() == 3 && std::ranges::all_of(end, [](char c) { return ascii::is_digit(c); });
  const std::string_view before = path.substr(0, is_number ? dot : 0);
  const bool is_archive_part =
      ascii::ends_with_ignoring_case(before, ".zip") || ascii::ends_with_ignoring_case(before, ".7z") ||
      ascii::ends_with_ignoring_case(before, ".rar") || ascii::ends_with_ignoring_case(before, ".gz");
  return is_archive_part ? "a part of a split archive" : std::string_view();
}

std::string_view kind_beside_articles(std::string_view path) {
  static constexpr std::array<std::string_view, 30> kEndings{
      ".css",   ".js",  ".mjs",         ".svg", ".cdx", ".cdxj", ".idx",  ".log", ".map", ".woff",
      ".woff2", ".ttf", ".otf",         ".eot", ".ico", ".scss", ".less", ".ncx", ".opf", ".xsl",
      ".xsd",   ".dtd", ".webmanifest", ".swf", ".ts",  ".tsx",  ".jsx",  ".py",  ".sh",  ".php"};
  const std::string_view name = last_part(path);
  for (const std::string_view whole :
       {"robots.txt", "mimetype", "humans.txt", "ads.txt", "LICENSE", "SHA256SUMS", "MD5SUMS"}) {
    if (name == whole) return whole;
  }
  for (const std::string_view ending : kEndings) {
    if (ascii::ends_with_ignoring_case(name, ending)) return ending;
  }
  return {};
}

std::string_view unsupported_format(std::string_view head) {
  constexpr std::size_t kBrandAt = 4;  // ISO 14496-12
  if (head.size() > kBrandAt && head.substr(kBrandAt).starts_with("ftyp")) return "a film";
  if (head.starts_with("RIFF") && head.substr(0, 16).find("WEBP") != std::string_view::npos) return "a WebP picture";
  constexpr std::size_t kMobiAt = 60;
  if (head.size() > kMobiAt && head.substr(kMobiAt).starts_with("BOOKMOBI")) return "a MOBI e-book";
  for (const Magic& magic : kMagics) {
    if (head.starts_with(magic.begin)) return magic.what;
  }
  const bool is_message =
      head.find("MIME-Version:") != std::string_view::npos && head.find("multipart/related") != std::string_view::npos;
  const bool begins_with_field = head.starts_with("MIME-Version:") || head.starts_with("From:");
  return is_message && begins_with_field ? "a page saved with its parts (MHTML)" : std::string_view();
}

}  // namespace khabar
