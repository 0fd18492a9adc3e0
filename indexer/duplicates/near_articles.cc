#include "indexer/duplicates/near_articles.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "common/stored/leb128.h"

namespace khabar {
namespace {

constexpr std::size_t kKeptBytes = std::size_t{16} << 20;  // thousands of articles of news
constexpr std::size_t kBesideShingles = 128;               // of a set in a map

std::string order_of(const Xapian::Database& database, Xapian::docid document) {
  return database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slot(Slot::kOrder));
}

// Union-find over the articles of near pairs.
class Components {
 public:
  void connect(Xapian::docid one, Xapian::docid other) {
    const Xapian::docid a = root(one);
    const Xapian::docid b = root(other);
    if (a != b) parents_[std::max(a, b)] = std::min(a, b);
  }

  Xapian::docid root(Xapian::docid document) {
    Xapian::docid at = document;
    for (;;) {
      const Xapian::docid parent = parents_.emplace(at, at).first->second;
      if (parent == at) break;
      at = parent;
    }
    while (document != at) document = std::exchange(parents_[document], at);
    return at;
  }

  // Component for component.
  std::vector<std::pair<Xapian::docid, Xapian::docid>> roots_and_documents() {
    std::vector<std::pair<Xapian::docid, Xapian::docid>> all;
    all.reserve(parents_.size());
    for (auto& [document, parent] : parents_) all.emplace_back(0, document);
    for (auto& [of_document, document] : all) of_document = root(document);
    std::ranges::sort(all);
    return all;
  }

 private:
  std::unordered_map<Xapian::docid, Xapian::docid> parents_;
};

struct Member {
  std::string age;
  Xapian::docid document;

  auto operator<=>(const Member&) const = default;
};

// The articles of one component, oldest first, and what was found to be near to each.
class Component {
 public:
  // `documents` ascend, as the entries do by their documents.
  Component(const Xapian::Database& database, std::span<const Xapian::docid> documents,
            const std::deque<NearPairs::Entry>& entries)
      : entries_(entries) {
    std::vector<Member> members;
    members.reserve(documents.size());
    for (const Xapian::docid document : documents) members.push_back({age_of(database, document), document});
    std::ranges::sort(members);
    for (const Member& member : members) {
      numbers_.emplace_back(member.document, static_cast<std::uint32_t>(documents_.size()));
      documents_.push_back(member.document);
    }
    std::ranges::sort(numbers_);
  }

  const std::vector<Xapian::docid>& documents() const { return documents_; }

