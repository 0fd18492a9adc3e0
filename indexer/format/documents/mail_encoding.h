// What mail is encoded in for the sake of old servers: RFC 2045 and 2047.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// Bytes that are none of the alphabet are passed over.
std::string decode_base64(std::string_view text);

// "=D8=A3" and a '=' at the end of a line.
std::string decode_quoted_printable(std::string_view text);

// A field of a header in UTF-8: "=?UTF-8?B?...?=" and bytes of no declared encoding.
std::string decode_mail_words(std::string_view field);

}  // namespace khabar
