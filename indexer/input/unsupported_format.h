// Files that are no news in any format that is read, yet could pass for text.
#pragma once

#include <string_view>

namespace khabar {

// What a file is by its first bytes: "a PDF document", "a JPEG picture", "a page saved with its parts (MHTML)"; empty
// for everything that may be read.
std::string_view unsupported_format(std::string_view head);

}  // namespace khabar
