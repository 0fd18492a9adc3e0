// Which encoding bytes without mark and declaration are in.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// UTF-16 without byte-order mark, told by every second byte being 0 or that of the Arabic block; kUtf16Little,
// kUtf16Big or empty. Needs the beginning of a text only.
std::string_view detect_utf16(std::string_view bytes);

// The charset_name() of a text that is not UTF-8, or empty if nothing is sure enough. Bytes that read as Arabic in
// windows-1256 or ISO-8859-6, or as a Western European language in windows-1252, are told by letters and their
// neighbours, from three letters on; everything else by ICU.
std::string detect_charset(std::string_view bytes);

// Whether the bytes read as Arabic in one of its two encodings of one byte; that one, or empty.
std::string_view detect_arabic(std::string_view bytes);

}  // namespace khabar
