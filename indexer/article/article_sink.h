// Where sources put what they read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace khabar {

// An input, or a part of one, from which no article came.
struct SkippedInput {
  std::string path;  // as given on the command line and found below it; archive members behind "!": a.tar.gz!b.sgml
  std::uint64_t line = 0;  // where it begins (in plain text, where it breaks), from 1; 0: the whole input
  std::string reason;      // "broken JSON: ...", "no text", "invalid UTF-8 at byte 17", ...
};

// What an article lacks, or what was done so that it could come in. The article stands; somebody must be told.
enum class Remark : std::uint8_t {
  kTitleOnly,        // no text under any name that is known; the details are the keys that were there
  kDescriptionOnly,  // a description stands for the text
  kUnreadDate,       // what stands where the date should; the details are such values
  kNoDate,           // no date, but keys that may hold one: these are the details
  kConvertedDate,    // from the Islamic calendar
  kReplacedBytes,    // bytes of another encoding, each run of them decoded by itself or U+FFFD
  kRenamedPath,  // another input has a file of this name: the path, and so perhaps the id, begins with the directory
};
inline constexpr std::size_t kRemarks = 7;

// Its key in reports: "title_only".
constexpr std::string_view remark_name(Remark remark) {
  constexpr std::array<std::string_view, kRemarks> kNames{
      "title_only", "description_only", "unread_date", "no_date", "converted_date", "replaced_bytes", "renamed_path"};
  return kNames[static_cast<std::size_t>(remark)];
}

class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  virtual void add(Article&& article) = 0;
  // Before each add(): the format and the encoding in which that article was found, for whoever counts them.
  virtual void found_as(std::string_view /*format*/, std::string_view /*encoding*/) {}
  virtual void skip(SkippedInput&& skipped) = 0;
  // Of an article that is added, or of a file before it is read.
  virtual void remark(Remark /*remark*/, const std::vector<std::string>& /*details*/) {}
  // A part of an input that is no article by its nature, such as a request in a crawl: only counted, by its kind. There
  // are few kinds, whatever the input.
  virtual void pass_over(std::string_view /*kind*/) {}
  // `bytes` more of the input files were consumed (as they lie on disk, so compressed bytes of a .gz).
  virtual void consumed(std::uint64_t bytes) = 0;
  // Called now and again inside of a long article, which may take a second. What it throws ends the run.
  virtual void check_point() { consumed(0); }
};

}  // namespace khabar
