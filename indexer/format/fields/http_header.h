// Header fields as HTTP/1.1 (RFC 9112) and WARC write them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace khabar {

// Names in lower case; in the order of the header.
using HeaderFields = std::vector<std::pair<std::string, std::string>>;

// The bytes of the header at the beginning of `text`, with its first line and the empty line that ends it; lines end in
// CRLF or LF. 0 if no empty line comes.
std::size_t header_size(std::string_view text);

// The fields of a header, its first line apart. Lines that begin with white space go on with the one before; lines
// without a colon are passed over.
HeaderFields parse_header_fields(std::string_view header);

// The first value of a field, its name given in lower case; empty if it is missing.
std::string field_value(const HeaderFields& fields, std::string_view name);

}  // namespace khabar
