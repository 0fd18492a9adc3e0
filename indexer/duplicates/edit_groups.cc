#include "indexer/duplicates/edit_groups.h"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_set>

#include "common/stored/field.h"
#include "indexer/duplicates/near_articles.h"

namespace khabar {
namespace {

// Every document, if `term` is empty.
bool has_term(const Xapian::Database& database, Xapian::docid document, const std::string& term) {
  auto at = database.postlist_begin(term);
  at.skip_to(document);
  return at != database.postlist_end(term) && *at == document;
}

bool holds(const Xapian::Database& database, Xapian::docid document) { return has_term(database, document, {}); }

std::vector<std::string> bands_of(const Xapian::Database& database, Xapian::docid document) {
  const std::string prefix{field_spec(Field::kBand).prefix};
  std::vector<std::string> bands;
  auto at = database.termlist_begin(document);
  for (at.skip_to(prefix); at != database.termlist_end(document); ++at) {
    std::string term = *at;
    if (!term.starts_with(prefix)) break;
    bands.push_back(std::move(term));
  }
  return bands;
}

// Articles share a band with so many others that not all of them are compared: see kCompared.
bool is_crowded(const Xapian::Database& database, const std::string& band) {
  return database.get_termfreq(band) > kCompared + 1;
}

// The articles of a crowded band. Ages are not kept, for they take five times as much.
struct CrowdedBand {
  struct Place {
    Xapian::docid document;
    std::uint32_t number;  // in by_age
  };

  std::vector<Xapian::docid> by_age;
  std::vector<Place> places;  // by document

  // Those from `begin` to `end`, and as many on either side as are compared.
  std::span<const Xapian::docid> around(std::size_t begin, std::size_t end) const {
    begin -= std::min(begin, kCompared);
    return std::span(by_age).subspan(begin, std::min(by_age.size(), end + kCompared) - begin);
  }
};

// The articles of one database that are, or would be, compared with another.
class Neighbourhood {
 public:
  explicit Neighbourhood(const Xapian::Database& database) : database_(database) {}

  const Xapian::Database& database() const { return database_; }

  // Those with which `document`, which is one of them, is compared. They ascend.
  std::vector<Xapian::docid> compared_with(Xapian::docid document) {
    std::vector<Xapian::docid> others;
    for (const std::string& band : bands_of(database_, document)) {
      if (is_crowded(database_, band)) {
        const auto some = around(band, document);
        others.insert(others.end(), some.begin(), some.end());
      } else {
        others.insert(others.end(), database_.postlist_begin(band), database_.postlist_end(band));
      }
    }
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, document);
    return others;
  }

  bool are_near(Xapian::docid document, Xapian::docid other) { return comparison_.near(document, other); }

  // The articles with the band that are next in age to `document`, which is one of them.
  std::span<const Xapian::docid> around(const std::string& band, Xapian::docid document) {
    const CrowdedBand& crowd = crowded(band);
    const auto at = std::ranges::lower_bound(crowd.places, document, {}, &CrowdedBand::Place::document);
    if (at == crowd.places.end() || at->document != document) return around(band, age_of(database_, document));
    return crowd.around(at->number, at->number + 1);
  }

  // Those that are next to this age, which none of them has.
  std::span<const Xapian::docid> around(const std::string& band, const std::string& age) {
    const CrowdedBand& crowd = crowded(band);
    const auto age_in_band = [&](Xapian::docid document) { return age_of(database_, document); };
    const auto at = std::ranges::lower_bound(crowd.by_age, age, {}, age_in_band) - crowd.by_age.begin();
    return crowd.around(static_cast<std::size_t>(at), static_cast<std::size_t>(at));
  }

  ArticleComparison& comparison() { return comparison_; }

 private:
  const CrowdedBand& crowded(const std::string& band) {
    const auto known = crowded_.find(band);
    if (known != crowded_.end()) return known->second;
    std::vector<std::pair<std::string, Xapian::docid>> all;
    for (auto at = database_.postlist_begin(band); at != database_.postlist_end(band); ++at) {
      all.emplace_back(age_of(database_, *at), *at);
    }
    std::ranges::sort(all);
    CrowdedBand& crowd = crowded_[band];
    for (const auto& [age, document] : all) {
      crowd.places.push_back({document, static_cast<std::uint32_t>(crowd.by_age.size())});
      crowd.by_age.push_back(document);
    }
    std::ranges::sort(crowd.places, {}, &CrowdedBand::Place::document);
    return crowd;
  }

