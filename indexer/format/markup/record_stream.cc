#include "indexer/format/markup/record_stream.h"

#include <algorithm>
#include <utility>

namespace khabar {

namespace {

constexpr std::size_t kLongestTagName = 64;
constexpr std::string_view kSection = "<![CDATA[";
constexpr std::string_view kComment = "<!--";

// A longer record is too long for an article, and the next one need not be found inside of what was read.
constexpr std::size_t kMostKept = kMaxArticleBytes + (std::size_t{1} << 20);

}  // namespace

std::size_t RecordStream::read(std::span<char> buffer) {
  if (!opening_.empty()) {
    const std::size_t count = std::min(buffer.size(), opening_.size());
    std::copy_n(opening_.data(), count, buffer.data());
    opening_.erase(0, count);
    return count;
  }
  if (given_ == kept_.size() && !pull()) return 0;
  const std::size_t count = std::min(buffer.size(), kept_.size() - given_);
  std::copy_n(kept_.data() + given_, count, buffer.data());
  given_ += count;
  if (given_ > kMostKept) forget_bytes(given_);
  return count;
}

bool RecordStream::pull() {
  const std::string_view ahead = input_.peek();
  ended_ = ahead.empty();
  kept_ += ahead;
  input_.consume(ahead.size());
  scan();
  return !ended_;
}

void RecordStream::scan() {
  while (scanned_ < kept_.size()) {
    if (!end_mark_.empty()) {
      const std::size_t end = kept_.find(end_mark_, scanned_);
      if (end == std::string::npos) {
        scanned_ = std::max(scanned_, kept_.size() - std::min(kept_.size(), end_mark_.size() - 1));
        return;
      }
      scanned_ = end + end_mark_.size();
      end_mark_ = {};
    }
    const std::size_t at = kept_.find('<', scanned_);
    scanned_ = std::min(at, kept_.size());
    const bool is_seen = ended_ || kept_.size() - scanned_ > kLongestTagName;
    if (at == std::string::npos || !is_seen) return;
    const std::string_view tag = std::string_view(kept_).substr(at, kLongestTagName);
    if (tag.starts_with(kSection) || tag.starts_with(kComment)) {
      end_mark_ = tag.starts_with(kSection) ? "]]>" : "-->";
      unclosed_ = at;
    } else if (begins_record(tag)) {
      records_.push_back({numbers_++, at});
    }
    ++scanned_;
  }
}

bool RecordStream::begins_record(std::string_view tag) const {
  const std::size_t end = tag.find_first_of(" \t\r\n/>");
  return end != std::string_view::npos && is_record_(tag.substr(1, end - 1));
}

// Whether a comment or section has no end in all of the document, so that what looks like records in it are some.
bool RecordStream::reopen_unclosed() {
  if (!ended_ || end_mark_.empty() || unclosed_ >= kept_.size()) return false;
  end_mark_ = {};
  scanned_ = unclosed_ + 1;
  scan();
  return true;
}

void RecordStream::forget_before(std::uint64_t number) {
  while (!records_.empty() && records_.front().number < number) records_.pop_front();
  if (records_.empty() || records_.front().number != number) return;
  // Seldom, since what stays is moved.
  const std::size_t end = std::min(records_.front().at, given_);
  if (end > kept_.size() / 2) forget_bytes(end);
}

void RecordStream::forget_bytes(std::size_t end) {
  lines_ += static_cast<std::uint64_t>(std::count(kept_.data(), kept_.data() + end, '\n'));
  kept_.erase(0, end);
  given_ -= std::min(given_, end);
  scanned_ -= std::min(scanned_, end);
  unclosed_ = unclosed_ < end ? kept_.size() : unclosed_ - end;
  while (!records_.empty() && records_.front().at < end) records_.pop_front();
  for (Record& record : records_) record.at -= end;
}

std::optional<std::uint64_t> RecordStream::resume_at(std::uint64_t number, std::string opening) {
  while (true) {
    while (!records_.empty() && records_.front().number < number) records_.pop_front();
    if (!records_.empty()) break;
    if (kept_.size() > kMostKept) forget_bytes(scanned_);
    if (!pull() && records_.empty() && !reopen_unclosed()) return std::nullopt;
  }
  forget_bytes(records_.front().at);
  given_again_ += std::exchange(given_, 0);
  if (is_spent()) return std::nullopt;
  opening_ = std::move(opening);
  return records_.front().number;
}

bool read_behind_faults(RecordStream& records, RecordState& state, const std::string& opening,
                        const std::function<bool(ByteInput&)>& read) {
  const std::uint64_t lines = state.lines;
  for (int broken = 0; broken <= kMostBrokenRecords; ++broken) {
    ByteInput rest(records);
    if (!read(rest)) return true;
    const auto next = records.resume_at(state.records, state.opening.empty() ? opening : state.opening);
    if (!next) return !records.is_spent();
    state.records = *next;
    state.lines = lines + records.lines_before();
  }
  return false;
}

}  // namespace khabar
