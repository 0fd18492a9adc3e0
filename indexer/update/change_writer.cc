#include "indexer/update/change_writer.h"

#include <stdexcept>
#include <utility>

#include "indexer/build/batch_queue.h"
#include "indexer/build/memory_plan.h"
#include "indexer/update/change_analyzer.h"

namespace khabar {
namespace {

// Few, so that the threads begin early and none waits long for its turn.
constexpr std::size_t kBatch = 32;
constexpr std::size_t kBatchText = std::size_t{1} << 17;

}  // namespace

ChangeWriter::ChangeWriter(ChangeWriterSettings settings, std::function<std::unique_ptr<GenerationEdit>()> open)
    : settings_(std::move(settings)), open_(std::move(open)), queue_(settings_.waiting_bytes) {}

ChangeWriter::~ChangeWriter() { queue_.cancel(); }

void ChangeWriter::start() {
  threads_.start(settings_.jobs, [this] { work(); });
  started_ = threads_.size();
}

void ChangeWriter::put(Change&& change) {
  if (started_ == 0) start();
  const std::size_t bytes = planned_bytes(change.article);
  if (!batch_.changes.empty() && batch_.bytes + bytes > kBatchText) push();
  batch_.bytes += bytes;
  batch_.changes.push_back(std::move(change));
  if (batch_.changes.size() >= kBatch) push();
}

void ChangeWriter::push() {
  const std::uint64_t next = batch_.number + 1;
  if (queue_.push(std::exchange(batch_, ChangeBatch{next, 0, {}}))) return;
  threads_.wait();
  throw std::logic_error("the change queue was cancelled although no thread has failed");
}

std::unique_ptr<GenerationEdit> ChangeWriter::finish() {
  if (!batch_.changes.empty()) push();
  queue_.close();
  threads_.wait();
  if (!edit_) edit_ = open_();
  for (FormCounter& forms : forms_) edit_->count(std::move(forms));
  return std::move(edit_);
}

void ChangeWriter::work() {
  CancelUnlessDone guard(queue_);
  ChangeAnalyzer analyzer(settings_.published, settings_.largest);
  while (const auto batch = queue_.pop()) {
    std::vector<Xapian::Document> documents;
    for (const Change& change : batch->changes) documents.push_back(analyzer.analyze(change));
    if (!queue_.wait_for_turn(*batch)) return;
    write(*batch, documents);
    if (analyzer.forms().size() > kMostForms) edit_->count_some(analyzer.forms());
    queue_.pass(*batch);
  }
  const std::lock_guard lock(mutex_);
  forms_.push_back(std::move(analyzer.forms()));
  guard.done();
}

void ChangeWriter::write(const ChangeBatch& batch, const std::vector<Xapian::Document>& documents) {
  if (!edit_) edit_ = open_();
  for (std::size_t i = 0; i < documents.size(); ++i) edit_->put(batch.changes[i].article, documents[i]);
}

}  // namespace khabar
