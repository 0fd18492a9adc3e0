// RFC 4180: records of fields, in which quotes keep delimiters and line breaks; tabs or semicolons may stand for
// commas.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/text_cursor.h"

namespace khabar {

struct CsvRecord {
  std::string text;        // as it stands in the file, without the line break at its end
  std::uint64_t line = 0;  // where it begins, from 1
  std::string problem;     // why it is no whole record; empty if it is
  bool at_end = false;     // the stream ended and no line break closed it
};

// Cuts a stream into records without holding more than one.
class CsvRecords {
 public:
  CsvRecords(ByteInput& input, char delimiter, std::size_t max_bytes)
      : cursor_(input), delimiter_(delimiter), max_bytes_(max_bytes) {}

  // The next record; false at the end. If a quote does not end, the line is the problem and the next record begins
  // with the next line.
  bool next(CsvRecord& record);

  // Goes back to the second line of a record that its reader found to be broken; for files whose writer did not know of
  // quotes.
  void read_again_from_second_line(const CsvRecord& record);

 private:
  TextCursor cursor_;
  char delimiter_;
  std::size_t max_bytes_;
  std::size_t rescanned_ = 0;
};

// The fields of one record. A field whose quotes do not enclose it as a whole keeps them: `"قال" الوزير`.
std::vector<std::string> split_csv(std::string_view record, char delimiter);

// How many they are, which costs no memory.
std::size_t count_csv_fields(std::string_view record, char delimiter);

// Whether a field goes over a line break and its quotes do not enclose it: then its first quote was none.
bool has_torn_field(std::string_view record, char delimiter);

}  // namespace khabar