  std::vector<std::uint32_t> older(std::uint32_t article) const {
    std::vector<std::uint32_t> found;
    for (const NearPairs::Entry& entry :
         std::ranges::equal_range(entries_, documents_[article], {}, &NearPairs::Entry::document)) {
      for (const Xapian::docid other : NearPairs::unpacked(entry)) {
        const std::uint32_t number = number_of(other);
        if (number < article) found.push_back(number);
      }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  std::uint32_t number_of(Xapian::docid document) const {
    return std::ranges::lower_bound(numbers_, document, {}, &std::pair<Xapian::docid, std::uint32_t>::first)->second;
  }

  const std::deque<NearPairs::Entry>& entries_;
  std::vector<Xapian::docid> documents_;
  std::vector<std::pair<Xapian::docid, std::uint32_t>> numbers_;
};

void group_component(const Component& component, ArticleComparison& comparison, Groups& groups,
                     const CheckPoint& check_point) {
  const std::vector<Xapian::docid>& documents = component.documents();
  NearComponent near;
  near.size = documents.size();
  near.older = [&](std::uint32_t article) {
    check_point();
    return component.older(article);
  };
  near.compare = [&](std::uint32_t a, std::uint32_t b) { return comparison.likeness(documents[a], documents[b]); };
  const std::vector<std::uint32_t> representatives = group_articles(near);
  std::vector<std::size_t> sizes(documents.size());
  for (const std::uint32_t representative : representatives) ++sizes[representative];
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (sizes[representatives[i]] < 2) continue;
    groups.emplace_back(documents[i], documents[representatives[i]]);
  }
}

}  // namespace

std::string age_of(const Xapian::Database& database, Xapian::docid document) {
  return age_value(order_of(database, document));
}

std::string group_name(const Xapian::Database& database, Xapian::docid representative) {
  return std::string{order_value_id(order_of(database, representative))};
}

const ShingleSet& ArticleComparison::shingles(Xapian::docid document) {
  const auto known = kept_.find(document);
  if (known != kept_.end()) return known->second;
  const ShingleSet& made =
      kept_.emplace(document, stored_shingles(database_.get_document(document, Xapian::DOC_ASSUME_VALID)))
          .first->second;
  kept_bytes_ += made.capacity() * sizeof(ShingleSet::value_type) + kBesideShingles;
  return made;
}

Likeness ArticleComparison::likeness(Xapian::docid a, Xapian::docid b) {
  if (kept_bytes_ > kKeptBytes) {
    kept_.clear();
    kept_bytes_ = 0;
  }
  const ShingleSet& one = shingles(a);  // stays where it is while the other is added
  const Resemblance found = resemblance(one, shingles(b));
  if (reaches(found, kNearPercent)) return Likeness::kNear;
  if (reaches(found, kClosePercent)) return Likeness::kClose;
  return reaches(found, kDistantPercent) ? Likeness::kDistant : Likeness::kNone;
}

void NearPairs::add(Xapian::docid document, std::vector<Xapian::docid> others) {
  if (others.empty()) return;
  std::ranges::sort(others);
  std::string packed;
  Xapian::docid before = 0;
  for (const Xapian::docid other : others) append_leb128(packed, other - std::exchange(before, other));
  packed.shrink_to_fit();
  entries_.push_back({document, std::move(packed)});
}

std::vector<Xapian::docid> NearPairs::unpacked(const Entry& entry) {
  std::vector<Xapian::docid> others;
  Xapian::docid before = 0;
  for (std::string_view rest = entry.others; !rest.empty();) {
    before += static_cast<Xapian::docid>(read_leb128(rest).value());
    others.push_back(before);
  }
  return others;
}

void find_near_pairs(const Xapian::Database& database, const std::vector<Xapian::docid>& documents,
                     ArticleComparison& comparison, NearPairs& pairs, const CheckPoint& check_point) {
  std::vector<Member> by_age;
  by_age.reserve(documents.size());
  for (const Xapian::docid document : documents) by_age.push_back({age_of(database, document), document});
  std::ranges::sort(by_age);
  for (std::size_t younger = 1; younger < by_age.size(); ++younger) {
    check_point();
    std::vector<Xapian::docid> near;
    for (std::size_t older = younger - std::min(younger, kCompared); older < younger; ++older) {
      const Xapian::docid other = by_age[older].document;
      if (comparison.near(other, by_age[younger].document)) near.push_back(other);
    }
    pairs.add(by_age[younger].document, std::move(near));
  }
}

void compare_meetings(const Xapian::Database& database, Meetings meetings, ArticleComparison& comparison,
                      NearPairs& pairs, const CheckPoint& check_point) {
  // Articles that share one band often share another: what was read for the one is still there for the other.
  std::sort(meetings.begin(), meetings.end());
  meetings.erase(std::unique(meetings.begin(), meetings.end()), meetings.end());
  for (std::vector<Xapian::docid>& documents : meetings) {
    find_near_pairs(database, documents, comparison, pairs, check_point);
    documents = {};
  }
}

Groups make_groups(const Xapian::Database& database, NearPairs pairs, ArticleComparison& comparison,
                   const CheckPoint& check_point) {
  Components components;
  std::deque<NearPairs::Entry>& entries = pairs.entries();
  for (const NearPairs::Entry& entry : entries) {
    for (const Xapian::docid other : NearPairs::unpacked(entry)) components.connect(entry.document, other);
  }
  std::ranges::sort(entries, {}, &NearPairs::Entry::document);
  const auto all = components.roots_and_documents();
  Groups groups;
  for (auto begin = all.begin(); begin != all.end();) {
    const auto end = std::find_if(begin, all.end(), [&](const auto& other) { return other.first != begin->first; });
    std::vector<Xapian::docid> documents;
    std::transform(begin, end, std::back_inserter(documents), [](const auto& pair) { return pair.second; });
    group_component(Component(database, documents, entries), comparison, groups, check_point);
    begin = end;
  }
  std::ranges::sort(groups);
  return groups;
}

}  // namespace khabar
