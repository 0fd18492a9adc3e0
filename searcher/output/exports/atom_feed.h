// RFC 4287: a feed, written entry by entry.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace khabar {

// Texts may hold anything; what is empty is left out, but for id, title, updated and author.
struct AtomEntry {
  std::string id;
  std::string title;
  std::string updated;
  std::string published{};
  std::string author;
  std::string link{};
  std::vector<std::string> categories{};
  std::string summary{};
};

class AtomFeed {
 public:
  explicit AtomFeed(std::ostream& out) : out_(out) {}

  void begin(const std::string& id, const std::string& title, const std::string& updated);
  void entry(const AtomEntry& entry);
  void end();

 private:
  void element(std::string_view name, std::string_view text);

  std::ostream& out_;
};

// RFC 3339.
std::string atom_moment(Date date);

}  // namespace khabar
