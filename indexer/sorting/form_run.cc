#include "indexer/sorting/form_run.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/forms/form_values.h"
#include "common/forms/word_list.h"
#include "common/lexicon/word_shape.h"
#include "common/stored/compact_word.h"
#include "indexer/generation/durable_file.h"
#include "indexer/run/disk_room.h"
#include "indexer/sorting/form_sorter.h"
#include "indexer/sorting/word_run.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> added_counts(std::string_view, std::span<const std::string_view> values) {
  ShapeCounts shapes;
  for (const std::string_view value : values) {
    if (!add_shape_counts(value, shapes)) return std::nullopt;
  }
  return lemma_value(shapes);
}

std::vector<fs::path> runs_of(const std::vector<fs::path>& parts) {
  std::vector<fs::path> runs;
  for (const fs::path& part : parts) runs.push_back(form_run_of(part));
  return runs;
}

std::uint64_t size_of(const std::vector<fs::path>& files) {
  std::uint64_t bytes = 0;
  for (const fs::path& file : files) {
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(file, unknown);
    if (!unknown) bytes += size;
  }
  return bytes;
}

// The former run of a part, word by word.
class FormerRun {
 public:
  explicit FormerRun(const fs::path& run) {
    if (is_file(run)) reader_.emplace(run);
    step();
  }

  // Copies what comes before `lemma`.
  void copy_before(std::string_view lemma, WordRunWriter& to) {
    while (has_word_ && reader_->word() < lemma) copy_one(to);
  }

  void copy_all(WordRunWriter& to) {
    while (has_word_) copy_one(to);
  }

  // What it has of `lemma`.
  ShapeCounts take(std::string_view lemma) {
    ShapeCounts shapes;
    if (!has_word_ || reader_->word() != lemma) return shapes;
    if (!add_shape_counts(reader_->value(), shapes)) reader_->refuse();
    step();
    return shapes;
  }

 private:
  void step() { has_word_ = reader_ && reader_->next(); }
  void copy_one(WordRunWriter& to) {
    to.add(reader_->word(), reader_->value());
    step();
  }

  std::optional<WordRunReader> reader_;
  bool has_word_ = false;
};

// The pairs of a lemma, for the list of forms.
void add_pairs(std::string_view lemma, std::string_view value, FormSorter& forms) {
  const auto text = expanded_word(lemma);
  ShapeCountReader reader(value);
  while (text && reader.next()) {
    const auto form = shaped_form(reader.shape(), *text);
    if (!form) throw word_damage(kLemmaList, lemma);
    forms.add({compact_word(*form), std::string{lemma}, lemma_item(lemma, reader.shape())});
  }
  if (!text || reader.is_damaged()) throw word_damage(kLemmaList, lemma);
}

// Puts the chunks of a list into a database that has none of it.
auto chunk_cutter(const WordListSpec& list, Xapian::WritableDatabase& database) {
  return WordChunkCutter(kChunkBytes, [&](const std::string& last, const std::string& bytes) {
    database.set_metadata(std::string{list.prefix} + last, bytes);
  });
}

}  // namespace

fs::path form_run_of(const fs::path& part) { return part / "forms"; }

void add_to_form_run(const fs::path& part, FormCounter& forms) {
  const fs::path run = form_run_of(part);
  fs::path changed = run;
  changed += ".new";
  FormerRun former(run);
  WordRunWriter writer(changed);
  FormCounter::take_changes({&forms, 1}, [&](LemmaChanges changes) {
    const std::string& lemma = changes.front()->lemma;
    former.copy_before(lemma, writer);
    ShapeCounts shapes = former.take(lemma);
    add_changes(changes, shapes);
    const std::string value = lemma_value(shapes);
    if (!value.empty()) writer.add(lemma, value);
  });
  former.copy_all(writer);
  writer.finish();
  rename_file(changed, run);
}

void merge_form_runs(const std::vector<fs::path>& parts, const fs::path& part, const CheckPoint& check_point) {
  WordRunWriter writer(form_run_of(part));
  merge_word_runs(
      runs_of(parts), added_counts, [&](std::string_view lemma, std::string_view value) { writer.add(lemma, value); },
      check_point);
  writer.finish();
}

void write_form_table(const std::vector<fs::path>& parts, const fs::path& scratch, Xapian::WritableDatabase& database,
                      const CheckPoint& check_point) {
  const std::vector<fs::path> runs = runs_of(parts);
  require_room(scratch, 3 * size_of(runs));
  FormSorter forms(scratch);
  auto lemma_list = chunk_cutter(kLemmaList, database);
  merge_word_runs(
      runs, added_counts,
      [&](std::string_view lemma, std::string_view value) {
        lemma_list.add(lemma, value);
        add_pairs(lemma, value, forms);
      },
      check_point);
  lemma_list.finish();
  auto form_list = chunk_cutter(kFormList, database);
  forms.finish([&](std::string_view form, std::string_view value) { form_list.add(form, value); }, check_point);
  form_list.finish();
}

}  // namespace khabar
