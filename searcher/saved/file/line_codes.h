// Codes of lines of a concordance, in a desk file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/saved/sqlite_file.h"
#include "searcher/saved/file/saved_article.h"

namespace khabar {

// A line is the occurrence that begins with the word `place` of an article, from 1.
struct CodedLine {
  SavedArticle article;
  std::uint64_t place = 0;
  std::string text_hash;  // of title and body when it was coded: see coded_lines.h
  std::string match;      // the occurrence
  std::string note;
  std::vector<std::string> codes;  // one or more, sorted
};

class LineCodes {
 public:
  // The file must be one of desk_file.h, and outlive the codes.
  explicit LineCodes(SqliteFile& file) : file_(file) {}

  // By id, place and hash.
  std::vector<CodedLine> lines();

  // In use, by name.
  std::vector<std::string> names();

  // Removes lines of the same id and place that have the same hash, or of whose hash `replaces` says so. Returns the
  // note of the last of them; empty if there is none.
  std::string take(const CodedLine& line, const std::function<bool(const std::string& hash)>& replaces);

  // Needs a line that is not there: take() it first.
  void add(const CodedLine& line);

  // Takes a code from all its lines; false if none has it.
  bool remove(const std::string& name);

 private:
  SqliteFile& file_;
};

}  // namespace khabar
