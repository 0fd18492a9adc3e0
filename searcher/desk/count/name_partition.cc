#include "searcher/desk/count/name_partition.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "common/letters/folded_name.h"
#include "common/stored/damage.h"
#include "searcher/desk/collation.h"

namespace khabar {
namespace {

constexpr std::uint32_t kNameless = ~std::uint32_t{0};

Slot slot_of_names(Field field) {
  return field == Field::kSource ? Slot::kSource : field == Field::kSection ? Slot::kSection : Slot::kAuthor;
}

// Names are numbered as they are met.
struct MetNames {
  std::vector<std::string> names;
  std::vector<std::uint32_t> of_article;  // kNameless: of none
};

// A name with quotation marks of both kinds in it cannot stand in a query.
bool can_stand_in_query(std::string_view name) {
  const auto has_one_of = [&](std::initializer_list<std::string_view> marks) {
    return std::ranges::any_of(marks, [&](auto mark) { return name.find(mark) != std::string_view::npos; });
  };
  return !has_one_of({"\"", "\u201C", "\u201D", "\u201E", "\u201F", "\uFF02"}) || !has_one_of({"«", "»"});
}

// Articles by their number of a name -> by buckets in alphabetical order.
Partition in_order_of_names(MetNames met, Field field, bool some_have_none) {
  std::vector<std::string> sorted = met.names;
  sort_names(sorted);
  Partition partition;
  std::unordered_map<std::string_view, std::uint32_t> places;
  for (const std::string& name : sorted) {
    places.emplace(name, static_cast<std::uint32_t>(partition.buckets.size()));
    partition.buckets.push_back({name, {value_filter(field, name)}});
    partition.buckets.back().can_be_asked = can_stand_in_query(name);
  }
  const auto none = static_cast<std::uint32_t>(partition.buckets.size());
  if (some_have_none) partition.buckets.push_back(missing_bucket(field));
  std::vector<std::uint32_t> place_of;
  for (const std::string& name : met.names) place_of.push_back(places.at(name));
  partition.of_article = std::move(met.of_article);
  for (std::uint32_t& number : partition.of_article) number = number == kNameless ? none : place_of[number];
  return partition;
}

// The spellings of one name, and how many articles have each.
struct Spellings {
  std::map<std::string, std::size_t> articles;

  const std::string& most_frequent() const {
    return std::ranges::max_element(articles, {}, [](const auto& spelling) { return spelling.second; })->first;
  }
};

}  // namespace

Bucket missing_bucket(Field field) {
  QueryNode missing;
  missing.kind = NodeKind::kMissing;
  missing.field = field;
  return {std::string{kNoValue}, {std::move(missing)}};
}

// Each spelling is folded once.
Partition name_partition(Field field, const Collection& collection) {
  const Xapian::Database& database = collection.database();
  const Xapian::valueno values = slot(slot_of_names(field));
  std::unordered_map<std::string, std::uint32_t> by_spelling;
  std::unordered_map<std::string, std::uint32_t> by_folded;
  std::vector<Spellings> spellings;
  MetNames met;
  met.of_article.assign(std::size_t{database.get_lastdocid()} + 1, kNameless);
  std::size_t named = 0;
  for (auto at = database.valuestream_begin(values); at != database.valuestream_end(values); ++at) {
    const std::string spelling = *at;
    auto known = by_spelling.find(spelling);
    if (known == by_spelling.end()) {
      const auto next = static_cast<std::uint32_t>(by_folded.size());
      const std::uint32_t number = by_folded.emplace(folded_name(spelling), next).first->second;
      if (number == next) spellings.emplace_back();
      known = by_spelling.emplace(spelling, number).first;
    }
    if (at.get_docid() >= met.of_article.size()) throw Damage("the stored names are damaged").of("the index");
    met.of_article[at.get_docid()] = known->second;
    ++spellings[known->second].articles[spelling];
    ++named;
  }
  for (const Spellings& name : spellings) met.names.push_back(name.most_frequent());
  return in_order_of_names(std::move(met), field, named < database.get_doccount());
}

// No slot has the language; terms do.
Partition language_partition(const Collection& collection) {
  const Xapian::Database& database = collection.database();
  const std::string prefix{field_spec(Field::kLanguage).prefix};
  MetNames met;
  met.of_article.assign(std::size_t{database.get_lastdocid()} + 1, kNameless);
  std::size_t named = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const auto number = static_cast<std::uint32_t>(met.names.size());
    met.names.emplace_back(boolean_value(Field::kLanguage, *term));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at, ++named) {
      met.of_article[*at] = number;
    }
  }
  return in_order_of_names(std::move(met), Field::kLanguage, named < database.get_doccount());
}

}  // namespace khabar
