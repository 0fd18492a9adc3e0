// Which near duplicates make a group. Nearness is no equivalence: a may resemble b, and b c, but a not c. A group holds
// as many near pairs as can be, but its members must resemble its representative, the oldest of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace khabar {

enum class Likeness : std::uint8_t { kNone, kClose, kNear };

// A member that is not near to the representative is still close to it: resembles it in this share of all shingles.
inline constexpr std::uint64_t kClosePercent = 75;

// Articles connected by near pairs, numbered from 0, oldest first.
struct NearComponent {
  std::vector<std::vector<std::uint32_t>> neighbours;             // of each article: near ones that were found
  std::function<Likeness(std::uint32_t, std::uint32_t)> compare;  // any two of them
};

// For each article its representative; itself for the representative and for an article that is left alone.
//
// A group is worth its near pairs, less 1.9 for each member that is close to the representative only, and impossible
// with a member that is not even that: so a member that is not near must bring two near pairs with it. Oldest first,
// each article joins the group that gains most by it (of equal ones the oldest), or begins one. In components of up to
// kImproved articles, single articles then move and groups join as long as that is worth more. Measured on the 3,490
// near pairs of 58,995 articles: 0.967 of them share a group and 0.985 of the members are near to their representative;
// were all members near, it would be 0.943 at best, and whole components as groups give 0.930 of members.
std::vector<std::uint32_t> group_articles(const NearComponent& component);

// Chosen: of 58,995 articles none is in a component of more than 10.
inline constexpr std::size_t kImproved = 64;

}  // namespace khabar
