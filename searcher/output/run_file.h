// Lines of a TREC run: `topic Q0 id rank score tag`, as trec_eval reads them.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_set>

namespace khabar {

// trec_eval sorts by score and breaks ties by id: printed scores must fall from rank to rank. If two would print the
// same, the later one is lowered by the least printed step. trec_eval refuses an id that a topic has twice, as several
// indexes may: the first one stands.
class RunLines {
 public:
  explicit RunLines(std::string topic) : topic_(std::move(topic)) {}

  // The next line, with its end, or nothing for an id that came before; white space in the id is percent-encoded.
  std::string line(std::string_view id, double score);

 private:
  std::string topic_;
  std::unordered_set<std::string> ids_;
  std::size_t rank_ = 0;
  std::int64_t last_ = std::numeric_limits<std::int64_t>::max();  // millionths
};

}  // namespace khabar
