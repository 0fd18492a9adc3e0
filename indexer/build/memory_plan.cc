#include "indexer/build/memory_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "common/analysis/different_words.h"
#include "common/program/error.h"
#include "indexer/article/source_options.h"
#include "indexer/build/indexing_run.h"

namespace khabar {
namespace {

constexpr std::uint64_t kMega = 1U << 20U;
constexpr std::uint64_t kProgramBytes = 64 * kMega;
constexpr std::uint64_t kPerTextByte = 20;
constexpr std::size_t kTextBytesPerWord = 640 / kPerTextByte;
constexpr std::uint64_t kDefaultCap = 1024 * kMega;
constexpr std::uint64_t kLeastBatch = kMega;
// More is not quicker: adding 14,750 articles to 29,500 took the same processor time with an eighth of it.
constexpr std::size_t kMostUncommitted = kBatchBytes / 2;
// A thread: several batches of changes, so that none of them has to wait for the reader.
constexpr std::size_t kMostWaiting = kMega;

unsigned shift_of(std::string_view unit) {
  if (unit.empty()) return 0;
  if (unit == "K" || unit == "k") return 10;
  if (unit == "M" || unit == "m") return 20;
  if (unit == "G" || unit == "g") return 30;
  return 64;
}

}  // namespace

std::uint64_t parse_size(std::string_view option, std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const unsigned shift = shift_of(text.substr(static_cast<std::size_t>(end - text.data())));
  if (error == std::errc() && shift < 64 && number <= std::numeric_limits<std::uint64_t>::max() >> shift) {
    return number << shift;
  }
  throw Error(fmt::format("--{}: '{}' is not a size", option, text),
              fmt::format("write a whole number with K, M or G, as in --{} 512M", option));
}

std::size_t planned_bytes(const Article& article) {
  constexpr std::size_t kBesideText = 128;
  return article.title.size() + article.body.size() + article.id.size() + article.source.size() + article.url.size() +
         article.section.size() + article.author.size() + article.language.size() + article.path.size() + kBesideText;
}

std::size_t most_words(const Article& article) {
  constexpr std::size_t kWordBytes = 8;  // a word of Arabic and the blank behind it
  return (article.title.size() + article.body.size()) / kWordBytes;
}

void require_memory_for(const Article& article, const LargestArticle& largest) {
  const std::size_t bytes = article.title.size() + article.body.size();
  const bool is_longer = bytes > largest.bytes;
  if (!is_longer && !has_more_different_words(article, largest.words)) return;
  throw Error(fmt::format("the published article {} takes more memory than --memory allows: it has {}", article.id,
                          is_longer ? fmt::format("{} bytes", bytes)
                                    : fmt::format("more than {} different words", largest.words)),
              "allow more memory, or take fewer --jobs; the index is as before");
}

MemoryPlan memory_plan(std::optional<std::uint64_t> cap, unsigned jobs) {
  const SourceOptions defaults;
  const std::uint64_t least = kProgramBytes + jobs * kLeastBatch * kPerTextByte;
  if (cap && *cap < least) {
    throw Error(fmt::format("--memory: {} MB are too few for {} indexing threads, which need at least {} MB",
                            *cap / kMega, jobs, least / kMega),
                "allow more memory, or take fewer --jobs");
  }
  const std::uint64_t share = (std::max(cap.value_or(kDefaultCap), least) - kProgramBytes) / (jobs * kPerTextByte);
  const auto batch = static_cast<std::size_t>(std::min<std::uint64_t>(share, kBatchBytes));
  const std::size_t words = batch / kTextBytesPerWord;
  if (!cap) return {batch, words, {defaults.max_article_bytes, defaults.max_article_words}};
  return {batch, words, {std::min(batch, defaults.max_article_bytes), words}};
}

UpdateMemory update_memory_plan(std::optional<std::uint64_t> cap, unsigned jobs) {
  const MemoryPlan plan = memory_plan(cap, jobs);
  const std::size_t half = plan.batch_bytes * jobs / 2;
  const std::size_t uncommitted = std::min(half, kMostUncommitted);
  const std::size_t waiting = std::min(half, jobs * kMostWaiting);
  if (!cap) return {uncommitted, waiting, plan.largest};
  const LargestArticle largest{std::min(half, plan.largest.bytes),
                               std::min(half / kTextBytesPerWord, plan.largest.words)};
  return {uncommitted, waiting, largest};
}

}  // namespace khabar
