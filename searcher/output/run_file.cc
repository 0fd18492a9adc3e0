#include "searcher/output/run_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace khabar {
namespace {

constexpr double kSteps = 1e6;
constexpr std::string_view kTag = "khabar";

std::string without_spaces(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string RunLines::line(std::string_view id, double score) {
  if (!ids_.emplace(id).second) return {};
  last_ = std::min(static_cast<std::int64_t>(std::llround(score * kSteps)), last_ - 1);
  return fmt::format("{} Q0 {} {} {:.6f} {}\n", topic_, without_spaces(id), ++rank_,
                     static_cast<double>(last_) / kSteps, kTag);
}

}  // namespace khabar
