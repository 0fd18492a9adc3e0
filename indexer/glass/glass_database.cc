#include "indexer/glass/glass_database.h"

#include <algorithm>
#include <string>

#include "common/digest.h"
#include "indexer/generation/durable_file.h"
#include "indexer/glass/version_file.h"

namespace khabar::glass {

GlassDatabase::GlassDatabase(const std::filesystem::path& directory)
    : directory_(directory),
      postings_(directory / "postlist.glass"),
      documents_(directory / "docdata.glass"),
      term_lists_(directory / "termlist.glass") {}

void GlassDatabase::add_data(DocumentId document, Tag data) {
  if (!data.bytes.empty()) documents_.add(document_key(document), data);
}

void GlassDatabase::add_terms(DocumentId document, Tag terms, Tag used_slots) {
  term_lists_.add(document_key(document), terms);
  if (!used_slots.bytes.empty()) term_lists_.add(used_slots_key(document), used_slots);
}

FileDigests GlassDatabase::finish(DocumentId last_document) {
  const FinishedTable documents = documents_.finish();
  const FinishedTable postings = postings_.finish();
  const FinishedTable term_lists = term_lists_.finish();

  DatabaseDescription database{{}, postings.root, documents.root, term_lists.root, postings_.documents()};
  database.statistics.last = std::max(database.statistics.last, last_document);
  FileDigests files{documents.file, postings.file, term_lists.file};
  database.uuid = digest(digests_text(files) + std::to_string(database.statistics.last));

  const std::string version = version_file_text(database);
  write_durably(directory_ / kVersionFile, version);
  sync_path(directory_);
  files.insert(files.begin() + 1, {kVersionFile, version.size(), hex_digest(version)});  // in the order of names
  return files;
}

}  // namespace khabar::glass
