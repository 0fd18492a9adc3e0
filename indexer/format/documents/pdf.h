// PDF, by pdftotext of poppler-utils where that is installed.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

bool is_pdf(std::string_view head, std::string_view path);

// One article a file, as plain text is; if its text gives no date, it is the one on which the PDF was made. Skipped
// where the program is missing, for an encrypted file, for one of scanned pages, and past the limits of child_output.h.
void read_pdf(SourceFile& file);

}  // namespace khabar
