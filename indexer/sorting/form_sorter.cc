#include "indexer/sorting/form_sorter.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "common/forms/form_values.h"
#include "indexer/sorting/word_run.h"

namespace khabar {
namespace {

std::optional<std::string> joined_items(std::string_view form, std::span<const std::string_view> values) {
  LemmaItems items;
  for (const std::string_view value : values) {
    if (!add_lemma_items(form, value, items)) return std::nullopt;
  }
  return form_value(items);
}

}  // namespace

void FormSorter::add(LemmaOfForm pair) {
  pairs_.push_back(std::move(pair));
  if (pairs_.size() >= most_) write_run();
}

void FormSorter::write_run() {
  std::ranges::sort(pairs_, {}, [](const LemmaOfForm& pair) { return std::tie(pair.form, pair.lemma); });
  WordRunWriter writer(runs_.emplace_back(scratch_ / fmt::format("forms-{}", runs_.size())));
  for (auto begin = pairs_.begin(); begin != pairs_.end();) {
    const std::string& form = begin->form;
    std::string value;
    auto end = begin;
    for (; end != pairs_.end() && end->form == form; ++end) value += end->item;
    writer.add(form, value);
    begin = end;
  }
  writer.finish();
  pairs_.clear();
}

void FormSorter::finish(const std::function<void(std::string_view form, std::string_view value)>& take,
                        const CheckPoint& check_point) {
  write_run();
  merge_word_runs(runs_, joined_items, take, check_point);
  for (const auto& run : runs_) std::filesystem::remove(run);
}

}  // namespace khabar
