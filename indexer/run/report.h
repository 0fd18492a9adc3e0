// What one run did: kept as JSON next to the index, and told to the user in a few lines.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article_sink.h"
#include "indexer/run/duplicate_counts.h"
#include "indexer/run/remarks.h"

namespace khabar {

// The version of the JSON; raised when a key changes its meaning or goes away.
inline constexpr int kReportVersion = 1;

// Only so many skipped inputs are listed, with so many bytes of paths and reasons in all, and as many replaced articles
// with their ids and paths; all are counted. A report must not grow with a broken dump. A path or a reason that is
// longer than kMaxSkipText is cut and ends in "…".
inline constexpr std::size_t kMaxListed = 100'000;
inline constexpr std::size_t kMaxListedBytes = std::size_t{16} << 20;
inline constexpr std::size_t kMaxSkipText = 1000;

// There are at most so many classes of reasons; reasons of a further class count as kOtherReasons.
inline constexpr std::size_t kMaxSkipClasses = 100;
inline constexpr const char* kOtherReasons = "other reasons";

// "broken JSON: unexpected end" -> "broken JSON", "invalid UTF-8 at byte 17" -> "invalid UTF-8", "no column 'x'" ->
// "no column": a class holds nothing of an input's own text.
std::string skip_class(const std::string& reason);

struct SkipClass {
  std::uint64_t count = 0;
  std::vector<std::size_t> shown;  // places in listed() of the first ones
};

class SkippedInputs {
 public:
  void add(SkippedInput&& input);

  std::uint64_t count() const { return count_; }
  const std::map<std::string, SkipClass>& by_class() const { return by_class_; }
  const std::vector<SkippedInput>& listed() const { return listed_; }

 private:
  void list(SkippedInput&& input, SkipClass& of_class);

  std::uint64_t count_ = 0;
  std::map<std::string, SkipClass> by_class_;
  std::vector<SkippedInput> listed_;
  std::size_t listed_bytes_ = 0;
};

struct StageSeconds {
  double reading = 0;   // reading and indexing, which go on at the same time
  double grouping = 0;  // of near duplicates
  double merging = 0;
  double checking = 0;
  double publishing = 0;

  double total() const { return reading + grouping + merging + checking + publishing; }
};

// What an update or a removal did to the articles that were there.
struct ChangeCounts {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t removed = 0;
  std::uint64_t unchanged = 0;  // seen again as they are

  std::uint64_t all() const { return added + changed + removed; }
};

// An article that gave way to a later one with the same id.
struct ReplacedArticle {
  std::string id;
  std::string path;  // where it was read
  std::string by;    // where the one was read that stands
};

class ReplacedArticles {
 public:
  void add(ReplacedArticle&& article);
  // Of one that is_full() keeps out of the list.
  void add_unlisted() { ++count_; }

  bool is_full() const { return is_full_; }
  std::uint64_t count() const { return count_; }
  const std::vector<ReplacedArticle>& listed() const { return listed_; }

 private:
  std::uint64_t count_ = 0;
  std::vector<ReplacedArticle> listed_;
  std::size_t listed_bytes_ = 0;
  bool is_full_ = false;
};

struct IndexingReport {
  std::string command = "build";
  std::string generation;
  std::string started;  // UTC, ISO 8601
  std::string khabar_version;
  std::string analyzer_fingerprint;
  std::vector<std::string> inputs;  // as named on the command line
  unsigned jobs = 0;
  bool published = false;
  std::uint64_t indexed = 0;                    // articles in the index
  std::uint64_t bytes = 0;                      // consumed of the input files
  std::optional<ChangeCounts> changes;          // of an update or a removal
  std::vector<std::string> purged_generations;  // that go with the articles of a purge
  DuplicateCounts duplicates;                   // in the index
  ReplacedArticles replaced;
  std::map<std::string, std::uint64_t, std::less<>> formats;    // articles that were read in each
  std::map<std::string, std::uint64_t, std::less<>> encodings;  // the same
  SkippedInputs skipped;
  std::map<std::string, std::uint64_t, std::less<>> passed_over;  // parts of inputs that are no articles, by kind
  RemarkCounts remarks;                                           // of articles that were read
  StageSeconds seconds;
};

// One JSON object, UTF-8; bytes of paths that are not UTF-8 become U+FFFD.
std::string report_json(const IndexingReport& report);

// `path:line: reason`, without the line if the whole input is meant.
std::string skip_line(const SkippedInput& input);

// Counts one more article.
void count_article(IndexingReport& report, std::string_view format, std::string_view encoding);

// `5 articles in 2 groups of near duplicates`.
std::string duplicates_text(const DuplicateCounts& duplicates);

// Counts one more part of an input that is no article.
void count_passed_over(IndexingReport& report, std::string_view kind);

// `ignored 3 items that are not articles: request: 2, revisit: 1`; empty if there were none. The line with it.
std::string passed_over_text(const IndexingReport& report);
void print_passed_over(const IndexingReport& report, std::ostream& out);

// `skipped 3 inputs:` and the first ones of each reason; nothing if none was skipped.
void print_skipped(const SkippedInputs& skipped, std::ostream& out);

// A few lines for the user; the rest can be read at `report_path`.
void print_summary(const IndexingReport& report, const std::string& report_path, std::ostream& out);

// The same for an update or a removal; an empty `report_path` stands for a dry run.
void print_changes(const IndexingReport& report, const std::string& report_path, std::ostream& out);

}  // namespace khabar
