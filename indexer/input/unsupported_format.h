// Files that are no news in any format that is read, yet could pass for text.
#pragma once

#include <string_view>

namespace khabar {

// What a file is by its first bytes: "a PDF document", "a JPEG picture", "a page saved with its parts (MHTML)"; empty
// for everything that may be read.
std::string_view unsupported_format(std::string_view head);

// The same by its name, for what is a zip archive or nothing by its first bytes: "a DOCX document".
std::string_view unsupported_name(std::string_view path);

// A file that by its name lies beside articles and is none, such as style sheets, indexes of crawls and robots.txt: the
// end of its name, or the whole, for a count. Empty for all others.
std::string_view kind_beside_articles(std::string_view path);

}  // namespace khabar
