#include "tests/fuzz/reading.h"

#include <algorithm>
#include <array>

#include "common/utf8.h"
#include "indexer/input/read_stream.h"
#include "tests/fuzz/harness.h"

namespace khabar::fuzz {
namespace {

constexpr std::size_t kPiece = 7;

// A byte becomes six at most (a byte of one that stands for two letters), each text may be in two fields (id and url,
// body and title), and words of our own come on top (file name, reason).
constexpr std::size_t kGrowth = 12;
constexpr std::size_t kAllowance = 1000;

testing::RecordingSink read(std::string_view bytes, std::size_t piece, const std::string& name) {
  PieceStream stream(bytes, piece);
  ByteInput input(stream);
  testing::RecordingSink sink;
  read_stream(input, {"dir/" + name, name}, {}, sink);
  return sink;
}

constexpr std::array kStrings{&Article::id,      &Article::title,  &Article::body,     &Article::source, &Article::url,
                              &Article::section, &Article::author, &Article::language, &Article::path};

void check_article(const Article& article) {
  require(!article.id.empty(), "an article has an id");
  require(!article.title.empty() || !article.body.empty(), "an article has text");
  for (const auto field : kStrings) require(is_utf8(article.*field), "an article is UTF-8");
}

}  // namespace

std::size_t PieceStream::read(std::span<char> buffer) {
  const std::size_t size = std::min({buffer.size(), piece_, rest_.size()});
  std::copy_n(rest_.data(), size, buffer.data());
  rest_.remove_prefix(size);
  return size;
}

testing::RecordingSink read_soundly(std::string_view bytes, const std::string& name) {
  testing::RecordingSink whole = read(bytes, bytes.size() + 1, name);
  for (const Article& article : whole.articles) check_article(article);
  for (const SkippedInput& skipped : whole.skipped) require(!skipped.reason.empty(), "what is skipped has a reason");
  const testing::RecordingSink pieces = read(bytes, kPiece, name);
  require(pieces.articles == whole.articles, "articles do not depend on how their bytes arrive");
  require(pieces.reasons() == whole.reasons(), "reasons do not depend on how bytes arrive");
  return whole;
}

testing::RecordingSink read_boundedly(std::string_view bytes, const std::string& name) {
  testing::RecordingSink sink = read_soundly(bytes, name);
  std::size_t size = 0;
  for (const Article& article : sink.articles) {
    for (const auto field : kStrings) size += (article.*field).size();
  }
  for (const SkippedInput& skipped : sink.skipped) size += skipped.reason.size();
  const std::size_t count = sink.articles.size() + sink.skipped.size();
  require(size <= kGrowth * bytes.size() + kAllowance * count, "articles are bounded by their bytes");
  return sink;
}

}  // namespace khabar::fuzz
