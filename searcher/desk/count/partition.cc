#include "searcher/desk/count/partition.h"

#include <stdexcept>

#include "searcher/desk/count/name_partition.h"
#include "searcher/desk/count/period_partition.h"
#include "searcher/search/group_table.h"

namespace khabar {
namespace {

QueryNode any_source(const std::vector<std::string>& sources) {
  if (sources.size() == 1) return value_filter(Field::kSource, sources.front());
  QueryNode any;
  any.kind = NodeKind::kOr;
  for (const std::string& source : sources) any.children.push_back(value_filter(Field::kSource, source));
  return any;
}

// By the sources, so that each name of a source is looked up once.
Partition kind_partition(const Collection& collection, const Codebook& codebook) {
  const Partition sources = name_partition(Field::kSource, collection);
  Partition kinds;
  kinds.listing = Listing::kAll;
  Bucket other{std::string{Codebook::kOther}, {}};
  for (const Codebook::Kind& kind : codebook.kinds()) {
    kinds.buckets.push_back({kind.name, {any_source(kind.sources)}});
    for (const std::string& source : kind.sources) {
      other.filters.push_back(value_filter(Field::kSource, source));
      other.filters.back().sign = Sign::kExcluded;
    }
  }
  const auto others = static_cast<std::uint32_t>(kinds.buckets.size());
  kinds.buckets.push_back(std::move(other));
  std::vector<std::uint32_t> of_source;
  for (const Bucket& source : sources.buckets) {
    const bool named = source.filters.front().kind == NodeKind::kFilter;
    const auto kind = named ? codebook.kind_of(source.name) : std::nullopt;
    of_source.push_back(kind ? static_cast<std::uint32_t>(*kind) : others);
  }
  of_source.push_back(others);  // of a number that no article has
  for (const std::uint32_t source : sources.of_article) kinds.of_article.push_back(of_source[source]);
  return kinds;
}

Partition group_partition(const Collection& collection) {
  const Xapian::Database& database = collection.database();
  const GroupTable groups{database};
  Partition partition;
  partition.listing = Listing::kFound;
  for (std::uint32_t number = 1; number < groups.size(); ++number) {
    partition.buckets.push_back({groups.name(number), {value_filter(Field::kGroup, groups.name(number))}});
  }
  const auto none = static_cast<std::uint32_t>(partition.buckets.size());
  partition.buckets.push_back(missing_bucket(Field::kGroup));
  partition.of_article.assign(std::size_t{database.get_lastdocid()} + 1, none);
  for (const Xapian::docid article : groups.articles()) partition.of_article[article] = groups.number(article) - 1;
  return partition;
}

}  // namespace

Partition partition_by(Dimension dimension, const Collection& collection, const PartitionSettings& settings) {
  switch (dimension) {
    case Dimension::kSource:
      return name_partition(Field::kSource, collection);
    case Dimension::kSection:
      return name_partition(Field::kSection, collection);
    case Dimension::kAuthor:
      return name_partition(Field::kAuthor, collection);
    case Dimension::kLanguage:
      return language_partition(collection);
    case Dimension::kYear:
      return period_partition(PeriodLength::kYear, collection, *settings.zone);
    case Dimension::kMonth:
      return period_partition(PeriodLength::kMonth, collection, *settings.zone);
    case Dimension::kWeek:
      return period_partition(PeriodLength::kWeek, collection, *settings.zone);
    case Dimension::kDay:
      return period_partition(PeriodLength::kDay, collection, *settings.zone);
    case Dimension::kGroup:
      return group_partition(collection);
    case Dimension::kKind:
      return kind_partition(collection, *settings.codebook);
    case Dimension::kForm:
    case Dimension::kCode:
      break;
  }
  throw std::logic_error("only occurrences have forms and codes");
}

}  // namespace khabar
