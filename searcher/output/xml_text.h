// Foreign text inside XML.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// For text and for values of attributes in quotation marks. What XML 1.0 cannot hold (control characters but for tab
// and ends of lines, U+FFFE, U+FFFF, bytes that are not UTF-8) becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace khabar
