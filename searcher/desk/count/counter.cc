#include "searcher/desk/count/counter.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "common/index/article_name.h"
#include "common/program/error.h"
#include "common/stored/token_sequence.h"
#include "searcher/desk/article_words.h"
#include "searcher/desk/count/code_buckets.h"
#include "searcher/desk/count/form_buckets.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/match/occurrence_finder.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

// Numbers of two buckets; 0 where there is no dimension.
using CellNumber = std::uint64_t;

class Tally {
 public:
  void add_occurrences(std::size_t occurrences) { counts_.occurrences += occurrences; }

  void add(std::uint32_t words, std::size_t occurrences, std::uint32_t group) {
    ++counts_.articles;
    counts_.words += words;
    counts_.occurrences += occurrences;
    if (group == 0 || groups_.insert(group).second) ++counts_.articles_unique;
  }

  const Counts& counts() const { return counts_; }

 private:
  Counts counts_;
  std::unordered_set<std::uint32_t> groups_;  // those that are counted
};

// One query.
class CountRun {
 public:
  CountRun(CountBasis& basis, const DeskQuery& query)
      : basis_(basis),
        query_(query),
        codes_(basis.coded),
        found_in_(basis.dimensions.size()),
        present_in_(basis.dimensions.size()) {}

  CountTable table() {
    read_subcorpus();
    read_matches();
    CountTable table;
    table.dimensions = basis_.dimensions;
    table.total.counts = total_.counts();
    table.total.subcorpus = whole_;
    table.total.query = query_text(query_.tree);
    table.days = days_;
    if (!basis_.dimensions.empty()) add_rows(table);
    return table;
  }

 private:
  std::uint32_t words_of(Xapian::docid article) const {
    return basis_.counted == Counted::kArticles ? 0 : basis_.lengths[article];
  }

  bool has(Dimension dimension) const {
    return std::ranges::find(basis_.dimensions, dimension) != basis_.dimensions.end();
  }
  bool is_of_occurrences(std::size_t dimension) const { return parts_occurrences(basis_.dimensions[dimension]); }

  // `part`: the form or code.
  std::uint32_t bucket_of(std::size_t dimension, Xapian::docid article, std::uint32_t part) const {
    return is_of_occurrences(dimension) ? part : basis_.partitions[dimension].bucket(article);
  }

  CellNumber cell_of(Xapian::docid article, std::uint32_t part) const {
    CellNumber cell = 0;
    for (std::size_t i = 0; i < basis_.dimensions.size(); ++i) cell = cell << 32U | bucket_of(i, article, part);
    return cell;
  }

  // Forms and codes do not part the subcorpus: each is compared with all of it.
  void read_subcorpus() {
    const ArticleList articles = articles_of_subcorpus(query_, basis_.zone, basis_.collection, basis_.analyzer);
    for (const Xapian::docid article : articles) {
      const std::uint32_t words = words_of(article);
      whole_ = {whole_.articles + 1, whole_.words + words};
      if (basis_.dimensions.empty()) continue;
      Subcorpus& part = subcorpus_[cell_of(article, 0)];
      part = {part.articles + 1, part.words + words};
      for (std::size_t i = 0; i < present_in_.size(); ++i) {
        present_in_[i].insert(bucket_of(i, article, 0));
        see_day(basis_.partitions[i], article);
      }
    }
  }

  void see_day(const Partition& partition, Xapian::docid article) {
    if (partition.days.empty() || partition.days[article] == kNoDay) return;
    const std::chrono::sys_days day{std::chrono::days{partition.days[article]}};
    if (!days_) days_ = DaySpan{day, day};
    days_ = DaySpan{std::min(days_->first, day), std::max(days_->last, day)};
  }

  void read_matches() {
    OccurrenceFinder finder{query_.built.marked};
    StoredWords stored{basis_.collection};
    for (const Xapian::docid article : matching_articles(basis_.collection, *query_.built.hits)) {
      if (basis_.counted == Counted::kArticles || !finder.has_words()) {
        count_article(article, {}, nullptr);
        continue;
      }
      const std::string_view words = stored.of(article);
      reading_article(basis_.collection.database(), article, [&] {
        const TokenSequence tokens{words};
        count_article(article, finder.find(tokens), &tokens);
      });
    }
  }

  void count_article(Xapian::docid article, const Spans& occurrences, const TokenSequence* tokens) {
    total_.add(words_of(article), occurrences.size(), basis_.groups.number(article));
    if (basis_.dimensions.empty()) return;
    if (has(Dimension::kCode)) {
      codes_.sort(article, occurrences, [&](std::uint32_t code, bool has_article, std::size_t count) {
        count_in_row(article, code, count, has_article);
      });
    } else if (has(Dimension::kForm)) {
      std::unordered_map<std::uint32_t, std::size_t> by_form;
      for (const Span& occurrence : occurrences) ++by_form[forms_.number(*tokens, occurrence)];
      for (const auto& [form, count] : by_form) count_in_row(article, form, count);
    } else {
      count_in_row(article, 0, occurrences.size());
    }
  }

