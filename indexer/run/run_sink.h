// Counts and reports what is read; what becomes of the articles is left to others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article_sink.h"
#include "indexer/run/run.h"

namespace khabar {

class RunSink : public ArticleSink {
 public:
  // `run` must outlive it.
  explicit RunSink(Run& run) : run_(run) {}

  void found_as(std::string_view format, std::string_view encoding) override;
  void skip(SkippedInput&& skipped) override;
  void remark(Remark remark, const std::vector<std::string>& details) override;
  void pass_over(std::string_view kind) override;
  void consumed(std::uint64_t bytes) override;

 protected:
  Run& run() { return run_; }

 private:
  Run& run_;
};

}  // namespace khabar
