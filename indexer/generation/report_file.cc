#include "indexer/generation/report_file.h"

#include <unistd.h>

#include "indexer/generation/durable_file.h"

namespace khabar {

ReportFile::ReportFile(const IndexDirectory& directory, const std::string& run)
    : draft_(directory.reports() / ('.' + run + ".json")), path_(directory.reports() / (run + ".json")) {}

// A destructor cannot report; what stays behind is hidden and falls to the next writer.
ReportFile::~ReportFile() { ::unlink(draft_.c_str()); }

void ReportFile::write(std::string_view json) { write_durably(draft_, json); }

void ReportFile::show() { rename_durably(draft_, path_); }

}  // namespace khabar
