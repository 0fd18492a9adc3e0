// Keeps what sources yield.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/article/article_sink.h"
#include "indexer/input/read_inputs.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {

struct RecordingSink : public ArticleSink {
  void add(Article&& article) override { articles.push_back(std::move(article)); }
  void found_as(std::string_view format, std::string_view encoding) override {
    formats.emplace_back(format);
    encodings.emplace_back(encoding);
  }
  void skip(SkippedInput&& input) override { skipped.push_back(std::move(input)); }
  // "title_only: key, key"
  void remark(Remark remark, const std::vector<std::string>& details) override {
    std::string text(remark_name(remark));
    for (std::size_t i = 0; i < details.size(); ++i) text += (i == 0 ? ": " : ", ") + details[i];
    remarks.push_back(std::move(text));
  }
  void pass_over(std::string_view kind) override { passed_over.emplace_back(kind); }
  void consumed(std::uint64_t count) override { bytes += count; }

  std::vector<std::string> ids() const {
    std::vector<std::string> result;
    for (const Article& article : articles) result.push_back(article.id);
    return result;
  }

  // "LINE: REASON", one a skipped input.
  std::vector<std::string> reasons() const {
    std::vector<std::string> result;
    for (const SkippedInput& input : skipped) result.push_back(std::to_string(input.line) + ": " + input.reason);
    return result;
  }

  std::vector<Article> articles;
  std::vector<SkippedInput> skipped;
  std::vector<std::string> formats;    // of each article
  std::vector<std::string> encodings;  // the same
  std::vector<std::string> passed_over;
  std::vector<std::string> remarks;
  std::uint64_t bytes = 0;
};

inline RecordingSink read_all_of(const std::vector<std::string>& inputs, const SourceOptions& options = {}) {
  RecordingSink sink;
  read_inputs(inputs, options, sink);
  return sink;
}

// Reads `bytes` as the only file, called `name`.
inline RecordingSink read_bytes(std::string_view bytes, const std::string& name = "file",
                                const SourceOptions& options = {}) {
  const TempDir directory;
  return read_all_of({directory.write(name, bytes)}, options);
}

}  // namespace khabar::testing
