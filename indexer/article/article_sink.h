// Where sources put what they read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/article.h"

namespace khabar {

// An input, or a part of one, from which no article came.
struct SkippedInput {
  std::string path;  // as given on the command line and found below it; archive members behind "!": a.tar.gz!b.sgml
  std::uint64_t line = 0;  // where it begins (in plain text, where it breaks), from 1; 0: the whole input
  std::string reason;      // "broken JSON: ...", "no text", "invalid UTF-8 at byte 17", ...
};

class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  virtual void add(Article&& article) = 0;
  // Before each add(): the format and the encoding in which that article was found, for whoever counts them.
  virtual void found_as(std::string_view /*format*/, std::string_view /*encoding*/) {}
  virtual void skip(SkippedInput&& skipped) = 0;
  // A part of an input that is no article by its nature, such as a request in a crawl: only counted, by its kind. There
  // are few kinds, whatever the input.
  virtual void pass_over(std::string_view /*kind*/) {}
  // `bytes` more of the input files were consumed (as they lie on disk, so compressed bytes of a .gz).
  virtual void consumed(std::uint64_t bytes) = 0;
  // Called now and again inside of a long article, which may take a second. What it throws ends the run.
  virtual void check_point() { consumed(0); }
};

}  // namespace khabar
