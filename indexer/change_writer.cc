#include "indexer/change_writer.h"

#include <stdexcept>
#include <utility>

namespace khabar {
namespace {

constexpr std::size_t kQueuedBatches = 4;
constexpr std::size_t kBatch = 32;  // few, so that the thread begins early

}  // namespace

ChangeWriter::ChangeWriter(std::function<std::unique_ptr<GenerationEdit>()> open)
    : open_(std::move(open)), queue_(kQueuedBatches) {}

ChangeWriter::~ChangeWriter() { queue_.cancel(); }  // the future of std::async waits for its thread

void ChangeWriter::put(Article&& article) {
  if (!thread_.valid()) thread_ = std::async(std::launch::async, [this] { return work(); });
  batch_.articles.push_back(std::move(article));
  if (batch_.articles.size() >= kBatch) push();
}

void ChangeWriter::push() {
  if (queue_.push(std::exchange(batch_, {}))) return;
  thread_.get();
  throw std::logic_error("the batch queue was cancelled although the thread has not failed");
}

std::unique_ptr<GenerationEdit> ChangeWriter::finish() {
  if (!thread_.valid()) return open_();
  if (!batch_.articles.empty()) push();
  queue_.close();
  return thread_.get();
}

std::unique_ptr<GenerationEdit> ChangeWriter::work() {
  CancelUnlessDone guard(queue_);
  std::unique_ptr<GenerationEdit> edit = open_();
  while (const auto batch = queue_.pop()) {
    for (const Article& article : batch->articles) edit->put(article);
  }
  guard.done();
  return edit;
}

}  // namespace khabar
