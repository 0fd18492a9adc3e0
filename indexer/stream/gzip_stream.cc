#include "indexer/stream/gzip_stream.h"

#include <algorithm>

namespace khabar {

namespace {
constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";
constexpr std::size_t kTrial = 4096;  // packed bytes that surely unpack to the first few of a member

// How many of the bytes ahead lie before a place, other than their front, where a member may begin.
std::size_t distance_to_magic(std::string_view ahead) {
  const std::size_t at = ahead.find(kGzipMagic, 1);
  if (at != std::string_view::npos) return at;
  return ahead.size() < kTrial ? ahead.size() : ahead.size() - (kGzipMagic.size() - 1);
}
}  // namespace

bool is_gzip(std::string_view head) { return head.starts_with(kGzipMagic); }

std::size_t GzipStream::read(std::span<char> buffer) {
  if (!begun_) buffer = buffer.first(std::min(buffer.size(), kFirstBytes));
  std::size_t given = 0;
  while (given == 0 && !buffer.empty() && !ended_) {
    const std::string_view ahead = packed_.peek(resume_at_.empty() ? 1 : kTrial);
    if (ahead.empty()) {
      ended_ = true;
      failure_ = "the gzip data are cut short";
      break;
    }
    if (in_member_ && begins_member(ahead)) {  // zlib would take it for more of the present one
      failure_ = "the gzip data are damaged: a member is cut";
      inflater_.reset();
    }
    const std::size_t size = resume_at_.empty() ? ahead.size() : distance_to_magic(ahead);
    const Inflater::Step step = inflater_.unpack(ahead.substr(0, size), buffer);
    packed_.consume(step.taken);
    given = step.given;
    in_member_ = step.state != Inflater::State::kEnd;
    if (step.state == Inflater::State::kEnd) {
      if (is_gzip(packed_.peek(3))) {
        inflater_.reset();
      } else {
        ended_ = true;  // gzip(1) too leaves out what follows the last member, mostly padding of tapes
      }
    } else if (step.state == Inflater::State::kDamaged) {
      failure_ = "the gzip data are damaged: " + std::string(inflater_.problem());
      ended_ = resume_at_.empty();
      if (!ended_) skip_to_next_member();
    }
  }
  begun_ = begun_ || given > 0;
  return given;
}

bool GzipStream::begins_member(std::string_view ahead) const {
  if (resume_at_.empty() || !is_gzip(ahead)) return false;
  Inflater trial(Inflater::Format::kGzip);
  std::string content(resume_at_.size(), '\0');
  trial.unpack(ahead.substr(0, kTrial), content);
  return content == resume_at_;
}

void GzipStream::skip_to_next_member() {
  std::string_view ahead = packed_.peek(kTrial);
  while (!ahead.empty() && !begins_member(ahead)) {
    packed_.consume(distance_to_magic(ahead));
    ahead = packed_.peek(kTrial);
  }
  in_member_ = false;
  ended_ = ahead.empty();
  if (!ended_) inflater_.reset();
}

std::string GzipStream::failure() const {
  const std::string below = packed_.failure();
  return below.empty() ? failure_ : below;
}

}  // namespace khabar
