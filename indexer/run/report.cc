#include "indexer/run/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "common/program/place.h"
#include "common/program/standard_streams.h"
#include "common/utf8.h"
#include "indexer/run/progress.h"

namespace khabar {
namespace {

constexpr std::size_t kShownSkips = 3;     // lines a class of reasons
constexpr std::size_t kShownReplaced = 5;  // ids

using OrderedJson = nlohmann::ordered_json;

OrderedJson skipped_json(const SkippedInputs& skipped) {
  OrderedJson reasons = OrderedJson::object();
  for (const auto& [reason, of_class] : skipped.by_class()) reasons[reason] = of_class.count;
  OrderedJson inputs = OrderedJson::array();
  for (const SkippedInput& input : skipped.listed()) {
    inputs.push_back({{"path", input.path}, {"line", input.line}, {"reason", input.reason}});
  }
  return {{"count", skipped.count()}, {"listed", skipped.listed().size()}, {"reasons", reasons}, {"inputs", inputs}};
}

OrderedJson remarks_json(const RemarkCounts& remarks) {
  OrderedJson json = OrderedJson::object();
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    const auto remark = static_cast<Remark>(i);
    if (remarks[i].count == 0) continue;
    json[std::string(remark_name(remark))] = {{"count", remarks[i].count}, {"details", remarks[i].details}};
  }
  return json;
}

OrderedJson changes_json(const std::optional<ChangeCounts>& changes) {
  if (!changes) return {};
  return {{"added", changes->added},
          {"changed", changes->changed},
          {"removed", changes->removed},
          {"unchanged", changes->unchanged}};
}

OrderedJson replaced_json(const ReplacedArticles& replaced) {
  OrderedJson articles = OrderedJson::array();
  for (const ReplacedArticle& article : replaced.listed()) {
    articles.push_back({{"id", article.id}, {"path", article.path}, {"by", article.by}});
  }
  return {{"count", replaced.count()}, {"listed", replaced.listed().size()}, {"articles", articles}};
}

// Between two characters of UTF-8.
void cut(std::string& text) {
  constexpr std::string_view kWasLonger = "…";
  if (text.size() <= kMaxSkipText) return;
  text.resize(beginning(text, kMaxSkipText - kWasLonger.size()).size());
  text += kWasLonger;
}

using Counts = std::map<std::string, std::uint64_t, std::less<>>;

void count(Counts& counts, std::string_view name) {
  const auto found = counts.find(name);
  if (found == counts.end()) {
    counts.emplace(name, 1);
  } else {
    ++found->second;
  }
}

// "windows-1256: 12, UTF-8: 1,234"; only if there is anything else than UTF-8, which goes without saying.
void print_encodings(const Counts& encodings, std::ostream& out) {
  if (encodings.empty() || (encodings.size() == 1 && encodings.contains("UTF-8"))) return;
  std::vector<std::string> parts;
  for (const auto& [name, articles] : encodings) parts.push_back(fmt::format("{}: {}", name, with_thousands(articles)));
  out << fmt::format("encodings: {}\n", fmt::join(parts, ", "));
}

void print_replaced(const ReplacedArticles& replaced, std::ostream& out) {
  if (replaced.count() == 0) return;
  out << fmt::format("replaced {} by a later one with the same id:", counted(replaced.count(), "article", "articles"));
  const std::size_t shown = std::min(replaced.listed().size(), kShownReplaced);
  for (std::size_t i = 0; i < shown; ++i) out << (i == 0 ? " " : ", ") << one_line(out, replaced.listed()[i].id);
  out << (shown < replaced.count() ? ", ...\n" : "\n");
}

}  // namespace

std::string skip_class(const std::string& reason) {
  std::size_t end = std::string::npos;
  for (const std::string_view before_details : {": ", " at ", " (", ", not '", " '"}) {
    end = std::min(end, reason.find(before_details));
  }
  return reason.substr(0, end);
}

void SkippedInputs::add(SkippedInput&& input) {
  ++count_;
  cut(input.path);
  cut(input.reason);
  std::string name = skip_class(input.reason);
  if (by_class_.size() >= kMaxSkipClasses && !by_class_.contains(name)) name = kOtherReasons;
  SkipClass& of_class = by_class_[std::move(name)];
  ++of_class.count;
  list(std::move(input), of_class);
}

void SkippedInputs::list(SkippedInput&& input, SkipClass& of_class) {
  const std::size_t bytes = input.path.size() + input.reason.size();
  if (listed_.size() == kMaxListed || bytes > kMaxListedBytes - listed_bytes_) return;
  if (of_class.shown.size() < kShownSkips) of_class.shown.push_back(listed_.size());
  listed_bytes_ += bytes;
  listed_.push_back(std::move(input));
}

void ReplacedArticles::add(ReplacedArticle&& article) {
  ++count_;
  const std::size_t bytes = article.id.size() + article.path.size() + article.by.size();
  is_full_ = is_full_ || listed_.size() == kMaxListed || bytes > kMaxListedBytes - listed_bytes_;
  if (is_full_) return;
  listed_bytes_ += bytes;
  listed_.push_back(std::move(article));
}

