#include "indexer/duplicates/near_articles.h"

#include <algorithm>
#include <numeric>

#include "common/index/article_document.h"
#include "common/index/field.h"

namespace khabar {
namespace {

constexpr std::size_t kKeptSets = 8192;  // of some 2 kB

std::string order_of(const Xapian::Database& database, Xapian::docid document) {
  return database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slot(Slot::kOrder));
}

// Union-find over the articles of near pairs.
class Components {
 public:
  void connect(NearPair pair) {
    const Xapian::docid a = root(pair.first);
    const Xapian::docid b = root(pair.second);
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

 private:
  std::unordered_map<Xapian::docid, Xapian::docid> parents_;
};

struct Member {
  std::string age;
  Xapian::docid document;

  auto operator<=>(const Member&) const = default;
};

// A component whose pairs are [begin, end).
void group_component(const Xapian::Database& database, const NearPair* begin, const NearPair* end,
                     ArticleComparison& comparison, Groups& groups) {
  std::vector<Member> members;
  for (const NearPair* pair = begin; pair != end; ++pair) {
    members.push_back({{}, pair->first});
    members.push_back({{}, pair->second});
  }
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  for (Member& member : members) member.age = age_of(database, member.document);
  std::ranges::sort(members);
  std::unordered_map<Xapian::docid, std::uint32_t> numbers;
  for (const Member& member : members) numbers.emplace(member.document, static_cast<std::uint32_t>(numbers.size()));

  NearComponent component;
  component.neighbours.resize(members.size());
  for (const NearPair* pair = begin; pair != end; ++pair) {
    const std::uint32_t a = numbers.at(pair->first);
    const std::uint32_t b = numbers.at(pair->second);
    component.neighbours[a].push_back(b);
    component.neighbours[b].push_back(a);
  }
  component.compare = [&](std::uint32_t a, std::uint32_t b) {
    return comparison.likeness(members[a].document, members[b].document);
  };
  const std::vector<std::uint32_t> representatives = group_articles(component);
  std::vector<std::size_t> sizes(members.size());
  for (const std::uint32_t representative : representatives) ++sizes[representative];
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Xapian::docid representative = members[representatives[i]].document;
    if (sizes[representatives[i]] < 2) continue;
    groups.emplace(members[i].document, order_value_id(order_of(database, representative)));
  }
}

}  // namespace

std::string age_of(const Xapian::Database& database, Xapian::docid document) {
  return age_value(order_of(database, document));
}

const ShingleSet& ArticleComparison::shingles(Xapian::docid document) {
  const auto known = kept_.find(document);
  if (known != kept_.end()) return known->second;
  return kept_.emplace(document, stored_shingles(database_.get_document(document, Xapian::DOC_ASSUME_VALID)))
      .first->second;
}

Likeness ArticleComparison::likeness(Xapian::docid a, Xapian::docid b) {
  if (kept_.size() + 2 > kKeptSets) kept_.clear();
  const ShingleSet& one = shingles(a);  // stays where it is while the other is added
  const Resemblance found = resemblance(one, shingles(b));
  if (reaches(found, kNearPercent)) return Likeness::kNear;
  if (reaches(found, kClosePercent)) return Likeness::kClose;
  return reaches(found, kDistantPercent) ? Likeness::kDistant : Likeness::kNone;
}

void find_near_pairs(const Xapian::Database& database, std::vector<Xapian::docid> documents,
                     ArticleComparison& comparison, std::vector<NearPair>& pairs) {
  if (documents.size() > kCompared + 1) {
    std::vector<Member> by_age;
    for (const Xapian::docid document : documents) by_age.push_back({age_of(database, document), document});
    std::ranges::sort(by_age);
    std::ranges::transform(by_age, documents.begin(), &Member::document);
  }
  for (std::size_t a = 0; a < documents.size(); ++a) {
    for (std::size_t b = a + 1; b < documents.size() && b - a <= kCompared; ++b) {
      if (!comparison.near(documents[a], documents[b])) continue;
      pairs.emplace_back(std::min(documents[a], documents[b]), std::max(documents[a], documents[b]));
    }
  }
}

Groups make_groups(const Xapian::Database& database, std::vector<NearPair> pairs, ArticleComparison& comparison,
                   const CheckPoint& check_point) {
  Components components;
  for (const NearPair& pair : pairs) components.connect(pair);
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::ranges::stable_sort(pairs, {}, [&](NearPair pair) { return components.root(pair.first); });
  Groups groups;
  for (const NearPair *begin = pairs.data(), *end = begin + pairs.size(); begin != end;) {
    check_point();
    const Xapian::docid root = components.root(begin->first);
    const NearPair* next = std::find_if(begin, end, [&](NearPair pair) { return components.root(pair.first) != root; });
    group_component(database, begin, next, comparison, groups);
    begin = next;
  }
  return groups;
}

}  // namespace khabar
