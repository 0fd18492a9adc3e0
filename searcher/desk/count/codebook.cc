#include "searcher/desk/count/codebook.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/letters/folded_name.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "searcher/desk/text_lines.h"

namespace khabar {
namespace {

constexpr std::string_view kCodebookHint = "each line is a source, a tab and its kind";

}  // namespace

Codebook::Codebook(std::string_view text, const std::string& path) {
  for_lines(text, path, [&](std::string_view line, std::size_t number) {
    const auto refuse = [&](std::string_view reason) {
      throw error_at(path, number, reason, std::string{kCodebookHint});
    };
    const std::size_t tab = line.find('\t');
    const std::string_view source = ascii::trim(line.substr(0, tab));
    const std::string_view kind = tab == std::string_view::npos ? "" : ascii::trim(line.substr(tab + 1));
    if (source.empty() || kind.empty() || kind.find('\t') != std::string_view::npos) {
      refuse(fmt::format("no source and kind: '{}'", excerpt(line)));
    }
    if (kind == kOther) refuse(fmt::format("'{}' is what all sources are that the codebook leaves out", kOther));
    if (folded_name(source).empty()) refuse(fmt::format("'{}' is no name of a source", excerpt(source)));
    const auto known = kind_of(source);
    if (known && kinds_[*known].name != kind) {
      refuse(fmt::format("'{}' is of the kind '{}' already", excerpt(source), excerpt(kinds_[*known].name)));
    }
    if (!known && by_source_.size() == kMostCodedSources) {
      refuse(fmt::format("more than {} sources", kMostCodedSources));
    }
    if (!known) add(source, kind);
  });
  if (kinds_.empty()) throw Error(fmt::format("{} has no source", path), std::string{kCodebookHint});
}

void Codebook::add(std::string_view source, std::string_view kind) {
  auto at = std::ranges::find(kinds_, kind, &Kind::name);
  if (at == kinds_.end()) {
    kinds_.push_back({std::string{kind}, {}});
    at = kinds_.end() - 1;
  }
  at->sources.emplace_back(source);
  by_source_.emplace(folded_name(source), static_cast<std::size_t>(at - kinds_.begin()));
}

std::optional<std::size_t> Codebook::kind_of(std::string_view source) const {
  const auto found = by_source_.find(folded_name(source));
  return found == by_source_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace khabar
