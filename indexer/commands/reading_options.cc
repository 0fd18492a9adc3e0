#include "indexer/commands/reading_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/program/error.h"
#include "indexer/text/charset.h"

namespace khabar {

namespace {

// The encoding that --encoding names, under its usual name.
std::string encoding_from(const ParsedOptions& options) {
  const std::string typed = options.get("encoding");
  if (typed.empty()) return {};
  std::string name = charset_name(typed);
  if (!name.empty()) return name;
  const std::string_view nearest = nearest_charset(typed);
  throw Error(fmt::format("--encoding {}: no encoding has this name", typed),
              nearest.empty() ? fmt::format("Arabic news come in {}", fmt::join(common_charsets(), ", "))
                              : fmt::format("did you mean {}?", nearest));
}

}  // namespace

SourceOptions source_options(const ParsedOptions& options) {
  SourceOptions source;
  source.encoding = encoding_from(options);
  source.follow_links = options.has("follow-links");
  source.fields = FieldNames(options.get("map"));
  return source;
}

SkipLimit max_skipped_option(const ParsedOptions& options) {
  return options.has("max-skipped") ? SkipLimit(options.get("max-skipped")) : SkipLimit();
}

}  // namespace khabar
