// An HTTP response as a crawler kept it.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

struct CrawledResponse {
  int status = 0;            // 0 if it is no HTTP response
  std::string content_type;  // in lower case, with its parameters; empty if it is missing
  std::string body;          // after decode_body()
  std::string problem;       // why the body cannot be used, in words for a user
};

// Reads the header; the body is as transferred.
CrawledResponse parse_http_response(std::string_view block);

// Undoes chunked transfer coding and the content codings gzip, deflate, br and zstd, in whatever order the header of
// `block` names them; what is not coded as the header says is taken as it is, because some crawlers keep decoded bodies
// under the old header. `problem` is set for other codings, for damaged data, and for more than `limit` bytes.
void decode_body(std::string_view block, std::size_t limit, CrawledResponse& response);

}  // namespace khabar
