#include "indexer/build/index_writer.h"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>
#include <utility>

#include "common/analysis/analyzer.h"

namespace khabar {

IndexWriter::IndexWriter(BuildMethod& method, std::filesystem::path scratch, const IndexWriterSettings& settings,
                         const VariantTable& variants, Run& run)
    : method_(method),
      scratch_(std::move(scratch)),
      words_(settings.words),
      variants_(variants),
      run_(run),
      queue_(settings.jobs),
      tree_(settings.fan_in) {
  threads_.start(settings.jobs, [this] { work(); });
}

IndexWriter::~IndexWriter() { queue_.cancel(); }

void IndexWriter::write(ArticleBatch&& batch) {
  if (!queue_.push(std::move(batch))) rethrow_failure();
}

Paths IndexWriter::finish() {
  queue_.close();
  threads_.wait();
  Paths paths;
  for (const Part part : tree_.parts()) paths.push_back(path_of(part));
  return paths;
}

void IndexWriter::rethrow_failure() {
  threads_.wait();
  throw std::logic_error("the batch queue was cancelled although no thread has failed");
}

std::filesystem::path IndexWriter::path_of(Part part) const {
  return scratch_ / fmt::format("part-{}-{}", part.level, part.number);
}

void IndexWriter::work() {
  CancelUnlessDone guard(queue_);
  Analyzer analyzer{variants_};
  while (const auto batch = queue_.pop()) {
    const Part part{0, batch->number};
    method_.write_part(path_of(part), *batch, words_, analyzer, run_);
    add(part);
  }
  guard.done();
}

void IndexWriter::add(Part part) {
  for (;;) {
    std::optional<PartTree::Merge> merge;
    {
      const std::lock_guard lock(mutex_);
      merge = tree_.add(part);
    }
    if (!merge) return;
    Paths children;
    for (const Part child : merge->children) children.push_back(path_of(child));
    method_.merge_parts(children, path_of(merge->parent), run_.check_point);
    for (const auto& child : children) std::filesystem::remove_all(child);
    part = merge->parent;
  }
}

}  // namespace khabar
