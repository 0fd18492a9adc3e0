#include "indexer/duplicates/grouping.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace khabar {
namespace {

using Number = std::uint32_t;
using Group = std::vector<Number>;  // ascending, so that the representative is the first

constexpr int kPairWorth = 10;
constexpr int kImpossible = std::numeric_limits<int>::min() / 4;  // sums of a few of them are no overflow

// What a member costs that is so like the representative.
int cost_of(Likeness likeness) {
  switch (likeness) {
    case Likeness::kNear:
      return 0;
    case Likeness::kClose:
      return 19;
    case Likeness::kDistant:
      return 29;
    case Likeness::kNone:
      break;
  }
  return -kImpossible;
}

// Every article joins the best group of its older neighbours. Returns representatives.
std::vector<Number> join_in_turn(const NearComponent& component) {
  std::vector<Number> representatives(component.size);
  for (Number article = 0; article < representatives.size(); ++article) {
    std::map<Number, int> gains;  // by representative
    for (const Number other : component.older(article)) gains[representatives[other]] += kPairWorth;
    Number best = article;
    int most = 0;
    for (auto& [representative, gain] : gains) {
      if (gain <= most) continue;  // could not become the best
      gain -= cost_of(component.compare(representative, article));
      if (gain <= most) continue;
      best = representative;
      most = gain;
    }
    representatives[article] = best;
  }
  return representatives;
}

// Moves articles of a small component, in which every two are compared.
class Improvement {
 public:
  explicit Improvement(const NearComponent& component)
      : size_(component.size), likeness_(size_ * size_, Likeness::kNear) {
    for (Number a = 0; a < size_; ++a) {
      for (Number b = a + 1; b < size_; ++b) at(a, b) = at(b, a) = component.compare(a, b);
    }
  }

  // Of near pairs, those that share no band included.
  std::vector<Number> older(Number article) const {
    std::vector<Number> found;
    for (Number other = 0; other < article; ++other) {
      if (at(other, article) == Likeness::kNear) found.push_back(other);
    }
    return found;
  }

  void improve(std::vector<Number>& representatives) {
    take(representatives);
    // Each change is worth something, so that this ends.
    while (move_articles() || join_groups()) {
    }
    for (const Group& group : groups_) {
      for (const Number article : group) representatives[article] = group.front();
    }
  }

 private:
  Likeness& at(Number a, Number b) { return likeness_[a * size_ + b]; }
  Likeness at(Number a, Number b) const { return likeness_[a * size_ + b]; }

  void take(const std::vector<Number>& representatives) {
    std::map<Number, Group> groups;
    for (Number article = 0; article < size_; ++article) groups[representatives[article]].push_back(article);
    groups_.clear();
    for (auto& [representative, group] : groups) groups_.push_back(std::move(group));
  }

  int worth(const Group& group) const {
    int sum = 0;
    for (std::size_t i = 1; i < group.size(); ++i) {
      const int cost = cost_of(at(group.front(), group[i]));
      if (cost == -kImpossible) return kImpossible;
      sum -= cost;
      for (std::size_t k = 0; k < i; ++k) sum += at(group[k], group[i]) == Likeness::kNear ? kPairWorth : 0;
    }
    return sum;
  }

  static Group with(Group group, const Group& more) {
    group.insert(group.end(), more.begin(), more.end());
    std::sort(group.begin(), group.end());
    return group;
  }

  static Group without(Group group, Number article) {
    std::erase(group, article);
    return group;
  }

  bool move_articles() {
    bool moved = false;
    for (Number article = 0; article < size_; ++article) moved = move(article) || moved;
    return moved;
  }

  // To where it is worth most, an empty group included.
  bool move(Number article) {
    const auto holds = [&](const Group& group) { return std::binary_search(group.begin(), group.end(), article); };
    const auto from = static_cast<std::size_t>(std::find_if(groups_.begin(), groups_.end(), holds) - groups_.begin());
    groups_.emplace_back();
    const int loss = worth(groups_[from]) - worth(without(groups_[from], article));
    std::size_t best = from;
    int most = 0;
    for (std::size_t to = 0; to < groups_.size(); ++to) {
      if (to == from) continue;
      const int gain = worth(with(groups_[to], {article})) - worth(groups_[to]) - loss;
      if (gain <= most) continue;
      best = to;
      most = gain;
    }
    if (best != from) {
      groups_[from] = without(groups_[from], article);
      groups_[best] = with(groups_[best], {article});
    }
    std::erase_if(groups_, [](const Group& group) { return group.empty(); });
    return best != from;
  }

  bool join_groups() {
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      for (std::size_t b = a + 1; b < groups_.size(); ++b) {
        Group both = with(groups_[a], groups_[b]);
        if (worth(both) <= worth(groups_[a]) + worth(groups_[b])) continue;
        groups_[a] = std::move(both);
        groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(b));
        return true;
      }
    }
    return false;
  }

  std::size_t size_;
  std::vector<Likeness> likeness_;  // of each two articles
  std::vector<Group> groups_;
};

}  // namespace

std::vector<std::uint32_t> group_articles(const NearComponent& component) {
  if (component.size > kImproved) return join_in_turn(component);
  Improvement improvement(component);
  const auto older = [&](Number article) { return improvement.older(article); };
  std::vector<Number> representatives = join_in_turn({component.size, older, component.compare});
  if (representatives.size() > 2) improvement.improve(representatives);
  return representatives;
}

}  // namespace khabar
