// Mail: newsletters as .eml, one message a file, and as mbox, any number of messages.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

// The first line is the "From ..." of an mbox, or the first lines are fields of a message, From among them.
bool is_mail(std::string_view head, std::string_view path);

// * title: Subject; date: Date; author: the name in From; id: Message-ID, else the path with "#" and the number
// * body: the text/plain parts, or the text/html parts if these say much more; attachments are no text
// Encoded words, transfer encodings and character sets are decoded.
void read_mail(SourceFile& file);

}  // namespace khabar