void count_passed_over(IndexingReport& report, std::string_view kind) { count(report.passed_over, kind); }

std::string passed_over_text(const IndexingReport& report) {
  std::uint64_t all = 0;
  std::vector<std::string> kinds;
  for (const auto& [kind, times] : report.passed_over) {
    all += times;
    kinds.push_back(fmt::format("{}: {}", kind, with_thousands(times)));
  }
  return all == 0 ? std::string()
                  : fmt::format("ignored {} that {} not articles: {}", counted(all, "item", "items"),
                                all == 1 ? "is" : "are", fmt::join(kinds, ", "));
}

void print_passed_over(const IndexingReport& report, std::ostream& out) {
  if (!report.passed_over.empty()) out << passed_over_text(report) << '\n';
}

void print_skipped(const SkippedInputs& skipped, std::ostream& out) {
  if (skipped.count() == 0) return;
  out << fmt::format("skipped {}:\n", counted(skipped.count(), "input", "inputs"));
  for (const auto& [reason, of_class] : skipped.by_class()) {
    out << fmt::format("  {}: {}\n", one_line(out, reason), with_thousands(of_class.count));
    for (const std::size_t place : of_class.shown) {
      out << "    " << one_line(out, skip_line(skipped.listed()[place])) << '\n';
    }
    if (of_class.count > of_class.shown.size()) out << "    ...\n";
  }
}

std::string report_json(const IndexingReport& report) {
  const OrderedJson json{
      {"version", kReportVersion},
      {"command", report.command},
      {"generation", report.generation},
      {"published", report.published},
      {"started", report.started},
      {"khabar", report.khabar_version},
      {"analyzer", report.analyzer_fingerprint},
      {"inputs", report.inputs},
      {"jobs", report.jobs},
      {"bytes", report.bytes},
      {"indexed", report.indexed},
      {"formats", report.formats},
      {"encodings", report.encodings},
      {"changes", changes_json(report.changes)},
      {"purged_generations", report.purged_generations},
      {"duplicates", {{"groups", report.duplicates.groups}, {"articles", report.duplicates.articles}}},
      {"replaced", replaced_json(report.replaced)},
      {"skipped", skipped_json(report.skipped)},
      {"passed_over", report.passed_over},
      {"remarks", remarks_json(report.remarks)},
      {"seconds",
       {{"reading", report.seconds.reading},
        {"grouping", report.seconds.grouping},
        {"merging", report.seconds.merging},
        {"checking", report.seconds.checking},
        {"total", report.seconds.total()}}},
  };
  return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + '\n';
}

std::string skip_line(const SkippedInput& input) { return at_place(input.path, input.line, input.reason); }

void count_article(IndexingReport& report, std::string_view format, std::string_view encoding) {
  count(report.formats, format);
  count(report.encodings, encoding);
}

std::string duplicates_text(const DuplicateCounts& duplicates) {
  return fmt::format("{} in {} of near duplicates", counted(duplicates.articles, "article", "articles"),
                     counted(duplicates.groups, "group", "groups"));
}

void print_summary(const IndexingReport& report, const std::string& report_path, std::ostream& out) {
  const double seconds = std::max(report.seconds.total(), 0.001);
  const std::uint64_t read = report.indexed + report.replaced.count();
  out << fmt::format("indexed {} from {:.1f} MB in {:.1f} s, {} a second\n",
                     counted(report.indexed, "article", "articles"), static_cast<double>(report.bytes) / 1e6, seconds,
                     with_thousands(static_cast<std::uint64_t>(static_cast<double>(read) / seconds)));
  if (report.duplicates.groups > 0) out << duplicates_text(report.duplicates) << '\n';
  print_encodings(report.encodings, out);
  print_replaced(report.replaced, out);
  print_remarks(report.remarks, out);
  print_passed_over(report, out);
  print_skipped(report.skipped, out);
  out << fmt::format("published generation {}; full report: {}\n", report.generation, report_path);
}

void print_changes(const IndexingReport& report, const std::string& report_path, std::ostream& out) {
  const ChangeCounts changes = report.changes.value_or(ChangeCounts{});
  const bool dry_run = report_path.empty();
  out << fmt::format("{}{} added, {} changed, {} removed, {} as before", dry_run ? "would be: " : "",
                     with_thousands(changes.added), with_thousands(changes.changed), with_thousands(changes.removed),
                     with_thousands(changes.unchanged));
  if (report.bytes > 0)
    out << fmt::format("; {:.1f} MB in {:.1f} s", static_cast<double>(report.bytes) / 1e6, report.seconds.total());
  out << '\n';
  print_replaced(report.replaced, out);
  print_remarks(report.remarks, out);
  print_passed_over(report, out);
  print_skipped(report.skipped, out);
  if (dry_run) {
    out << "nothing was written\n";
  } else if (report.published) {
    out << fmt::format("published generation {} with {}; full report: {}\n", report.generation,
                       counted(report.indexed, "article", "articles"), report_path);
  } else {
    out << "nothing changed, nothing was published\n";
  }
}

}  // namespace khabar
