#include "indexer/build/index_metadata.h"

#include "indexer/sorting/form_run.h"

namespace khabar {

Xapian::Database write_metadata_database(const Paths& parts, const std::filesystem::path& scratch,
                                         const IndexMetadata& metadata, const CheckPoint& check_point) {
  const std::string path = scratch / "tables";
  {
    Xapian::WritableDatabase tables(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    write_form_table(parts, scratch, tables, check_point);
    write_metadata(tables, metadata);
    tables.commit();
  }
  return Xapian::Database(path);
}

}  // namespace khabar
