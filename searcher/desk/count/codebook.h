// Which kind of source each source is, as a researcher says it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace khabar {

// All sources of a kind are in the query of its row, which may have kMaxQueryWords words and filters.
inline constexpr std::size_t kMostCodedSources = 900;

class Codebook {
 public:
  struct Kind {
    std::string name;
    std::vector<std::string> sources;  // as the file has them
  };

  // Lines `source<TAB>kind`; empty lines and lines that begin with `#` are left out. Sources are compared as filters
  // compare them: folded_name(). Throws Error with `path` and the line for any other line, for a source of two kinds,
  // for a kind that has the name of kOther, and for more than kMostCodedSources.
  Codebook(std::string_view text, const std::string& path);

  // In the order of their first line.
  const std::vector<Kind>& kinds() const { return kinds_; }

  // The index of the kind of a source; none if it has none.
  std::optional<std::size_t> kind_of(std::string_view source) const;

  // What all other sources are, and articles without one.
  static constexpr std::string_view kOther = "other";

 private:
  void add(std::string_view source, std::string_view kind);

  std::vector<Kind> kinds_;
  std::unordered_map<std::string, std::size_t> by_source_;  // folded
};

}  // namespace khabar
