#include "indexer/load/draft.h"

#include "indexer/glass/glass_database.h"
#include "indexer/load/column.h"
#include "indexer/load/segment.h"
#include "indexer/load/value_tables.h"

namespace khabar {

void write_draft(const std::vector<std::filesystem::path>& segments, const DocumentSet& documents,
                 std::span<const glass::Slot> slots, const std::filesystem::path& directory,
                 const CheckPoint& check_point) {
  const std::vector<std::filesystem::path> columns = all_columns(segments);
  const auto read = [&](const std::string& name, const auto& see) {
    for (ColumnReader column(column_files(columns, name)); column.next();) {
      check_point();
      if (documents.contains(column.document())) see(column);
    }
  };
  glass::GlassDatabase database(directory);
  read(column::kData, [&](const ColumnReader& column) {
    const auto tag = tag_of_record(column.bytes());
    if (!tag) column.refuse();
    database.add_data(column.document(), *tag);
  });
  write_values(
      slots,
      [&](glass::Slot slot, const SeeValue& see) {
        read(column::values(slot), [&](const ColumnReader& column) { see(column.document(), column.bytes()); });
      },
      database.postings());
  database.postings().begin_lengths();
  read(column::kShape, [&](const ColumnReader& column) { database.postings().add_length(column.document(), 0); });
  database.finish();
}

}  // namespace khabar
