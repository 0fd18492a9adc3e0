#include "searcher/output/hit_writer.h"

#include <fmt/format.h>

#include <array>

#include "common/program/error.h"

namespace khabar {

const OutputFormat& output_format(std::string_view name) {
  static constexpr std::array<OutputFormat, 5> kFormats{{
      {"text", write_text, true},
      {"json", write_json, true},
      {"jsonl", write_jsonl, false},
      {"csv", write_csv, false},
      {"trec", write_trec, false},
  }};
  for (const OutputFormat& format : kFormats) {
    if (format.name == name) return format;
  }
  throw Error(fmt::format("--format: '{}' is not one of text, json, jsonl, csv, trec", name));
}

}  // namespace khabar
