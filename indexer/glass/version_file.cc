#include "indexer/glass/version_file.h"

#include <algorithm>
#include <stdexcept>

#include "common/stored/leb128.h"
#include "indexer/glass/tag_compressor.h"

namespace khabar::glass {
namespace {

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
constexpr std::uint16_t kFormat = (2016 - 2014) << 9 | 3 << 5 | 14;
constexpr std::size_t kUuidBytes = 16;
constexpr std::size_t kBlockUnit = 2048;
constexpr std::uint32_t kNeverCompress = 0;

constexpr std::uint32_t kSequential = 2;
constexpr std::uint32_t kNoBlock = 1;

void append_root(std::string& out, std::uint32_t block, std::uint32_t level_and_flags, std::uint64_t entries,
                 std::uint32_t compress_above, std::string_view free_blocks) {
  append_leb128(out, block);
  append_leb128(out, level_and_flags);
  append_leb128(out, entries);
  append_leb128(out, Block::kBytes / kBlockUnit);
  append_leb128(out, compress_above);
  append_leb128(out, free_blocks.size());
  out += free_blocks;
}

void append_table(std::string& out, const TableRoot& root, std::uint32_t compress_above) {
  std::string free_blocks;
  for (const std::uint32_t number : {kRevision, root.blocks, 0U, 0U, 0U, 0U}) append_leb128(free_blocks, number);
  append_root(out, root.block, root.level << 2U | kSequential, root.entries, compress_above, free_blocks);
}

void append_no_table(std::string& out, std::uint32_t compress_above) {
  append_root(out, 0, kSequential | kNoBlock, 0, compress_above, {});
}

void append_statistics(std::string& out, const DocumentStatistics& of) {
  if (of.longest < of.largest_frequency || of.last < of.documents) {
    throw std::logic_error("the statistics of documents contradict each other");
  }
  append_leb128(out, of.documents);
  append_leb128(out, of.last - of.documents);
  append_leb128(out, of.shortest);
  append_leb128(out, of.largest_frequency);
  append_leb128(out, of.longest - of.largest_frequency);
  append_leb128(out, 0);  // changesets
  append_leb128(out, of.length);
  append_leb128(out, 0);  // spelling
}

}  // namespace

std::string version_file_text(const DatabaseDescription& database) {
  if (database.uuid.size() != kUuidBytes) throw std::logic_error("a uuid has 16 bytes");
  std::string out(kMagic);
  out += static_cast<char>(kFormat >> 8U);
  out += static_cast<char>(kFormat & 0xFFU);
  out += database.uuid;
  append_leb128(out, kRevision);
  append_table(out, database.postings, kNeverCompress);
  append_table(out, database.documents, kCompressAbove);
  append_table(out, database.term_lists, kCompressAbove);
  append_no_table(out, kNeverCompress);  // position
  append_no_table(out, kCompressAbove);  // spelling
  append_no_table(out, kCompressAbove);  // synonym
  append_statistics(out, database.statistics);
  return out;
}

}  // namespace khabar::glass
