// One JSON object as an article. The keys are those of field_names.h; others are ignored, whatever they hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/article/article_draft.h"
#include "indexer/article/field_names.h"
#include "indexer/format/quick_json.h"
#include "indexer/text/text_encoding.h"

namespace khabar {

class JsonArticleParser {
 public:
  // What the arguments refer to must outlive the parser.
  JsonArticleParser(const EncodingHints& hints, const FieldNames& names);

  // Fills `draft`; answers why not, in words for a user, if `json` is not one JSON object. Bytes that are not UTF-8
  // go through to_utf8() first.
  // Numbers become their text, null and true and false nothing; strings in a list are joined, by an empty line in a
  // body, else by ", ".
  std::optional<std::string> parse(std::string_view json, ArticleDraft& draft);

 private:
  EncodingHints hints_;
  const FieldNames& names_;
  bool may_be_utf8_;
  QuickJson quick_;
};

}  // namespace khabar