  const Xapian::Database& database_;
  ArticleComparison comparison_{database_};
  std::map<std::string, CrowdedBand> crowded_;
};

// Looks for all articles in the components of the near pairs that came or went.
class Regrouping {
 public:
  Regrouping(const Xapian::Database& published, const Xapian::Database& edited, const CheckPoint& check_point)
      : before_(published), after_(edited), check_point_(check_point) {}

  // An article that was written or removed. Its former near duplicates may have to find another group.
  void add_changed(Xapian::docid document) {
    check_point_();
    const bool was_there = holds(before_.database(), document);
    if (was_there) {
      for (const Xapian::docid other : before_.compared_with(document)) {
        if (is_to_be_seen(other) && before_.are_near(document, other)) add(other);
      }
      add_displaced(before_.database(), document);
    }
    if (!holds(after_.database(), document)) return;
    add(document);
    add_displaced(after_.database(), document);
  }

  GroupChanges changes() {
    NearPairs pairs;
    while (!waiting_.empty()) {
      check_point_();
      const Xapian::docid document = waiting_.back();
      waiting_.pop_back();
      std::vector<Xapian::docid> near = after_.compared_with(document);
      std::erase_if(near, [&](Xapian::docid other) { return !after_.are_near(document, other); });
      for (const Xapian::docid other : near) add(other);
      pairs.add(document, std::move(near));
    }
    const Groups groups = make_groups(after_.database(), std::move(pairs), after_.comparison(), check_point_);
    GroupChanges changes;
    for (const Xapian::docid document : seen_) {
      const auto group = std::ranges::lower_bound(groups, document, {}, &Groups::value_type::first);
      const bool is_grouped = group != groups.end() && group->first == document;
      const std::string wanted = is_grouped ? group_name(after_.database(), group->second) : std::string{};
      const Xapian::Document found = after_.database().get_document(document, Xapian::DOC_ASSUME_VALID);
      if (found.get_value(slot(Slot::kGroup)) != wanted) changes.emplace(document, wanted);
    }
    return changes;
  }

 private:
  // It is in the edited database and was not met yet. What is gone is remembered: if a large group is removed each of
  // its articles is asked for by a hundred others, and each look at a database reads blocks.
  bool is_to_be_seen(Xapian::docid document) {
    if (seen_.contains(document) || gone_.contains(document)) return false;
    check_point_();
    if (holds(after_.database(), document)) return true;
    gone_.insert(document);
    return false;
  }

  void add(Xapian::docid document) {
    if (!is_to_be_seen(document)) return;
    seen_.insert(document);
    waiting_.push_back(document);
  }

  // In a crowded band an article that comes or goes moves others nearer to each other or further apart.
  void add_displaced(const Xapian::Database& database, Xapian::docid document) {
    for (const std::string& band : bands_of(database, document)) {
      if (!is_crowded(before_.database(), band) && !is_crowded(after_.database(), band)) continue;
      for (const Xapian::docid other : around_in_edited(band, database, document)) add(other);
    }
  }

  // What stands in the edited database around the place that the document has there, or has left there.
  std::span<const Xapian::docid> around_in_edited(const std::string& band, const Xapian::Database& database,
                                                  Xapian::docid document) {
    const std::string age = age_of(database, document);
    const bool stands_there = has_term(after_.database(), document, band) && age_of(after_.database(), document) == age;
    return stands_there ? after_.around(band, document) : after_.around(band, age);
  }

  Neighbourhood before_;
  Neighbourhood after_;
  const CheckPoint& check_point_;
  std::unordered_set<Xapian::docid> seen_;
  std::unordered_set<Xapian::docid> gone_;
  std::vector<Xapian::docid> waiting_;
};

}  // namespace

GroupChanges changed_groups(const Xapian::Database& published, const Xapian::Database& edited,
                            const std::vector<Xapian::docid>& changed, const CheckPoint& check_point) {
  Regrouping regrouping(published, edited, check_point);
  for (const Xapian::docid document : changed) regrouping.add_changed(document);
  return regrouping.changes();
}

}  // namespace khabar
