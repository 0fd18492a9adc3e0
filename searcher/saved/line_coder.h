// Codes for a line of a concordance, checked against the article in which it stands.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "common/index/index_name.h"
#include "common/program/error.h"
#include "searcher/saved/file/line_codes.h"

namespace khabar {

// Its message is the reason.
class RefusedLine : public Error {
 public:
  using Error::Error;
};

struct LineToCode {
  std::string line;   // ID:PLACE
  std::string index;  // tells equal ids of several indexes apart; may be empty if there is one
  std::string match;  // what must stand there; empty: whatever does
  std::vector<std::string> codes;
  std::string note;
};

// One, or several with ; or ؛ between, as typed.
std::vector<std::string> split_codes(std::string_view text);

// The same, sorted and each once. Throws RefusedLine for what is no name of a code.
std::vector<std::string> read_codes(std::string_view text);

// Lines of one article that follow each other read it once. Not for two threads at once.
class LineCoder {
 public:
  // The arguments must outlive it.
  LineCoder(const Collection& collection, const std::vector<IndexName>& indexes, Analyzer& analyzer);
  ~LineCoder();
  LineCoder(const LineCoder&) = delete;
  LineCoder& operator=(const LineCoder&) = delete;

  // Throws RefusedLine if there is no such line, or another word stands there.
  CodedLine coded(const LineToCode& wanted);

 private:
  class ArticleText;

  Xapian::docid document_of(const std::string& id, const std::string& index) const;

  const Collection& collection_;
  const std::vector<IndexName>& indexes_;
  std::unique_ptr<ArticleText> text_;
};

}  // namespace khabar