  void count_in_row(Xapian::docid article, std::uint32_t part, std::size_t occurrences, bool has_article = true) {
    Tally& tally = cells_[cell_of(article, part)];
    if (has_article) {
      tally.add(words_of(article), occurrences, basis_.groups.number(article));
    } else {
      tally.add_occurrences(occurrences);
    }
    for (std::size_t i = 0; i < found_in_.size(); ++i) found_in_[i].insert(bucket_of(i, article, part));
  }

  std::vector<std::uint32_t> listed(std::size_t dimension) const {
    if (basis_.dimensions[dimension] == Dimension::kForm) return forms_.in_order();
    if (basis_.dimensions[dimension] == Dimension::kCode) {
      std::vector<std::uint32_t> all(codes_.buckets().size());
      std::iota(all.begin(), all.end(), 0U);
      return all;
    }
    const Partition& partition = basis_.partitions[dimension];
    const auto& shown = partition.listing == Listing::kFound ? found_in_[dimension] : present_in_[dimension];
    std::optional<std::uint32_t> first_period;
    std::uint32_t last_period = 0;
    for (auto i = static_cast<std::uint32_t>(partition.first_period); i < partition.end_of_periods; ++i) {
      if (!shown.contains(i)) continue;
      first_period = first_period.value_or(i);
      last_period = i;
    }
    std::vector<std::uint32_t> listed;
    for (std::uint32_t i = 0; i < partition.buckets.size(); ++i) {
      const bool between = first_period && i >= *first_period && i <= last_period;
      if (between || shown.contains(i) || partition.listing == Listing::kAll) listed.push_back(i);
    }
    return listed;
  }

  const Bucket& bucket(std::size_t dimension, std::uint32_t number) const {
    if (basis_.dimensions[dimension] == Dimension::kCode) return codes_.buckets()[number];
    return is_of_occurrences(dimension) ? forms_.bucket(number) : basis_.partitions[dimension].buckets[number];
  }

  void add_rows(CountTable& table) {
    if (has(Dimension::kForm)) forms_.close(query_.built.marked, basis_.analyzer);
    const std::vector<std::uint32_t> first = listed(0);
    const bool two = basis_.dimensions.size() == 2;
    const std::vector<std::uint32_t> second = two ? listed(1) : std::vector<std::uint32_t>{};
    if (two && first.size() * second.size() > kMostRows) {
      throw Error(fmt::format("the table has {} rows, more than {}", first.size() * second.size(), kMostRows),
                  "count by longer periods, or ask for a part of the articles");
    }
    for (const std::uint32_t a : first) {
      if (!two) table.rows.push_back(row({a}));
      for (const std::uint32_t b : second) table.rows.push_back(row({a, b}));
    }
  }

  CountRow row(const std::vector<std::uint32_t>& numbers) const {
    CountRow row;
    CellNumber cell = 0;
    CellNumber part = 0;
    std::vector<QueryNode> filters;
    bool can_be_asked = true;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const Bucket& at = bucket(i, numbers[i]);
      row.places.push_back(is_of_occurrences(i) ? 0 : numbers[i]);
      row.buckets.push_back(at.name);
      filters.insert(filters.end(), at.filters.begin(), at.filters.end());
      can_be_asked = can_be_asked && at.can_be_asked;
      cell = cell << 32U | numbers[i];
      part = part << 32U | (is_of_occurrences(i) ? 0 : numbers[i]);
    }
    if (const auto found = cells_.find(cell); found != cells_.end()) row.counts = found->second.counts();
    if (const auto found = subcorpus_.find(part); found != subcorpus_.end()) row.subcorpus = found->second;
    if (can_be_asked) row.query = query_text(filtered(query_.tree, filters));
    return row;
  }

  CountBasis& basis_;
  const DeskQuery& query_;
  FormBuckets forms_;
  CodeBuckets codes_;
  Tally total_;
  Subcorpus whole_;
  std::optional<DaySpan> days_;
  std::unordered_map<CellNumber, Tally> cells_;
  std::unordered_map<CellNumber, Subcorpus> subcorpus_;
  std::vector<std::unordered_set<std::uint32_t>> found_in_;    // buckets of each dimension in which something is found
  std::vector<std::unordered_set<std::uint32_t>> present_in_;  // those of the subcorpus
};

std::vector<Partition> partitions_of(const Collection& collection, const std::vector<Dimension>& dimensions,
                                     const PartitionSettings& settings) {
  std::vector<Partition> partitions;
  for (const Dimension dimension : dimensions) {
    partitions.push_back(parts_occurrences(dimension) ? Partition{} : partition_by(dimension, collection, settings));
  }
  return partitions;
}

}  // namespace

Counter::Counter(const Collection& collection, Analyzer& analyzer, const std::vector<Dimension>& dimensions,
                 const PartitionSettings& settings, Counted counted)
    : basis_{collection,
             analyzer,
             dimensions,
             *settings.zone,
             counted,
             settings.coded,
             partitions_of(collection, dimensions, settings),
             counted == Counted::kArticles ? std::vector<std::uint32_t>{} : article_lengths(collection.database()),
             GroupTable{collection.database()}} {}

CountTable Counter::count(const DeskQuery& query) { return CountRun{basis_, query}.table(); }

}  // namespace khabar
